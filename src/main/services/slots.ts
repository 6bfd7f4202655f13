/** The locks of the vault: who can open the workspace, with what, and what the journal says of it (design 4.1). */
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { append } from '../journal/append.ts';
import { makeCheckpoint } from '../journal/checkpoint.ts';
import { verifierKey } from '../journal/note.ts';
import { readGroups } from '../keys/encoding.ts';
import { checkPassphrase } from '../keys/kdf.ts';
import { signingKey } from '../keys/signing.ts';
import { makeSlot, openSlot, type Slot, slotDigest, type Vault } from '../keys/vault.ts';
import type { DbFile } from '../store/db.ts';
import { setPersonKey } from '../store/people.ts';
import { writeVault } from './places.ts';
import { type Core, clockOf, type Desk, type OpenWorkspace } from './session.ts';

export function personKeyName(workspace: string, personId: string): string {
  return `kanaalregister/${workspace}/${personId}`;
}

/** The person's own passphrase and own signing key take the place of a one-time code or of a forgotten passphrase. */
export async function firstUnlock(core: Core, work: OpenWorkspace, slot: Slot, passphrase: string): Promise<void> {
  mustWrite(work);
  const seed = core.host.random(32);
  const { workspace } = work.vault;
  const vkey = verifierKey({ name: personKeyName(workspace, slot.personId), key: signingKey(seed) });
  const next = await makeSlot(
    workspace,
    { personId: slot.personId, name: slot.name, role: slot.role },
    { passphrase, oneTime: false, vaultKey: work.vaultKey, seed },
    (n) => core.host.random(n),
  );
  replaceSlot(core, work, next, 'firstUnlock', (time) => {
    setPersonKey(work.db, slot.personId, vkey, time);
    return { vkey, change: 'key' };
  });
  Object.assign(work.person, { vkey, awaitsCode: false });
}

export function mustWrite(work: OpenWorkspace): void {
  if (work.readOnly === 'inUse') throw new KanaalError('workspace_in_use');
  if (work.readOnly !== 'no') throw new KanaalError('workspace_read_only');
}

/** Tells the journal of another list of locks; the file has to follow. */
export function appendSlots(
  core: Core,
  db: DbFile,
  record: { actor: string; time: string },
  vault: Vault,
  change: string,
): void {
  append(db, (n) => core.host.random(n), {
    ...record,
    type: 'slots',
    subject: vault.workspace,
    fields: { digest: slotDigest(vault), change },
  });
}

/**
 * Journals the new slot list, then writes vault.json. The journal comes first: after a kill in between, the file still
 * holds the list that the record before names, and open accepts exactly that one and writes on.
 */
export function replaceSlot(
  core: Core,
  work: OpenWorkspace,
  slot: Slot,
  change: string,
  person: ((time: string) => Record<string, unknown>) | null,
): void {
  mustWrite(work);
  const id = slot.personId;
  const at = work.vault.slots.findIndex((s) => s.personId === id);
  const slots = work.vault.slots.filter((s) => s.personId !== id);
  slots.splice(at < 0 ? slots.length : at, 0, slot);
  const vault: Vault = { ...work.vault, slots };
  const time = rfc3339(clockOf(core));
  work.db.transaction(() => {
    const record = { actor: work.person.id, time };
    const fields = person?.(time);
    if (fields) append(work.db, (n) => core.host.random(n), { ...record, type: 'person', subject: id, fields });
    appendSlots(core, work.db, record, vault, change);
    makeCheckpoint(work.db, work.log, time);
  });
  writeVault(work.folder, vault);
  work.vault = vault;
}

export async function changePassphrase(core: Core, work: OpenWorkspace, old: string, next: string): Promise<void> {
  mustWrite(work);
  checkPassphrase(next);
  const slot = work.vault.slots.find((s) => s.personId === work.person.id);
  if (!slot) throw new KanaalError('slot_missing');
  const opened = await openSlot(work.vault.workspace, slot, old);
  if (!opened) throw new KanaalError('wrong_passphrase');
  const made = await makeSlot(
    work.vault.workspace,
    { personId: slot.personId, name: slot.name, role: slot.role },
    { passphrase: next, oneTime: false, vaultKey: opened.vaultKey, seed: opened.seed },
    (n) => core.host.random(n),
  );
  replaceSlot(core, work, made, 'passphrase', null);
}

/** Two groups of the sheet just printed, typed from the paper: only in the session that made it, only from memory. */
export function confirmRecovery(desk: Desk, args: CallArgs<'workspaces.confirmRecovery'>): { ok: true } {
  const groups = desk.work.recoveryGroups;
  if (!groups) throw new KanaalError('wrong_state', { what: 'recovery' });
  const right = args.groups.every((g) => readGroups(g.text) === groups[g.index]);
  if (!right || args.groups[0]!.index === args.groups[1]!.index) throw new KanaalError('wrong_recovery');
  desk.work.recoveryGroups = null;
  return { ok: true };
}
