/**
 * `vault.json`: what is readable without a key. It holds the vault key once per person, wrapped under that person's
 * passphrase, and once under the printed recovery sheet. Slot, workspace and parameters are associated data, so a slot
 * moved to another person or workspace does not open.
 */
import canonicalize from 'canonicalize';
import { ROLES, type Role } from '../../shared/codes.ts';
import { KanaalError } from '../../shared/errors.ts';
import { readGroups, toGroups } from './encoding.ts';
import { deriveKey, type KdfParameters, newKdf } from './kdf.ts';
import { seal, subkey, unseal } from './seal.ts';

export const VAULT_FORMAT = 1;

export interface Slot {
  personId: string;
  name: string;
  role: Role;
  /** True until the first unlock replaces the one-time code by a passphrase. */
  oneTime: boolean;
  kdf: KdfParameters;
  wrapped: string;
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
  recovery: { kdf: KdfParameters; wrapped: string };
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

/** A slot for one person. `seed` null: the person still has to make a signing key. */
export async function makeSlot(
  workspace: string,
  who: { personId: string; name: string; role: Role },
  secret: { passphrase: string; oneTime: boolean; vaultKey: Uint8Array; seed: Uint8Array | null },
  random: Random,
): Promise<Slot> {
  const kdf = newKdf(random);
  const key = await deriveKey(secret.passphrase, kdf);
  const data = associated(workspace, who.personId, kdf);
  return {
    ...who,
    oneTime: secret.oneTime,
    kdf,
    wrapped: seal(subkey(key, 'wrap'), secret.vaultKey, data),
    signing: secret.seed ? seal(subkey(key, 'sign'), secret.seed, data) : null,
  };
}

/** Opens a slot, or null when the passphrase is not the one. */
export async function openSlot(workspace: string, slot: Slot, passphrase: string): Promise<OpenedSlot | null> {
  const key = await deriveKey(passphrase, slot.kdf);
  const data = associated(workspace, slot.personId, slot.kdf);
  const vaultKey = unseal(subkey(key, 'wrap'), slot.wrapped, data);
  if (!vaultKey) return null;
  const seed = slot.signing ? unseal(subkey(key, 'sign'), slot.signing, data) : null;
  if (slot.signing && !seed) throw new KanaalError('workspace_damaged', { what: 'vault.json' });
  return { vaultKey, seed };
}

/** The recovery sheet: 25 random bytes as eight groups of five characters, and the slot it opens. */
export async function makeRecovery(
  workspace: string,
  vaultKey: Uint8Array,
  random: Random,
): Promise<{ groups: string[]; recovery: Vault['recovery'] }> {
  const groups = toGroups(random(25), 5);
  const kdf = newKdf(random);
  const key = await deriveKey(groups.join(''), kdf);
  return {
    groups,
    recovery: { kdf, wrapped: seal(subkey(key, 'wrap'), vaultKey, associated(workspace, 'recovery', kdf)) },
  };
}

/** The vault key from a typed recovery sheet, or null. */
export async function openRecovery(vault: Vault, typed: string): Promise<Uint8Array | null> {
  const digits = readGroups(typed);
  if (!digits) return null;
  const key = await deriveKey(digits, vault.recovery.kdf);
  return unseal(
    subkey(key, 'wrap'),
    vault.recovery.wrapped,
    associated(vault.workspace, 'recovery', vault.recovery.kdf),
  );
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

function isKdf(v: unknown): v is KdfParameters {
  const k = v as Partial<KdfParameters> | null;
  return (
    !!k &&
    k.alg === 'argon2id' &&
    [k.m, k.t, k.p].every((n) => Number.isInteger(n)) &&
    typeof k.salt === 'string' &&
    /^[\w-]{22,}$/.test(k.salt)
  );
}

function isSlot(v: unknown): v is Slot {
  const s = v as Partial<Slot> | null;
  return (
    !!s &&
    typeof s.personId === 'string' &&
    typeof s.name === 'string' &&
    ROLES.includes(s.role as Role) &&
    typeof s.oneTime === 'boolean' &&
    isKdf(s.kdf) &&
    typeof s.wrapped === 'string' &&
    (s.signing === null || typeof s.signing === 'string')
  );
}

/**
 * Reads vault.json. Throws `workspace_foreign` for a file of something else, `workspace_newer` for a later format,
 * `workspace_damaged` for one of ours that is not whole.
 */
export function parseVault(text: string): Vault {
  let v: Partial<Vault>;
  try {
    v = JSON.parse(text) as Partial<Vault>;
  } catch (cause) {
    throw new KanaalError('workspace_damaged', { what: 'vault.json' }, { cause });
  }
  if (typeof v !== 'object' || v === null || v.program !== 'kanaalregister') throw new KanaalError('workspace_foreign');
  if (typeof v.format === 'number' && v.format > VAULT_FORMAT)
    throw new KanaalError('workspace_newer', { theirs: v.format, ours: VAULT_FORMAT });
  const whole =
    v.format === VAULT_FORMAT &&
    typeof v.workspace === 'string' &&
    /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/.test(v.workspace) &&
    (v.kind === 'office' || v.kind === 'collection') &&
    typeof v.title === 'string' &&
    v.cipher === 'chacha20' &&
    Array.isArray(v.slots) &&
    v.slots.every(isSlot) &&
    !!v.recovery &&
    isKdf(v.recovery.kdf) &&
    typeof v.recovery.wrapped === 'string';
  if (!whole) throw new KanaalError('workspace_damaged', { what: 'vault.json' });
  return v as Vault;
}

/** The list of slots as the journal keeps it: a digest that changes with every slot. */
export function slotList(vault: Vault): string {
  return canonicalize({ recovery: vault.recovery, slots: vault.slots }) ?? '';
}
