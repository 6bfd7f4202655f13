import type { Language } from '../../../shared/policy.ts';
import { localDay } from '../../../shared/quarter.ts';
import type { Transcript } from '../../../shared/transcript.ts';
import { capture, transcriptKinds } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import { clock, longDay } from '../../text/time.ts';
import { StateShape } from '../Badge.tsx';

function whenInWords(at: string, lang: Language): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : `${longDay(localDay(moment), lang)}, ${clock(at, lang)}`;
}

/** Text that somebody brought in: by whom, from what, who checked it, and the text. */
export function TranscriptView({ made }: { made: Transcript }): React.JSX.Element {
  const { t, lang } = useText();
  return (
    <>
      <p className="note">
        {t(transcriptKinds[made.kind])} {t(capture.broughtBy)(made.by, whenInWords(made.at, lang))}
        {made.source !== '' && `, ${t(capture.takenFrom)(made.source)}`}
      </p>
      {made.kind === 'transcript' && (
        <p className="note">
          <StateShape shape={made.confirmed ? 'check' : 'ring'} />{' '}
          {made.confirmed
            ? t(capture.confirmedBy)(made.confirmed.by, whenInWords(made.confirmed.at, lang))
            : t(capture.notConfirmed)}
        </p>
      )}
      <div className="plainText">{made.text}</div>
    </>
  );
}
