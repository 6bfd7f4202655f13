/** Enough for the headers of any mail that a person reads; what is beyond is said. */
export const HEADER_BYTES = 64 * 1024;

const HIDES_ORDER = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;

/**
 * The headers of a mail as they stand in the file, up to its first blank line. `whole` false: they go on beyond these
 * bytes. Letters that would turn the reading order are shown as a sign, so that no line reads otherwise than it is.
 */
export function headerLines(bytes: Uint8Array): { text: string; whole: boolean } {
  const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n').replace(/^\n+/, '');
  const end = text.indexOf('\n\n');
  return {
    text: (end < 0 ? text : text.slice(0, end)).replaceAll(HIDES_ORDER, '\ufffd'),
    whole: end >= 0 || bytes.length < HEADER_BYTES,
  };
}
