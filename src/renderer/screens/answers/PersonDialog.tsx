import type { AnswerRow } from '../../../shared/collection-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import { localDay } from '../../../shared/quarter.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { answersText as text } from '../../text/answers.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';
import { dayOnly } from '../../text/time.ts';
import { rowInstead, rowWords } from './rows.ts';

interface PersonProps {
  row: AnswerRow;
  policy: Policy;
  onClose: () => void;
}

/** Everything that is known of one row, with where it comes from. */
export function PersonDialog({ row, policy, onClose }: PersonProps): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const words = rowWords(row, policy, speaker);
  const until = row.until ? ` – ${dayOnly(row.until, lang)}` : '';
  const number = (n: number): string => (row.entries > 0 ? String(n) : '');
  const facts: [string, string][] = [
    [t(text.post), `${row.post}, ${row.ministry}`],
    [t(text.inOffice), `${dayOnly(row.from, lang)}${until}`],
    [t(text.cabinet), row.cabinet],
    [t(text.answer), rowInstead(row, speaker) ?? ''],
    [t(text.group), words.group],
    [t(text.channel), words.channel],
    [t(text.account), row.account ?? ''],
    [t(text.used), row.first ? `${dayOnly(row.first, lang)} – ${dayOnly(row.last ?? row.first, lang)}` : ''],
    [t(text.often), words.often],
    [t(text.use), number(row.days)],
    [t(text.entries), number(row.entries)],
    [t(text.messages), number(row.messages)],
    [t(text.safe), words.safe],
    [t(text.safeBasis), row.safeBasis ?? ''],
    [t(text.judgedBy), row.judgedBy ?? ''],
    [t(text.kept), words.keptWhole],
    [t(text.reasons), words.reasons],
    [t(text.incidents), row.incidents === null ? '' : String(row.incidents)],
    [t(text.source), words.source],
    [t(text.signedAt), row.signedAt ? dayOnly(localDay(new Date(row.signedAt)), lang) : ''],
  ];
  return (
    <Dialog
      title={row.person}
      wide
      onClose={onClose}
      actions={
        <Button kind="primary" focusFirst keys="Escape" onPress={onClose}>
          {t(common.close)}
        </Button>
      }
    >
      <dl className="personFacts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
