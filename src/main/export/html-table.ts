/** A table of a printed page, made the same way for the register and for an answer. Cells come escaped. */
export interface HtmlColumn {
  /** Escaped. */
  readonly head: string;
  /** A class of the cells below it, or none. */
  readonly className: string;
}

/** A section with one table, the first cell of a row being its head; `none` stands where there are no rows. */
export function tableSection(
  title: string,
  caption: string,
  columns: readonly HtmlColumn[],
  rows: Iterable<readonly string[]>,
  none: string,
): string {
  const lines: string[] = [];
  for (const row of rows) {
    const cells = row.map((value, i) => {
      if (i === 0) return `<th scope="row">${value}</th>`;
      const name = columns[i]?.className ?? '';
      return `<td${name === '' ? '' : ` class="${name}"`}>${value}</td>`;
    });
    lines.push(`<tr>${cells.join('')}</tr>`);
  }
  if (lines.length === 0) return `<section class="tables"><h2>${title}</h2><p>${none}</p></section>`;
  const heads = columns.map((c) => `<th scope="col">${c.head}</th>`).join('');
  return `<section class="tables"><h2>${title}</h2><table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></section>`;
}
