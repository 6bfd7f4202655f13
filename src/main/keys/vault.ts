/**
 * `vault.json`: what is readable without a key. It holds the vault key once per person, wrapped to that person's key
 * pair, and once to that of the printed recovery sheet; the secret half of each pair is sealed under the passphrase or
 * the sheet. Slot, workspace and parameters are associated data, so a slot moved to another person or workspace does
 * not open.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Role } from '../../shared/codes.ts';
import { KanaalError } from '../../shared/errors.ts';
import { readGroups, toGroups } from './encoding.ts';
import { deriveKey, type KdfParameters, newKdf } from './kdf.ts';
import { seal, subkey, unseal } from './seal.ts';
import { expectWrapping, type Holder, newKeyPair, unwrapKey, wrapKey } from './wrap.ts';

export const VAULT_FORMAT = 1;

/** What every lock of the vault has: of a person, or of the recovery sheet. */
export interface Wrapping {
  kdf: KdfParameters;
  /** Public half of the key pair. */
  recipient: string;
  /** Secret half, sealed under what the person types. */
  identity: string;
  /** The vault key, for `recipient`. */
  wrapped: string;
}

export interface Slot extends Wrapping {
  personId: string;
  name: string;
  role: Role;
  /** True until the first unlock replaces the one-time code by a passphrase. */
  oneTime: boolean;
  /** The signing key's 32 secret bytes, sealed; null until the first unlock. */
  signing: string | null;
}

export interface Vault {
  format: number;
  program: 'kanaalregister';
  workspace: string;
  kind: 'office' | 'collection';
  title: string;
  cipher: 'chacha20';
  slots: Slot[];
  recovery: Wrapping;
}

export interface OpenedSlot {
  vaultKey: Uint8Array;
  /** The secret bytes of the person's signing key, or null where there is none yet. */
  seed: Uint8Array | null;
}

type Random = (n: number) => Uint8Array;

function associated(workspace: string, slot: string, kdf: KdfParameters): string {
  return canonicalize({ kdf, slot, workspace }) ?? '';
}

const RECOVERY = 'recovery';

interface Opened {
  /** Stretched from what was typed. */
  key: Uint8Array;
  data: string;
  vaultKey: Uint8Array;
}

async function makeWrapping(
  holder: Holder,
  secret: string,
  vaultKey: Uint8Array,
  random: Random,
): Promise<{ wrapping: Wrapping } & Pick<Opened, 'key' | 'data'>> {
  const kdf = newKdf(random);
  const key = await deriveKey(secret, kdf);
  const data = associated(holder.workspace, holder.slot, kdf);
  const { identity, recipient } = await newKeyPair();
  const wrapping = {
    kdf,
    recipient,
    identity: seal(subkey(key, 'identity'), Buffer.from(identity, 'utf8'), data),
    wrapped: await wrapKey(recipient, vaultKey, holder),
  };
  return { wrapping, key, data };
}

export interface OpenedLock extends Omit<Opened, 'vaultKey'> {
  /** `AGE-SECRET-KEY-1...` */
  identity: string;
}

/** The secret half of a lock's key pair, or null when what was typed is not it. */
export async function openLock(
  holder: Holder,
  { kdf, identity }: Pick<Wrapping, 'kdf' | 'identity'>,
  secret: string,
): Promise<OpenedLock | null> {
  const deriving = deriveKey(secret, kdf);
  expectWrapping();
  const key = await deriving;
  const data = associated(holder.workspace, holder.slot, kdf);
  const plain = unseal(subkey(key, 'identity'), identity, data);
  return plain && { key, data, identity: Buffer.from(plain).toString('utf8') };
}

/** Null when what was typed is not it; `workspace_damaged` where it is, and the wrapped key is another's all the same. */
async function openWrapping(holder: Holder, wrapping: Wrapping, secret: string): Promise<Opened | null> {
  const opened = await openLock(holder, wrapping, secret);
  if (!opened) return null;
  const vaultKey = await unwrapKey(opened.identity, wrapping.wrapped, holder);
  if (!vaultKey) throw new KanaalError('workspace_damaged', { what: 'vault.json' });
  return { key: opened.key, data: opened.data, vaultKey };
}

