/**
 * Wrapping the vault key to a slot's own key pair, so that a new vault key can be given to everybody without anybody's
 * passphrase. The pair is an age X25519 identity: a format with an open specification and more than one implementation.
 */
import canonicalize from 'canonicalize';

/** Loaded when it is needed: it brings sixty modules of curves, and a start would wait for them. */
const age = (): Promise<typeof import('age-encryption')> => import('age-encryption');

/** Begins to load it, for who is busy with something else first. What fails here fails where it is used. */
export function expectWrapping(): void {
  age().catch(() => undefined);
}

export interface KeyPair {
  /** `AGE-SECRET-KEY-1...` */
  identity: string;
  /** `age1...` */
  recipient: string;
}

export async function newKeyPair(): Promise<KeyPair> {
  const { generateX25519Identity, identityToRecipient } = await age();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export function isRecipient(text: unknown): text is string {
  return typeof text === 'string' && /^age1[02-9ac-hj-np-z]{58}$/.test(text);
}

/** Whose slot of which workspace: part of what is wrapped, so that a wrapped key put in another slot does not open. */
export interface Holder {
  slot: string;
  workspace: string;
}

/** base64url of an age file that holds the vault key and says for whom it is. */
export async function wrapKey(recipient: string, vaultKey: Uint8Array, holder: Holder): Promise<string> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const plain = canonicalize({ ...holder, key: Buffer.from(vaultKey).toString('base64url') }) ?? '';
  return Buffer.from(await encrypter.encrypt(plain)).toString('base64url');
}

/** The vault key back, or null where the bytes are not for this identity and this holder. */
export async function unwrapKey(identity: string, wrapped: string, holder: Holder): Promise<Uint8Array | null> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  let text: string;
  try {
    text = await decrypter.decrypt(Buffer.from(wrapped, 'base64url'), 'text');
  } catch {
    // Not for this identity, or changed: the caller says that the file is damaged.
    return null;
  }
  const given = JSON.parse(text) as Partial<Holder & { key: string }>;
  if (given.slot !== holder.slot || given.workspace !== holder.workspace || typeof given.key !== 'string') return null;
  const key = Buffer.from(given.key, 'base64url');
  return key.length === 32 ? key : null;
}
