/** Putting a workspace in place and letting go of it: every check that tells a swapped, older or damaged copy (design 4.4). */
import path from 'node:path';
import { lockAfterMinutes } from '../../shared/admin-rules.ts';
import type { Notice } from '../../shared/contract-shapes.ts';
import { KanaalError } from '../../shared/errors.ts';
import { localDay, rfc3339 } from '../../shared/quarter.ts';
import type { Host } from '../host.ts';
import { append } from '../journal/append.ts';
import { headOf, makeCheckpoint, originOf, unsignedTail } from '../journal/checkpoint.ts';
import type { NoteKey } from '../journal/note.ts';
import { slotsRecorded } from '../journal/slots.ts';
import { rootAt } from '../journal/tree.ts';
import { subkey } from '../keys/seal.ts';
import { signingKey } from '../keys/signing.ts';
import { slotDigest, type Vault } from '../keys/vault.ts';
import type { DbFile } from '../store/db.ts';
import { explained } from '../store/explain.ts';
import { getMeta, needMeta, setMeta } from '../store/meta.ts';
import { openDb } from '../store/open.ts';
import { findPerson } from '../store/people.ts';
import { DB_FILE, settleNext } from '../store/successor.ts';
import { takeWriterLock, type WriterLock } from '../store/writer-lock.ts';
import { newOpenSources } from './open-sources.ts';
import { toPerson } from './people.ts';
import { changeProfile, readProfile, rememberPlace } from './places.ts';
import { type Core, clockOf, type OpenWorkspace } from './session.ts';
import { appendSlots } from './slots.ts';

export function dbKey(vaultKey: Uint8Array): Uint8Array {
  return subkey(vaultKey, 'database');
}

/** Puts the open workspace in place: lock, database, and every check that tells a swapped or older copy. */
export function openWith(
  core: Core,
  folder: string,
  vault: Vault,
  personId: string,
  vaultKey: Uint8Array,
  lock: WriterLock | null = takeWriterLock(folder),
): OpenWorkspace {
  let db: DbFile | null = null;
  try {
    if (lock) settleNext(folder, dbKey(vaultKey));
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
    const slots = slotsRecorded(db, slotDigest(vault));
    if (readOnly === 'no' && slots === null) {
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
      lockAfterMinutes: lockAfterMinutes(core.admin.rules),
      leftAt: readProfile(core.host).left[visitor(vault, personId)] ?? null,
      ahead: aheadOf(core.host, db),
      accreditation: accreditationOf(db),
      readOnly,
      notices,
      seen: new Set(),
      sources: newOpenSources(),
      recoveryGroups: null,
    };
    if (readOnly === 'no') {
      // Whoever opens it now opens it with this list: the change that a kill cut off did not come about.
      if (slots === 'before') keepSlots(core, work);
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

const DAY_MS = 86_400_000;

/**
 * Milliseconds by which the example's clock runs ahead: its records lie in a year to come, and time goes on from the
 * latest of them, also where the last one was written by the machine's clock. Any other workspace keeps the machine's clock, whatever its records say.
 */
function aheadOf(host: Host, db: DbFile): number {
  if (getMeta(db, 'example') !== '1') return 0;
  const last = db.get<{ time: string }>('SELECT max(time) AS time FROM record')?.time ?? '';
  const gap = Date.parse(last) + 60_000 - host.now().getTime();
  // The example of a collection lies in the past: its board is of that time.
  if (getMeta(db, 'kind') === 'collection' && gap < -DAY_MS) return gap;
  return gap > DAY_MS ? gap : 0;
}

function keepSlots(core: Core, work: OpenWorkspace): void {
  const record = { actor: work.person.id, time: rfc3339(clockOf(core)) };
  work.db.transaction(() => appendSlots(core, work.db, record, work.vault, 'found'));
}

/** Records that a kill left without a checkpoint are signed now, and the person is told how many. */
function signTail(core: Core, work: OpenWorkspace): void {
  const tail = unsignedTail(work.db);
  if (tail === 0) return;
  work.notices.push({ key: 'unsignedTail', detail: String(tail) });
  work.db.transaction(() => makeCheckpoint(work.db, work.log, rfc3339(clockOf(core))));
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

const visitor = (vault: Vault, personId: string): string => `${vault.workspace} ${personId}`;

function rememberLeaving(host: Host, work: OpenWorkspace): void {
  const { size } = headOf(work.db, work.log.name);
  changeProfile(host, (p) => {
    p.left[visitor(work.vault, work.person.id)] = size;
  });
}

/** Closes what is open: signs the head, remembers it, gives the lock back. Nothing happens when nothing is open. */
export function closeWorkspace(core: Core): void {
  const work = core.open;
  if (!work) return;
  // Read while it is still open: the example has a clock of its own.
  const moment = clockOf(core);
  core.open = null;
  work.sources.clear();
  for (const cancel of core.jobs) cancel();
  try {
    if (work.readOnly === 'no') {
      work.db.transaction(() => {
        accessHead(core, work, moment);
        makeCheckpoint(work.db, work.log, rfc3339(moment));
      });
      rememberHead(core.host, work);
      rememberLeaving(core.host, work);
    }
  } catch (thrown) {
    // A damaged or full disk must not keep anybody from closing; the next open signs what is left, or says what is wrong.
    const error = explained(thrown);
    if (!(error instanceof KanaalError)) throw thrown;
    core.host.log(`${error.code} at closing: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  } finally {
    work.db.close();
    work.lock?.release();
    core.changed('session');
  }
}

/** What the records manager switched on (services/accreditation.ts). */
function accreditationOf(db: DbFile): OpenWorkspace['accreditation'] {
  const kept = getMeta(db, 'accreditation');
  return kept ? (JSON.parse(kept) as OpenWorkspace['accreditation']) : null;
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