/** A slot for one person. `seed` null: the person still has to make a signing key. */
export async function makeSlot(
  workspace: string,
  who: { personId: string; name: string; role: Role },
  secret: { passphrase: string; oneTime: boolean; vaultKey: Uint8Array; seed: Uint8Array | null },
  random: Random,
): Promise<Slot> {
  const holder = { slot: who.personId, workspace };
  const { wrapping, key, data } = await makeWrapping(holder, secret.passphrase, secret.vaultKey, random);
  return {
    ...who,
    oneTime: secret.oneTime,
    ...wrapping,
    signing: secret.seed ? seal(subkey(key, 'sign'), secret.seed, data) : null,
  };
}

/** Opens a slot, or null when the passphrase is not the one. */
export async function openSlot(workspace: string, slot: Slot, passphrase: string): Promise<OpenedSlot | null> {
  const opened = await openWrapping({ slot: slot.personId, workspace }, slot, passphrase);
  if (!opened) return null;
  const seed = slot.signing ? openSeed(opened, slot.signing) : null;
  if (slot.signing && !seed) throw new KanaalError('workspace_damaged', { what: 'vault.json' });
  return { vaultKey: opened.vaultKey, seed };
}

/** The secret bytes of a signing key, or null where they are sealed for another lock. */
export function openSeed({ key, data }: Pick<Opened, 'key' | 'data'>, signing: string): Uint8Array | null {
  return unseal(subkey(key, 'sign'), signing, data);
}

/** The recovery sheet: 25 random bytes as eight groups of five characters, and what it opens. */
export async function makeRecovery(
  workspace: string,
  vaultKey: Uint8Array,
  random: Random,
): Promise<{ groups: string[]; recovery: Wrapping }> {
  const groups = toGroups(random(25), 5);
  const { wrapping } = await makeWrapping({ slot: RECOVERY, workspace }, groups.join(''), vaultKey, random);
  return { groups, recovery: wrapping };
}

/** The vault key from a typed recovery sheet, or null. */
export async function openRecovery(vault: Vault, typed: string): Promise<Uint8Array | null> {
  const digits = readGroups(typed);
  if (!digits) return null;
  const opened = await openWrapping({ slot: RECOVERY, workspace: vault.workspace }, vault.recovery, digits);
  return opened?.vaultKey ?? null;
}

/** The same locks around another vault key: nobody's passphrase is needed, and the sheet stays the one in the safe. */
export async function rewrap(vault: Vault, vaultKey: Uint8Array): Promise<Vault> {
  const again = async <W extends Wrapping>(slot: string, lock: W): Promise<W> => ({
    ...lock,
    wrapped: await wrapKey(lock.recipient, vaultKey, { slot, workspace: vault.workspace }),
  });
  const slots = await Promise.all(vault.slots.map((slot) => again(slot.personId, slot)));
  return { ...vault, slots, recovery: await again(RECOVERY, vault.recovery) };
}

/** A one-time code for a first unlock: 10 random bytes, four groups of four. */
export function makeCode(random: Random): string {
  return toGroups(random(10), 4).join('-');
}

/** A typed code or passphrase in the form its slot was made with. */
export function normalSecret(slot: Slot, typed: string): string {
  if (!slot.oneTime) return typed;
  const digits = readGroups(typed);
  return digits ? (digits.match(/.{1,4}/g) ?? []).join('-') : typed;
}

/** What the journal keeps of the list of slots: it changes with every slot. Hex SHA-256. */
export function slotDigest(vault: Vault): string {
  const list = canonicalize({ recovery: vault.recovery, slots: vault.slots }) ?? '';
  return createHash('sha256').update(list).digest('hex');
}
