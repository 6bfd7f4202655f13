import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogProps {
  /** The question. */
  title: string;
  onClose: () => void;
  /** Buttons, the harmless one first with `focusFirst`, the primary last in reading order. */
  actions: ReactNode;
  children?: ReactNode;
  wide?: boolean;
  /** As wide as the window allows: something to read. */
  huge?: boolean;
  /** Pressing Enter in a field of the dialog. */
  onSubmit?: () => void;
}

/** To the first answer that is wrong: a long dialog may have it out of sight. */
function focusWrong(form: HTMLFormElement): void {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  (wrong?.querySelector<HTMLElement>('input') ?? wrong)?.focus();
}

/** A question over the screen: top third, focus kept inside, Esc cancels. */
export function Dialog({ title, onClose, actions, children, wide, huge, onSubmit }: DialogProps): React.JSX.Element {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={huge ? 'modal huge' : wide ? 'modal wide' : 'modal'}>
        <AriaDialog className="dialog">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit?.();
              const form = event.currentTarget;
              // After the sentences are there, so that a reader hears the field with its error.
              setTimeout(() => focusWrong(form), 0);
            }}
          >
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            <div className="buttons end">{actions}</div>
          </form>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
