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

/** As a file, for the readers of conversations. */
export function textFile(text: string): File {
  return new File([text], 'geplakte-tekst.txt', { type: 'text/plain' });
}
