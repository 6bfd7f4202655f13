/** Sealing a whole file for one receiver, and opening it: the age format, so that any other age program can do the same. */
import { Decrypter, Encrypter } from 'age-encryption';

/** The bytes of `plain`, sealed for `recipient` (`age1...`), as they are made. */
export async function sealStream(
  plain: ReadableStream<Uint8Array>,
  recipient: string,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return await encrypter.encrypt(plain);
}

/** A small file, sealed for `recipient`. */
export async function sealFile(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return await encrypter.encrypt(plain);
}

/**
 * What was sealed, or why it does not open: `foreign`, sealed for somebody else (a changed lock in its head looks the same),
 * or `changed`, whole for nobody.
 */
export async function openOrWhy(sealed: Uint8Array, identity: string): Promise<Uint8Array | 'foreign' | 'changed'> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch (error) {
    // The library has no closed list of errors; this one says that no lock of the file is ours.
    return error instanceof Error && error.message.startsWith('no identity matched') ? 'foreign' : 'changed';
  }
}

/** What was sealed, or null where the bytes are not for this identity or were changed. */
export async function openSealed(sealed: Uint8Array, identity: string): Promise<Uint8Array | null> {
  const opened = await openOrWhy(sealed, identity);
  return typeof opened === 'string' ? null : opened;
}

const MAGIC = 'age-encryption.org/v1\n';

export function isSealed(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}
