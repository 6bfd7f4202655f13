/**
 * A signature to take along (docs/format.md 13): what a person's slot holds but the wrapped vault key, so that it signs and
 * opens what was sealed for them, and never the workspace. It also has the log's key, by which a request is told from a
 * forged one; a proof under the passphrase holds the whole together.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { KanaalError } from '../../shared/errors.ts';
import type { KdfParameters } from './kdf.ts';
import { seal, subkey, unseal } from './seal.ts';
import { type OpenedLock, openLock, openSeed, type Slot } from './vault.ts';
import { isKdf } from './vault-file.ts';
import { isRecipient } from './wrap.ts';

export const IDENTITY_FORMAT = 'kanaalregister/identity/v1';

export interface IdentityFile {
  format: typeof IDENTITY_FORMAT;
  workspace: string;
  title: string;
  personId: string;
  name: string;
  kdf: KdfParameters;
  recipient: string;
  identity: string;
  signing: string;
  /** Verifier keys of the log when the file was made. */
  logKeys: string[];
  /** SHA-256 of the file without this field, sealed under the passphrase. */
  proof: string;
}

export interface OpenedIdentity {
  /** `AGE-SECRET-KEY-1...` */
  identity: string;
  /** The signing key's secret bytes. */
  seed: Uint8Array;
}

type Unproven = Omit<IdentityFile, 'proof'>;

function digestOf(file: Unproven): Buffer {
  const { format, workspace, title, personId, name, kdf, recipient, identity, signing, logKeys } = file;
  const plain = { format, workspace, title, personId, name, kdf, recipient, identity, signing, logKeys };
  return createHash('sha256')
    .update(canonicalize(plain) ?? '', 'utf8')
    .digest();
}

function proofKey(opened: OpenedLock): Uint8Array {
  return subkey(opened.key, 'identity-file');
}

/** The file's text, or null when the passphrase is not the slot's. Throws `no_signing_key` where there is none yet. */
export async function makeIdentityFile(
  slot: Slot,
  office: { workspace: string; title: string; logKeys: string[] },
  passphrase: string,
): Promise<string | null> {
  const { personId, name, kdf, recipient, identity, signing } = slot;
  if (signing === null || slot.oneTime) throw new KanaalError('no_signing_key');
  const opened = await openLock({ slot: personId, workspace: office.workspace }, slot, passphrase);
  if (!opened) return null;
  const file: Unproven = {
    format: IDENTITY_FORMAT,
    ...office,
    personId,
    name,
    kdf,
    recipient,
    identity,
    signing,
  };
  return canonicalize({ ...file, proof: seal(proofKey(opened), digestOf(file), opened.data) }) ?? '';
}

const TEXTS = ['workspace', 'title', 'personId', 'name', 'identity', 'signing', 'proof'] as const;

/** Reads the file, without a key. Throws `identity_invalid`. */
export function readIdentityFile(text: string): IdentityFile {
  let file: Partial<IdentityFile> | null;
  try {
    file = JSON.parse(text) as Partial<IdentityFile> | null;
  } catch (cause) {
    throw new KanaalError('identity_invalid', {}, { cause });
  }
  const whole =
    typeof file === 'object' &&
    file !== null &&
    file.format === IDENTITY_FORMAT &&
    TEXTS.every((name) => typeof file[name] === 'string') &&
    isKdf(file.kdf) &&
    isRecipient(file.recipient) &&
    Array.isArray(file.logKeys) &&
    file.logKeys.every((key) => typeof key === 'string') &&
    canonicalize(file) === text;
  if (!whole) throw new KanaalError('identity_invalid');
  return file as IdentityFile;
}

/** What the file holds, or null when the passphrase is not the one. Throws `identity_invalid` where it was changed. */
export async function openIdentityFile(file: IdentityFile, passphrase: string): Promise<OpenedIdentity | null> {
  const opened = await openLock({ slot: file.personId, workspace: file.workspace }, file, passphrase);
  if (!opened) return null;
  const proven = unseal(proofKey(opened), file.proof, opened.data);
  const seed = openSeed(opened, file.signing);
  if (!seed || !proven || !digestOf(file).equals(proven)) throw new KanaalError('identity_invalid');
  return { identity: opened.identity, seed };
}
