import type { ReactNode } from 'react';
import { CallFailure } from '../api.ts';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { FailureBanner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface FormDialogProps {
  title: string;
  /** The verb of the primary button. */
  saves: string;
  busy: boolean;
  failure: CallFailure | null;
  /** False: an answer is missing, and a field says which. A refusal of the core is shown here. */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A few questions in a dialog that one call of the core answers. */
export function FormDialog(props: FormDialogProps): React.JSX.Element {
  const { t } = useText();
  const submit = async (): Promise<void> => {
    if (props.busy) return;
    try {
      if (await props.onSave()) props.onClose();
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={props.title}
      wide={props.wide ?? false}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      busy={props.busy}
      actions={
        <>
          <Button keys="Escape" onPress={props.onClose}>
            {t(props.busy ? common.close : common.cancel)}
          </Button>
          <Button type="submit" kind="primary" busy={props.busy}>
            {props.saves}
          </Button>
        </>
      }
    >
      <FailureBanner failure={props.failure} />
      {props.children}
    </Dialog>
  );
}
