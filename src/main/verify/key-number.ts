/** The number by which people compare keys over the telephone (docs/format.md 5). */
import { sha256, toHex, utf8 } from './bytes.ts';

/** Six groups of five digits. `vkey`: a verifier key, one line of a trust file. */
export function keyNumber(vkey: string): string {
  const number = BigInt(`0x${toHex(sha256(utf8(vkey)).subarray(0, 16))}`) % 10n ** 30n;
  return (number.toString().padStart(30, '0').match(/.{5}/g) ?? []).join(' ');
}
