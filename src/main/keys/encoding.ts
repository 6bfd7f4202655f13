/** Text forms of bytes that people read, type or say. All of them are strict: other spellings are refused, not guessed. */

/** RFC 4648 base32, lower case, no padding: for ids and file names. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** Crockford's digits: no I, L, O or U, so that a printed code survives handwriting and the telephone. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function toDigits(bytes: Uint8Array, digits: string): string {
  let out = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += digits[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  if (bits > 0) out += digits[(value << (5 - bits)) & 31];
  return out;
}

/** `e-` + 16 letters from 10 random bytes. */
export function newId(prefix: string, random: (n: number) => Uint8Array): string {
  return `${prefix}-${toDigits(random(10), BASE32)}`;
}

/** Crockford text of `bytes`, in groups of `size`. */
export function toGroups(bytes: Uint8Array, size: number): string[] {
  const all = toDigits(bytes, CROCKFORD);
  return all.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}

/**
 * Reads typed groups back to their digits. Spaces and hyphens do not count, lower case and the look-alikes I, L and O
 * are taken for 1, 1 and 0; anything else gives null.
 */
export function readGroups(typed: string): string | null {
  const digits = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0');
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(digits) ? digits : null;
}
