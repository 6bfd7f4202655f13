import { useState } from 'react';
import type { AnswerRow } from '../../../shared/collection-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { Badge, type Shape } from '../../components/Badge.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { answersText as text } from '../../text/answers.ts';
import { useText } from '../../text/text.ts';
import { shortDay } from '../../text/time.ts';
import { MISSING_LOOKS } from './Missing.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { HEADS, rowInstead, rowWords } from './rows.ts';

const SAFE: Record<string, Shape> = {
  VEILIG: 'check',
  VEILIG_MET_MAATREGELEN: 'squareCheck',
  NIET_VEILIG: 'triangle',
  NIET_TE_BEOORDELEN: 'dash',
};

/** Every person and account as a row; names stay in sight, arrows walk, Enter opens the person. */
export function AnswerTable({ rows, policy }: { rows: readonly AnswerRow[]; policy: Policy }): React.JSX.Element {
  const { t } = useText();
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<AnswerRow | null>(null);
  const index = Math.min(at, Math.max(0, rows.length - 1));
  const keys = (event: React.KeyboardEvent<HTMLTableElement>): void => {
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, to));
      setAt(next);
      event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')[next]?.focus();
    } else if (event.key === 'Enter') setOpened(rows[index] ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useShortcut('Enter', () => setOpened(rows[index] ?? null), t(text.openPerson), {
    enabled: rows.length > 0,
    foot: t(text.openPerson),
    palette: false,
  });
  return (
    <div className="answerScroll scrolls">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with arrows is a grid */}
      <table className="answerTable" role="grid" aria-label={t(text.table)} onKeyDown={keys}>
        <thead>
          <tr>
            {/* The kind stands under the channel: twelve columns do not fit beside each other. */}
            {HEADS.filter((head) => head !== text.group).map((head) => (
              <th scope="col" key={head.en} className={head === text.use ? 'number' : ''}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
            <tr
              // oxlint-disable-next-line react/no-array-index-key -- one person may have two rows alike
              key={i}
              tabIndex={i === index ? 0 : -1}
              className={row.state === 'missing' ? 'lacking' : ''}
              onFocus={() => setAt(i)}
              onClick={() => setAt(i)}
              onDoubleClick={() => setOpened(row)}
            >
              <Cells row={row} policy={policy} />
            </tr>
          ))}
        </tbody>
      </table>
      {opened && <PersonDialog row={opened} policy={policy} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Cells({ row, policy }: { row: AnswerRow; policy: Policy }): React.JSX.Element {
  const speaker = useText();
  const { lang } = speaker;
  const words = rowWords(row, policy, speaker);
  const instead = rowInstead(row, speaker);
  const day = (iso: string): string => shortDay(iso, lang).replace(/^\S+ /, '');
  return (
    <>
      <th scope="row">{row.person}</th>
      <td>{row.post}</td>
      <td>{row.ministry}</td>
      {instead === null ? (
        <>
          <td>
            {words.channel} <span className="note answerKind">{words.group}</span>
          </td>
          <td className="nowrap">{period(row.first, row.last, day)}</td>
          <td className="number">{row.entries > 0 ? row.days : ''}</td>
          <td>{words.often}</td>
          <td>{words.safe && <Badge shape={SAFE[row.safe ?? ''] ?? 'clock'}>{words.safe}</Badge>}</td>
          <td>{words.kept}</td>
          <td>{words.reason}</td>
        </>
      ) : (
        <td colSpan={7}>
          {row.missing ? (
            <Badge {...MISSING_LOOKS[row.missing]}>{instead}</Badge>
          ) : (
            <span className="quiet">{instead}</span>
          )}
        </td>
      )}
      <td className="quiet nowrap">{words.source}</td>
    </>
  );
}

/** "12 jan – 4 mrt"; one day is said once. */
function period(first: Day | null, last: Day | null, day: (one: Day) => string): string {
  if (first === null) return '';
  return last === null || last === first ? day(first) : `${day(first)} – ${day(last)}`;
}
