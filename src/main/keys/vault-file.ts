/** Reading vault.json: a file that anybody may have changed, checked field by field before a key is tried on it. */
import { ROLES, type Role } from '../../shared/codes.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { KdfParameters } from './kdf.ts';
import { type Slot, VAULT_FORMAT, type Vault, type Wrapping } from './vault.ts';
import { isRecipient } from './wrap.ts';

export function isKdf(v: unknown): v is KdfParameters {
  const k = v as Partial<KdfParameters> | null;
  return (
    !!k &&
    k.alg === 'argon2id' &&
    [k.m, k.t, k.p].every((n) => Number.isInteger(n)) &&
    typeof k.salt === 'string' &&
    /^[\w-]{22,}$/.test(k.salt)
  );
}

function isWrapping(v: unknown): v is Wrapping {
  const w = v as Partial<Wrapping> | null;
  return (
    !!w && isKdf(w.kdf) && isRecipient(w.recipient) && typeof w.identity === 'string' && typeof w.wrapped === 'string'
  );
}

function isSlot(v: unknown): v is Slot {
  const s = v as Partial<Slot> | null;
  return (
    !!s &&
    isWrapping(v) &&
    typeof s.personId === 'string' &&
    typeof s.name === 'string' &&
    ROLES.includes(s.role as Role) &&
    typeof s.oneTime === 'boolean' &&
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
    isWrapping(v.recovery);
  if (!whole) throw new KanaalError('workspace_damaged', { what: 'vault.json' });
  return v as Vault;
}
