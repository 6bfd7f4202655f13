/** What is pasted into the window where no field has the focus. */

/** Shorter text is no message: somebody pressed the keys by mistake, or meant a field. */
const LEAST = 3;
export const MOST_PASTED = 200_000;

/** Files, or else text; neither where a field takes the text itself. */
export function pastedIn(event: ClipboardEvent): { files: File[]; text: string } {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length > 0) return { files, text: '' };
  const inField =
    event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null;
  const text = inField ? '' : (event.clipboardData?.getData('text/plain') ?? '').trim();
  return { files, text: text.length < LEAST || text.length > MOST_PASTED ? '' : text };
}

/** Cells copied from a spreadsheet: several lines, nearly all with the same number of tabs. */
export function isRows(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const tabs = lines[0]?.split('\t').length ?? 0;
  const alike = lines.filter((line) => line.split('\t').length === tabs).length;
  return lines.length > 1 && tabs > 1 && alike * 3 >= lines.length * 2;
}

/** As a file for the reader of tables. */
export function rowsFile(text: string): File {
  return new File([text], 'geplakte-regels.tsv', { type: 'text/tab-separated-values' });
}

const COPIED = /^\[(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?), (\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\] /gim;

/**
 * As a file, for the readers of conversations. Messages copied from WhatsApp Web have the time before the date; an export
 * has it behind, and only that is turned round.
 */
export function textFile(text: string): File {
  return new File([text.replaceAll(COPIED, '[$2, $1] ')], 'geplakte-tekst.txt', { type: 'text/plain' });
}
