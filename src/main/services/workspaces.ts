/** Making, opening and locking a workspace. The rules of what is checked at open: design 4.1 and 4.4. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CallArgs, CallOutput, Session, Unlocked } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { localDay, rfc3339 } from '../../shared/quarter.ts';
import type { Host } from '../host.ts';
import { append } from '../journal/append.ts';
import { headOf, makeCheckpoint, originOf, unsignedTail } from '../journal/checkpoint.ts';
import { type NoteKey, verifierKey } from '../journal/note.ts';
import { type Disclosure } from '../journal/record.ts';
import { rootAt } from '../journal/tree.ts';
import { readGroups } from '../keys/encoding.ts';
import { checkPassphrase } from '../keys/kdf.ts';
import { subkey } from '../keys/seal.ts';
import { signingKey } from '../keys/signing.ts';
import { makeSlot, normalSecret, openRecovery, openSlot, type Slot, slotList, type Vault } from '../keys/vault.ts';
import type { DbFile } from '../store/db.ts';
import { getMeta, needMeta, setMeta } from '../store/meta.ts';
import { openDb } from '../store/open.ts';
import { findPerson, setPersonKey } from '../store/people.ts';
import { takeWriterLock } from '../store/writer-lock.ts';
import { toPerson } from './people.ts';
import {
  changeProfile,
  describePlace,
  needPath,
  readProfile,
  readVault,
  recentToken,
  rememberPlace,
  writeVault,
} from './places.ts';
import { type Core, clockOf, type Desk, type Notice, type OpenWorkspace } from './session.ts';

/** Minutes of silence after which the window locks itself; a policy file may shorten it. */
export const LOCK_AFTER_MINUTES = 10;

export const DB_FILE = 'register.db';

export function personKeyName(workspace: string, personId: string): string {
  return `kanaalregister/${workspace}/${personId}`;
}

export function dbKey(vaultKey: Uint8Array): Uint8Array {
  return subkey(vaultKey, 'database');
}

export function slotDigest(vault: Vault): string {
  return createHash('sha256').update(slotList(vault)).digest('hex');
}

export function sessionOf(w: OpenWorkspace): Session {
  return {
    workspace: w.vault.workspace,
    title: w.vault.title,
    kind: w.vault.kind,
    person: w.person,
    readOnly: w.readOnly !== 'no',
    notices: w.notices,
    lockAfterMinutes: LOCK_AFTER_MINUTES,
    example: w.example,
    origin: w.log.name,
  };
}

// --- opening and closing ------------------------------------------------------------------------------------------

export async function unlockWorkspace(core: Core, args: CallArgs<'workspaces.unlock'>): Promise<Unlocked> {
  const folder = needPath(core.host, args.token);
  const vault = readVault(folder);
  const slot = vault.slots.find((s) => s.personId === args.personId);
  if (!slot) throw new KanaalError('slot_missing');
  if (slot.oneTime && !args.newPassphrase) throw new KanaalError('passphrase_needed', { first: true });
  if (args.newPassphrase) checkPassphrase(args.newPassphrase);
  const opened = await openSlot(vault.workspace, slot, normalSecret(slot, args.passphrase));
  if (!opened) throw new KanaalError(slot.oneTime ? 'wrong_code' : 'wrong_passphrase');
  closeWorkspace(core);
  const work = openWith(core, folder, vault, slot.personId, opened.vaultKey);
  if (slot.oneTime && args.newPassphrase) await firstUnlock(core, work, slot, args.newPassphrase);
  return { session: sessionOf(work), recovery: null, codes: [] };
}

/** Opens with the printed recovery sheet and gives the person a new passphrase and a new signing key. */
export async function recoverWorkspace(core: Core, args: CallArgs<'workspaces.recover'>): Promise<Unlocked> {
  const folder = needPath(core.host, args.token);
  const vault = readVault(folder);
  checkPassphrase(args.newPassphrase);
  const vaultKey = await openRecovery(vault, args.recovery);
  if (!vaultKey) throw new KanaalError('wrong_recovery');
  const slot = vault.slots.find((s) => s.personId === args.personId);
  if (!slot) throw new KanaalError('slot_missing');
  closeWorkspace(core);
  const work = openWith(core, folder, vault, slot.personId, vaultKey);
  await firstUnlock(core, work, slot, args.newPassphrase);
  return { session: sessionOf(work), recovery: null, codes: [] };
}

