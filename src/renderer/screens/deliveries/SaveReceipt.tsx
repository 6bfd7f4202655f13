import type { TakenPackage } from '../../../shared/collection-records.ts';
import { CallFailure, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { showToast } from '../../components/Toast.tsx';
import { useSession } from '../../state/session.tsx';
import { deliveryText as text } from '../../text/deliveries.ts';
import { useText } from '../../text/text.ts';

/** Writes the receipt of a delivery as a file, for the office; there is none while it waits for its key. */
export function SaveReceipt({
  one,
  primary = false,
}: {
  one: TakenPackage;
  primary?: boolean;
}): React.JSX.Element | null {
  const { t } = useText();
  const { readOnly, person } = useSession();
  const save = useAct('collection.receipt');
  if (!one.hasReceipt || readOnly || person.role !== 'collector') return null;
  const run = async (): Promise<void> => {
    try {
      const { path } = await save.act({ delivery: one.id });
      showToast({ says: t(text.receiptSaved)(path) });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'plain'}
        busy={save.busy}
        label={`${t(text.saveReceipt)}: ${one.register ?? one.name}`}
        onPress={() => void run()}
      >
        {t(text.saveReceipt)}
      </Button>
      <FailureBanner failure={save.failure} />
    </>
  );
}
