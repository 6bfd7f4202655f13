/** Bytes of an old program as text. */
import iconv from 'iconv-lite';

/** By name of a code page; windows-1252 for one that nobody knows. */
export function decodeCodePage(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, iconv.encodingExists(encoding) ? encoding : 'windows-1252');
}