/** The person's own passphrase and own signing key take the place of a one-time code or of a forgotten passphrase. */
async function firstUnlock(core: Core, work: OpenWorkspace, slot: Slot, passphrase: string): Promise<void> {
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

function mustWrite(work: OpenWorkspace): void {
  if (work.readOnly === 'inUse') throw new KanaalError('workspace_in_use');
  if (work.readOnly !== 'no') throw new KanaalError('workspace_read_only');
}

/**
 * Journals the new slot list, then writes vault.json. The journal comes first: after a kill in between, the file still
 * holds the list that the record before names, and open accepts exactly that one and writes on.
 */
export function replaceSlot(
  core: Core,
  work: OpenWorkspace,
  slot: Slot | { remove: string },
  change: string,
  person: ((time: string) => Record<string, unknown>) | null,
): void {
  mustWrite(work);
  const id = 'remove' in slot ? slot.remove : slot.personId;
  const at = work.vault.slots.findIndex((s) => s.personId === id);
  const slots = work.vault.slots.filter((s) => s.personId !== id);
  if (!('remove' in slot)) slots.splice(at < 0 ? slots.length : at, 0, slot);
  const vault: Vault = { ...work.vault, slots };
  const time = rfc3339(clockOf(core));
  work.db.transaction(() => {
    const record = { actor: work.person.id, time };
    const random = (n: number): Uint8Array => core.host.random(n);
    const fields = person?.(time);
    if (fields) append(work.db, random, { ...record, type: 'person', subject: id, fields });
    append(work.db, random, {
      ...record,
      type: 'slots',
      subject: vault.workspace,
      fields: { digest: slotDigest(vault), change },
    });
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

/** Puts the open workspace in place: lock, database, and every check that tells a swapped or older copy. */
export function openWith(
  core: Core,
  folder: string,
  vault: Vault,
  personId: string,
  vaultKey: Uint8Array,
): OpenWorkspace {
  const lock = takeWriterLock(folder);
  let db: DbFile | null = null;
  try {
    db = openDb(path.join(folder, DB_FILE), dbKey(vaultKey), lock ? 'write' : 'read');
    if (needMeta(db, 'workspace') !== vault.workspace) throw new KanaalError('workspace_foreign');
    const row = findPerson(db, personId);
    if (!row) throw new KanaalError('slots_changed');
    const log: NoteKey = {
      name: originOf(vault.workspace, Number(needMeta(db, 'epoch'))),
      key: signingKey(Buffer.from(needMeta(db, 'logSeed'), 'hex')),
    };
    const notices: Notice[] = [];
    let readOnly: OpenWorkspace['readOnly'] = lock ? 'no' : 'inUse';
    if (!lock) notices.push({ key: 'inUse', detail: '' });
    const rolledBack = rollbackOf(core.host, db, vault.workspace, log.name);
    if (rolledBack) {
      readOnly = 'rolledBack';
      notices.push({ key: 'rolledBack', detail: rolledBack });
    }
    if (readOnly === 'no' && !slotsMatch(db, vault)) {
      readOnly = 'slotsChanged';
      notices.push({ key: 'slotsChanged', detail: '' });
    }
    const work: OpenWorkspace = {
      folder,
      db,
      vault,
      person: toPerson(row, vault),
      vaultKey,
      log,
      lock,
      example: getMeta(db, 'example') === '1',
      ahead: aheadOf(core.host, db),
      readOnly,
      notices,
      seen: new Set(),
      recoveryGroups: null,
    };
    if (readOnly === 'no') {
      signTail(core, work);
      // Not only at closing: what a killed session added counts from here on.
      rememberHead(core.host, work);
    }
    core.open = work;
    rememberPlace(core.host, folder);
    core.changed('session');
    return work;
  } catch (error) {
    db?.close();
    lock?.release();
    throw error;
  }
}

/**
 * Milliseconds by which the example's clock runs ahead: its records lie in a year to come, and time goes on from the
 * latest of them, also where the last one was written by the machine's clock. Any other workspace keeps the machine's clock, whatever its records say.
 */
function aheadOf(host: Host, db: DbFile): number {
  if (getMeta(db, 'example') !== '1') return 0;
  const last = db.get<{ time: string }>('SELECT max(time) AS time FROM record')?.time ?? '';
  const gap = Date.parse(last) + 60_000 - host.now().getTime();
  return gap > 86_400_000 ? gap : 0;
}

/** Records that a kill left without a checkpoint are signed now, and the person is told how many. */
function signTail(core: Core, work: OpenWorkspace): void {
  const tail = unsignedTail(work.db);
  if (tail === 0) return;
  work.notices.push({ key: 'unsignedTail', detail: String(tail) });
  work.db.transaction(() => makeCheckpoint(work.db, work.log, rfc3339(clockOf(core))));
}

/** The newest slot list of the journal, or the one before it where a kill came between journal and file. */
function slotsMatch(db: DbFile, vault: Vault): boolean {
  const rows = db.all<{ disclosures: string }>(
    "SELECT disclosures FROM record WHERE type = 'slots' ORDER BY n DESC LIMIT 2",
  );
  const digest = slotDigest(vault);
  return rows.some((r) =>
    (JSON.parse(r.disclosures) as Disclosure[]).some((d) => d[1] === 'digest' && d[2] === digest),
  );
}

/** Compares with the last head this computer saw. Null: this copy extends it; else the size it should have had. */
function rollbackOf(host: Host, db: DbFile, workspace: string, origin: string): string | null {
  const seen = readProfile(host).seen[workspace];
  if (!seen || seen.origin !== origin) return null;
  const head = headOf(db, origin);
  const extended = head.size >= seen.size && rootAt(db, seen.size).toString('base64') === seen.root;
  return extended ? null : String(seen.size);
}

function rememberHead(host: Host, work: OpenWorkspace): void {
  const head = headOf(work.db, work.log.name);
  changeProfile(host, (p) => {
    p.seen[work.vault.workspace] = head;
  });
}

/** Closes what is open: signs the head, remembers it, gives the lock back. Nothing happens when nothing is open. */
export function closeWorkspace(core: Core): void {
  const work = core.open;
  if (!work) return;
  // Read while it is still open: the example has a clock of its own.
  const moment = clockOf(core);
  core.open = null;
  for (const cancel of core.jobs) cancel();
  try {
    if (work.readOnly === 'no') {
      work.db.transaction(() => {
        accessHead(core, work, moment);
        makeCheckpoint(work.db, work.log, rfc3339(moment));
      });
      rememberHead(core.host, work);
    }
  } finally {
    work.db.close();
    work.lock?.release();
    core.changed('session');
  }
}

/** Once a day the head of the access log enters the journal, so that the log cannot be rewritten afterwards. */
function accessHead(core: Core, work: OpenWorkspace, moment: Date): void {
  const last = work.db.get<{ n: number; hash: Uint8Array }>('SELECT n, hash FROM access_log ORDER BY n DESC LIMIT 1');
  const day = localDay(moment);
  const before = work.db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'accessDay'")?.value;
  if (!last || before === day) return;
  append(work.db, (n) => core.host.random(n), {
    type: 'access',
    subject: work.vault.workspace,
    actor: work.person.id,
    time: rfc3339(moment),
    fields: { day, head: Buffer.from(last.hash).toString('hex'), size: last.n + 1 },
  });
  setMeta(work.db, 'accessDay', day);
}

// --- asking -------------------------------------------------------------------------------------------------------

export function workspaceStatus(core: Core): CallOutput<'workspaces.status'> {
  return { session: core.open ? sessionOf(core.open) : null };
}

/** Recent places, newest first; one that cannot be found is in the list too, and says so. */
export function recentPlaces(core: Core): CallOutput<'workspaces.recent'> {
  const places = readProfile(core.host).recent.map((folder) => {
    const token = recentToken(folder);
    try {
      return describePlace(folder, token);
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      const title = path.basename(folder).replace(/\.kanaalregister$/, '');
      return { token, shown: folder, title, kind: 'office' as const, workspace: '', slots: [], found: false };
    }
  });
  return { places };
}
