/** What is open now, and the one way to write: a unit of work = records and journal in one transaction. */
import type { AccessKind } from '../../shared/access-records.ts';
import type { Accreditation, CallName } from '../../shared/contract.ts';
import type { Notice } from '../../shared/contract-shapes.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Person } from '../../shared/people-records.ts';
import { type Policy, whereAccredited } from '../../shared/policy.ts';
import { type Day, localDay, rfc3339 } from '../../shared/quarter.ts';
import type { Host } from '../host.ts';
import { accessHash } from '../journal/access-log.ts';
import { type Appended, append } from '../journal/append.ts';
import { makeCheckpoint } from '../journal/checkpoint.ts';
import type { NoteKey } from '../journal/note.ts';
import type { RecordType } from '../journal/types.ts';
import { newId } from '../keys/encoding.ts';
import type { Vault } from '../keys/vault.ts';
import type { DbFile, WriteDb } from '../store/db.ts';
import { explained } from '../store/explain.ts';
import type { WriterLock } from '../store/writer-lock.ts';
import type { Administration } from './admin-rules.ts';
import type { JobList } from './job-list.ts';
import type { OpenSources } from './open-sources.ts';

export interface OpenWorkspace {
  readonly folder: string;
  readonly db: DbFile;
  vault: Vault;
  readonly person: Person;
  /** Secret bytes of the person's signing key while it is needed to make a first one; otherwise asked by passphrase. */
  readonly vaultKey: Uint8Array;
  readonly log: NoteKey;
  readonly lock: WriterLock | null;
  readonly example: boolean;
  /** Minutes of silence after which the window locks itself. */
  readonly lockAfterMinutes: number;
  /** How many records there were when this person last left; null where that was never on this computer. */
  readonly leftAt: number | null;
  /** Milliseconds by which this workspace's clock runs ahead of the machine's: the example lies in a year to come. */
  readonly ahead: number;
  /** Domain R25; null: Dep. VERTROUWELIJK may not be kept here. */
  accreditation: Accreditation | null;
  readOnly: 'no' | 'inUse' | 'rolledBack' | 'slotsChanged' | 'damaged';
  readonly notices: Notice[];
  /** What this session's access log tells already, so that a screen that asks again does not fill it. */
  readonly seen: Set<string>;
  /** Sources a person is choosing from: in memory only, gone when the workspace closes. */
  readonly sources: OpenSources;
  /** Groups of a recovery sheet made in this session, for asking two of them back. Never stored. */
  recoveryGroups: string[] | null;
}

export interface Core {
  readonly host: Host;
  readonly policy: Policy;
  readonly admin: Administration;
  open: OpenWorkspace | null;
  /** Runs when the calls before it are done: one thing at a time touches the workspace. */
  inTurn<T>(this: void, work: () => T | Promise<T>): Promise<T>;
  /** What runs beside the calls; all of it is stopped when the workspace closes. */
  readonly jobs: JobList;
  changed(subject: string): void;
}

/** The moment it is for the open workspace: the machine's, or the example's own. */
export function clockOf(core: Core): Date {
  return new Date(core.host.now().getTime() + (core.open?.ahead ?? 0));
}

/** The policy as it holds in the open workspace. */
export function policyOf(core: Core): Policy {
  return core.open?.accreditation ? whereAccredited(core.policy) : core.policy;
}

/** What a handler of an open workspace gets. */
export interface Desk {
  readonly core: Core;
  readonly host: Host;
  readonly policy: Policy;
  readonly work: OpenWorkspace;
  readonly db: DbFile;
  readonly call: CallName;
}

export interface Unit {
  readonly db: WriteDb;
  /** RFC 3339 with offset. */
  readonly now: string;
  readonly today: Day;
  readonly actor: string;
  newId(prefix: string): string;
  append(type: RecordType, subject: string, fields: Readonly<Record<string, unknown>>): Appended;
  /** Signs the head once everything of this unit is appended. */
  checkpoint(): string;
}

/**
 * From here on nothing is written (design 4.4): what is whole can still be read, and a backup is put back elsewhere. A
 * session that was read-only already keeps its own reason.
 */
export function foundDamage(core: Core): void {
  const work = core.open;
  if (work?.readOnly !== 'no') return;
  work.readOnly = 'damaged';
  work.notices.push({ key: 'damaged', detail: '' });
  core.changed('notices');
}

export function today(host: Host): Day {
  return localDay(host.now());
}

/**
 * Runs `work` in one transaction: the records it changes and the journal records that tell of it are committed together
 * or not at all. A full disk gets its own sentence; nothing of the unit is kept then.
 */
export function write<T>(desk: Desk, work: (unit: Unit) => T): T {
  return committed(desk.db, () => work(unitOf(desk)));
}

