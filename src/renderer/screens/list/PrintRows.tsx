import { createPortal } from 'react-dom';
import type { EntryRow } from '../../../shared/records.ts';
import { usePrinted } from '../../components/use-printed.ts';
import { usePost } from '../../state/post.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import { COPIED, cellsOf } from './copy-rows.ts';

/** The most rows a list on paper has: beyond this the register's files are for reading. */
export const MOST_PRINTED = 2_000;

interface PrintRowsProps {
  rows: readonly EntryRow[];
  total: number;
  /** The view and filters, in words. */
  what: string;
  onDone: () => void;
}

/** A plain table beside the window, seen by the printer alone: the list on the screen holds only the rows in sight. */
export function PrintRows({ rows, total, what, onDone }: PrintRowsProps): React.JSX.Element {
  const speaker = useText();
  const { t } = speaker;
  const post = usePost();
  const policy = usePolicy();
  const { title } = useSession();
  usePrinted(onDone);
  return createPortal(
    <section className="printRows" aria-hidden>
      <h1>{title}</h1>
      <p>
        {what}. {t(listText.printed)(rows.length, total)}
      </p>
      <table>
        <thead>
          <tr>
            {COPIED.map((head) => (
              <th key={head.en}>{t(head)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {cellsOf(row, policy, post, speaker).map((cell, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  );
}
