import { useCall } from '../../api.ts';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';

/** The words a logged picture is found by. Nothing where it has none. */
export function PictureText({ evidenceId }: { evidenceId: string }): React.JSX.Element | null {
  const { t } = useText();
  const words = useCall('pictures.words', { evidenceId }).data?.words;
  if (!words) return null;
  return (
    <details className="pictureText">
      <summary>{t(capture.words)}</summary>
      <p className="note">{t(capture.byMachine)}</p>
      <div className="plainText">{words}</div>
    </details>
  );
}
