import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Working } from './Working.tsx';

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
  /** The work that was asked for runs. */
  busy?: boolean;
}

/** To the first answer that is wrong: a long dialog may have it out of sight. */
function focusWrong(form: HTMLFormElement): void {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  (wrong?.querySelector<HTMLElement>('input') ?? wrong)?.focus();
}

/** Where nothing in a dialog asks for the focus: its first question, else its first button, which is the harmless one. */
function focusFirst(form: HTMLFormElement): void {
  if (form.contains(document.activeElement)) return;
  const question = form.querySelector<HTMLInputElement>('input:not([type=file]), select, textarea');
  const chosen = question?.type === 'radio' ? form.querySelector<HTMLElement>('input[type=radio]:checked') : null;
  (chosen ?? question ?? form.querySelector<HTMLElement>('.buttons button'))?.focus();
}

function DialogForm({ children, onSubmit }: { children: ReactNode; onSubmit: (() => void) | undefined }): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.current) focusFirst(form.current);
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit?.();
    const sent = event.currentTarget;
    // After the sentences are there, so that a reader hears the field with its error.
    setTimeout(() => focusWrong(sent), 0);
  };
  return (
    <form ref={form} onSubmit={submit}>
      {children}
    </form>
  );
}

/** A question over the screen: top third, focus kept inside, Esc cancels. */
export function Dialog(props: DialogProps): React.JSX.Element {
  const { title, onClose, actions, children, wide, huge, onSubmit, busy = false } = props;
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={huge ? 'modal huge' : wide ? 'modal wide' : 'modal'}>
        <AriaDialog className="dialog">
          <DialogForm onSubmit={onSubmit}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            {busy && <Working />}
            <div className="buttons end">{actions}</div>
          </DialogForm>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
