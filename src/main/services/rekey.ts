/**
 * A new vault key, for when somebody leaves or the recovery sheet is replaced: the database moves to the new key, every
 * remaining lock gets it, and the log gets a new key of its own, since whoever could open the workspace knew that too.
 * What was signed stays valid. Older backups stay as they were: they open with what opened them then (threat-model.md).
 */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { append } from '../journal/append.ts';
import { headOf, makeCheckpoint } from '../journal/checkpoint.ts';
import { makeRecovery, rewrap, type Vault } from '../keys/vault.ts';
import type { DbFile } from '../store/db.ts';
import { openDb } from '../store/open.ts';
import { findPerson, setPersonKey, setPersonLeft } from '../store/people.ts';
import { discardNext, heldByOthers, nextDatabase, swapNext, syncNext } from '../store/successor.ts';
import { beginEpoch } from './epochs.ts';
import { runJob } from './job-runner.ts';
import { writeVault } from './places.ts';
import { clockOf, type Desk, type OpenWorkspace, stillOpen } from './session.ts';
import { appendSlots, mustWrite } from './slots.ts';
import { dbKey, openWith } from './workspace-open.ts';

/** Someone leaves: their lock and signing key end, and the workspace moves to a key they never had. */
export async function leave(desk: Desk, args: CallArgs<'people.leave'>): Promise<{ ok: true }> {
  const row = findPerson(desk.db, args.personId);
  if (!row) throw new KanaalError('not_found', { what: 'person' });
  if (row.left_on !== null || row.id === desk.work.person.id) throw new KanaalError('wrong_state');
  const { vault } = desk.work;
  await rekey(desk, {
    vault: { ...vault, slots: vault.slots.filter((slot) => slot.personId !== row.id) },
    vaultKey: desk.host.random(32),
    change: 'left',
    alongside: (db, record) => {
      setPersonKey(db, row.id, null, record.time);
      setPersonLeft(db, row.id, args.on);
      const fields = { leftOn: args.on, change: 'left' };
      append(db, (n) => desk.host.random(n), { ...record, type: 'person', subject: row.id, fields });
    },
  });
  return { ok: true };
}

/** A new printed sheet. The groups are in the answer and nowhere else; two of them are asked back, as at set-up. */
export async function newRecovery(desk: Desk): Promise<CallOutput<'workspaces.newRecovery'>> {
  const { vault } = desk.work;
  mustWrite(desk.work);
  const vaultKey = desk.host.random(32);
  const { groups, recovery } = await makeRecovery(vault.workspace, vaultKey, (n) => desk.host.random(n));
  const work = await rekey(desk, { vault: { ...vault, recovery }, vaultKey, change: 'recovery', alongside: () => {} });
  work.recoveryGroups = groups;
  return { groups };
}

interface Change {
  /** The locks as they will be; their wrapped keys are made anew. */
  vault: Vault;
  vaultKey: Uint8Array;
  change: string;
  alongside: (db: DbFile, record: { actor: string; time: string }) => void;
}

/**
 * Copy under the new key, records in the copy, new vault.json, swap: in that order, so that after a kill the next open
 * finds either the old key with the old database or the new key with the copy (`settleNext`).
 */
async function rekey(desk: Desk, given: Change): Promise<OpenWorkspace> {
  const { work } = desk;
  mustWrite(work);
  const { folder } = work;
  const vault = await rewrap(given.vault, given.vaultKey);
  return await whenQuiet(desk, async () => {
    try {
      const keys = { old: dbKey(work.vaultKey), next: dbKey(given.vaultKey) };
      await runJob(desk, 'successor', { folder, keys });
      tellCopy(desk, vault, given);
      syncNext(folder);
    } catch (error) {
      discardNext(folder);
      throw error;
    }
    return swap(desk, vault, given.vaultKey);
  });
}
/**
 * Runs `work` in its turn, at a moment when nothing reads the database beside the calls: a backup or an export may finish
 * first. It waits without a turn, since what it waits for may need one to finish.
 */
async function whenQuiet<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  const { core } = desk;
  for (;;) {
    while (core.jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const done = await core.inTurn(async () => {
      stillOpen(desk);
      return core.jobs.size > 0 ? null : { value: await work() };
    });
    if (done) return done.value;
  }
}

/** Puts what happened in the copy: the person, the locks, and the epoch in which another key signs the log. */
function tellCopy(desk: Desk, vault: Vault, given: Change): void {
  const { core, work, host } = desk;
  const db = openDb(nextDatabase(work.folder), dbKey(given.vaultKey), 'write');
  try {
    const before = headOf(work.db, work.log.name);
    const copied = headOf(db, work.log.name);
    if (copied.size !== before.size || copied.root !== before.root) throw new KanaalError('wrong_state');
    const record = { actor: work.person.id, time: rfc3339(clockOf(core)) };
    db.transaction(() => {
      given.alongside(db, record);
      appendSlots(core, db, record, vault, given.change);
      // The old key signs up to here; from the next record on it is the new one's word.
      makeCheckpoint(db, work.log, record.time);
      const continues = headOf(db, work.log.name);
      beginEpoch(db, host, { ...record, cause: 'rekey', continues, signer: null });
    });
  } finally {
    db.close();
  }
}

function swap(desk: Desk, vault: Vault, vaultKey: Uint8Array): OpenWorkspace {
  const { core, work } = desk;
  const { folder, lock } = work;
  const again = (as: Vault, key: Uint8Array): OpenWorkspace => {
    const next = openWith(core, folder, as, work.person.id, key, lock);
    for (const line of work.seen) next.seen.add(line);
    return next;
  };
  core.open = null;
  work.db.close();
  if (heldByOthers(folder)) {
    discardNext(folder);
    again(work.vault, work.vaultKey);
    throw new KanaalError('workspace_in_use');
  }
  writeVault(folder, vault);
  swapNext(folder);
  return again(vault, vaultKey);
}
