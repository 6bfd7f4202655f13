import { createHash } from 'node:crypto';

/**
 * The number by which people compare keys over the telephone (design 4.1): SHA-256 of the verifier key, its first
 * 16 bytes modulo 10^30, as six groups of five digits.
 */
export function keyNumber(vkey: string): string {
  const head = createHash('sha256').update(vkey, 'utf8').digest().subarray(0, 16);
  const number = BigInt(`0x${head.toString('hex')}`) % 10n ** 30n;
  return (number.toString().padStart(30, '0').match(/.{5}/g) ?? []).join(' ');
}

/** The check number of a text: eight groups of two digits from its SHA-256, for print and telephone. */
export function checkNumber(sha256Hex: string): string {
  const number = BigInt(`0x${sha256Hex.slice(0, 16)}`) % 10n ** 16n;
  return (number.toString().padStart(16, '0').match(/.{2}/g) ?? []).join(' ');
}
