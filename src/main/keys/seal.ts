import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM of a small secret: 12 bytes nonce, ciphertext, 16 bytes tag, as base64url. */
export function seal(key: Uint8Array, plain: Uint8Array, associated: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(associated, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** The secret back, or null where key, bytes or associated data are not the ones it was sealed with. */
export function unseal(key: Uint8Array, sealed: string, associated: string): Uint8Array | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    // A failed tag is the answer "not these", never an accident: the caller turns it into its own sentence.
    return null;
  }
}

/** A key for one purpose, derived from a key that has many. `purpose` is part of the format: see docs/format.md. */
export function subkey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `kanaalregister/${purpose}`, 32));
}