function unitOf(desk: Desk): Unit {
  const { host, db } = desk;
  const moment = host.now();
  const now = rfc3339(moment);
  const random = (n: number): Uint8Array => host.random(n);
  const actor = desk.work.person.id;
  return {
    db,
    now,
    today: localDay(moment),
    actor,
    newId: (prefix) => newId(prefix, random),
    append: (type, subject, fields) => append(db, random, { type, subject, actor, time: now, fields }),
    checkpoint: () => makeCheckpoint(db, desk.work.log, now),
  };
}

/**
 * How long the core works at one thing before it looks whether it is asked something. The commit of a slice, a page of rows
 * that is read whole and a busy machine come on top, and no call may wait 50 ms.
 */
const SLICE_MS = 10;
/** Databases that a worker of ours writes to: whatever the core wrote meanwhile would wait for it, and hold everything up. */
const busy = new WeakSet<DbFile>();

/**
 * Runs `steps` in slices between which the core hears `jobs.list` and `jobs.cancel`; other calls wait their turn until
 * it is over, so only a call that has the turn may do this. `steps` yields how many it did, `goOn` hears that after every
 * slice and may end it by throwing; `slice` says what goes around each.
 */
async function inSlices<T>(
  steps: Generator<number, T>,
  goOn: (steps: number) => void,
  slice: (work: () => void) => void,
): Promise<T> {
  for (;;) {
    let count = 0;
    let result: IteratorResult<number, T> | null = null;
    slice(() => {
      const until = performance.now() + SLICE_MS;
      do {
        result = steps.next();
        if (!result.done) count += result.value;
      } while (!result.done && performance.now() < until);
    });
    const last = result as IteratorResult<number, T> | null;
    if (last?.done) return last.value;
    goOn(count);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Writes what nothing refers to yet, each slice committed by itself; what throws leaves the slices before it. Durable only
 * with the next commit of anything else, and moved into the database by nobody here: the disk would hold the core up for
 * longer than a slice. Whoever calls this has `moveLog` do that in the end.
 */
export async function prepareInSlices<T>(
  desk: Desk,
  goOn: (steps: number) => void,
  work: (db: WriteDb) => Generator<number, T>,
): Promise<T> {
  const { db } = desk;
  const before = Number(db.pragma('wal_autocheckpoint'));
  db.pragma('synchronous=NORMAL');
  db.pragma('wal_autocheckpoint=0');
  try {
    return await inSlices(work(db), goOn, (slice) => committed(db, slice));
  } finally {
    db.pragma('synchronous=FULL');
    db.pragma(`wal_autocheckpoint=${before}`);
  }
}

/** While another connection of this process writes; only a call that has the turn may do this. */
export async function whileElsewhere<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  busy.add(desk.db);
  try {
    return await work();
  } finally {
    busy.delete(desk.db);
  }
}

/** One transaction; a full or a damaged disk gets its own sentence. */
function committed<T>(db: DbFile, work: () => T): T {
  if (busy.has(db)) throw new Error('a write while a worker writes');
  try {
    return db.transaction(work);
  } catch (error) {
    throw explained(error);
  }
}

/** Throws `cancelled` where the workspace was locked while a job was away in its worker. */
export function stillOpen(desk: Desk): void {
  if (desk.core.open !== desk.work) throw new KanaalError('cancelled');
}

/**
 * What a call that was away (in a worker, without a turn) does to the workspace: when its turn comes, and if it is still
 * the same one that is open. Throws `cancelled` where it is not.
 */
export async function inTurn<T>(desk: Desk, work: () => T): Promise<T> {
  return await desk.core.inTurn(() => {
    stillOpen(desk);
    return work();
  });
}

/** Adds a line to the access log: who looked at, searched or exported what. Quietly nothing in a read-only session. */
export function logAccess(desk: Desk, what: AccessKind, subject: string): void {
  if (desk.work.readOnly !== 'no') return;
  const { db } = desk;
  committed(db, () => {
    const last = db.get<{ n: number; hash: Uint8Array }>('SELECT n, hash FROM access_log ORDER BY n DESC LIMIT 1');
    const n = (last?.n ?? -1) + 1;
    const time = rfc3339(desk.host.now());
    const actor = desk.work.person.id;
    const hash = accessHash(last?.hash ?? new Uint8Array(32), { n, time, actor, what, subject });
    db.run(
      'INSERT INTO access_log (n, time, actor, what, subject, hash) VALUES (?, ?, ?, ?, ?, ?)',
      n,
      time,
      actor,
      what,
      subject,
      hash,
    );
  });
}

/** The same, once per session for each thing looked at: a screen asks again after every change. */
export function logAccessOnce(desk: Desk, what: AccessKind, subject: string): void {
  const key = `${what} ${subject}`;
  if (desk.work.seen.has(key)) return;
  desk.work.seen.add(key);
  logAccess(desk, what, subject);
}
