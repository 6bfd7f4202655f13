import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';

const MOST_ROWS = 500;

/** Rows of a csv by RFC 4180, with the separator that the first line uses most. */
export function parseTable(text: string): string[][] {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = [';', '\t', ','].sort((a, b) => first.split(b).length - first.split(a).length)[0]!;
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length && rows.length <= MOST_ROWS; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A text as it stands; a csv as the table it is. */
export function TextView({
  text,
  table,
  truncated,
}: {
  text: string;
  table: boolean;
  truncated: boolean;
}): React.JSX.Element {
  const { t } = useText();
  const rows = table ? parseTable(text) : [];
  const [head, ...body] = rows.slice(0, MOST_ROWS);
  return (
    <>
      {head && body.length > 0 ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        <div className="scrolls" tabIndex={0} role="group" aria-label={t(mailText.table)}>
          <table className="factsTable">
            <thead>
              <tr>
                {head.map((cell, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                  <th scope="col" key={index}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {body.map((row, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- a row is its place
                <tr key={at}>
                  {row.map((cell, index) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="plainText">{text}</div>
      )}
      {(truncated || rows.length > MOST_ROWS) && <p className="note">{t(mailText.truncated)}</p>}
    </>
  );
}
