/**
 * Putting a backup back in a new folder, and, where the register was damaged since, bringing over what is newer there and can
 * be read (design 4.4). Both begin a new epoch; neither changes what it reads from.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Progress } from '../../shared/jobs.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { MANIFEST } from '../jobs/backup-files.ts';
import { type Database, runWorker } from '../jobs/run-worker.ts';
import type { SalvageResult } from '../jobs/salvage.ts';
import type { JobInput, JobName, JobResult } from '../jobs/worker-jobs.ts';
import type { Head } from '../journal/checkpoint.ts';
import type { NoteKey } from '../journal/note.ts';
import { slotsRecorded } from '../journal/slots.ts';
import { signingKey } from '../keys/signing.ts';
import { normalSecret, openRecovery, openSlot, slotDigest, type Vault } from '../keys/vault.ts';
import { openDb } from '../store/open.ts';
import { DB_FILE } from '../store/successor.ts';
import { holdForReading, type WriterLock } from '../store/writer-lock.ts';
import { checkAllowed } from './admin-rules.ts';
import { emptyFolder } from './backups.ts';
import { beginEpoch } from './epochs.ts';
import { bringUpToDate } from './migration.ts';
import {
  checkPlace,
  describePlace,
  folderName,
  freeFolder,
  needFolder,
  needPath,
  readVault,
  recentToken,
  rememberPlace,
  writeVault,
} from './places.ts';
import type { Core, Desk } from './session.ts';
import { appendSlots, personKeyName } from './slots.ts';
import { dbKey } from './workspace-open.ts';

interface OpenedBackup {
  key: Uint8Array;
  actor: string;
  /** Null with the recovery sheet: that is nobody's signature. */
  signer: NoteKey | null;
}

/** `vaults`: under one key, the newest first; a passphrase of either will do. */
async function keyOf(
  vaults: readonly Vault[],
  args: Pick<CallArgs<'backups.restore'>, 'recovery' | 'personId' | 'passphrase'>,
): Promise<OpenedBackup> {
  if (args.recovery !== null) {
    for (const vault of vaults) {
      const key = await openRecovery(vault, args.recovery);
      if (key) return { key, actor: args.personId ?? vault.slots[0]?.personId ?? '', signer: null };
    }
    throw new KanaalError('wrong_recovery');
  }
  let asked = false;
  for (const vault of vaults) {
    const slot = vault.slots.find((s) => s.personId === args.personId);
    if (!slot || args.passphrase === null) continue;
    asked = true;
    const opened = await openSlot(vault.workspace, slot, normalSecret(slot, args.passphrase));
    if (!opened) continue;
    const { vaultKey: key, seed } = opened;
    const signer = seed ? { name: personKeyName(vault.workspace, slot.personId), key: signingKey(seed) } : null;
    return { key, actor: slot.personId, signer };
  }
  throw new KanaalError(asked ? 'wrong_passphrase' : 'passphrase_needed');
}

/**
 * Throws where the two are not copies of one register under one key. Every change of the vault key wraps it anew, for the
 * recovery sheet too.
 */
function checkTogether(backup: Vault, damaged: Vault, folder: string): void {
  if (backup.workspace !== damaged.workspace) throw new KanaalError('salvage_other_workspace');
  if (backup.recovery.wrapped === damaged.recovery.wrapped) return;
  throw new KanaalError('salvage_other_key', { fits: fittingBackup(damaged, path.join(folder, 'backups')) });
}

/** The newest backup beside a register that is under its present key, by name; empty where there is none. */
function fittingBackup(vault: Vault, root: string): string {
  if (!existsSync(root)) return '';
  const fits = (name: string): boolean => {
    try {
      return (
        existsSync(path.join(root, name, MANIFEST)) &&
        readVault(path.join(root, name)).recovery.wrapped === vault.recovery.wrapped
      );
    } catch (error) {
      if (error instanceof KanaalError) return false;
      throw error;
    }
  };
  return readdirSync(root).sort().findLast(fits) ?? '';
}

/** Nobody may write in the damaged register while it is copied. Null where this process has it open, for reading only by now. */
function holdStill(core: Core, folder: string): WriterLock | null {
  if (core.open?.folder === folder) {
    if (core.open.readOnly === 'no') throw new KanaalError('workspace_in_use');
    return null;
  }
  const lock = holdForReading(folder);
  if (!lock) throw new KanaalError('workspace_in_use');
  return lock;
}

type Run = <N extends JobName>(name: N, input: JobInput<N>, database: Database | null) => Promise<JobResult<N>>;

/** Runs `work` with its parts in workers; `shown`: as a job that everybody sees and may stop. */
async function inParts<T>(core: Core, shown: boolean, work: (run: Run) => Promise<T>): Promise<T> {
  if (!shown)
    return await work(
      async <N extends JobName>(name: N, input: JobInput<N>, database: Database | null): Promise<JobResult<N>> =>
        await runWorker(name, input, database).result,
    );
  const running = core.jobs.start('salvage');
  const stopIfAsked = (): void => {
    if (running.stopped) throw new KanaalError('cancelled');
  };
  try {
    const run = async <N extends JobName>(
      name: N,
      input: JobInput<N>,
      database: Database | null,
    ): Promise<JobResult<N>> => {
      stopIfAsked();
      const { result, cancel } = runWorker(name, input, database, (p: Progress) => running.report(p));
      running.onStop(cancel);
      const value = await result;
      stopIfAsked();
      return value;
    };
    return await work(run);
  } finally {
    running.end();
  }
}

/**
 * Puts a backup back in a new folder and starts a new epoch: new log key, new origin, first record naming what it
 * continues from. Collectors will show "hersteld". With `damaged` this goes on from what could be read there.
 */
export async function restoreBackup(
  core: Core,
  args: CallArgs<'backups.restore'>,
): Promise<CallOutput<'backups.restore'>> {
  const from = needFolder(core.host, args.backup);
  const damaged = args.damaged === null ? null : needFolder(core.host, args.damaged);
  return await restoreFrom(core, from, damaged, args);
}

/** The same for the open register, in which damage was found, from a backup beside it. */
export async function salvageOpen(
  desk: Desk,
  { name, passphrase }: CallArgs<'backups.salvage'>,
): Promise<CallOutput<'backups.salvage'>> {
  const { folder, person, readOnly } = desk.work;
  if (readOnly !== 'damaged') throw new KanaalError('wrong_state');
  if (!backupsBeside(desk).backups.some((one) => one.name === name)) throw new KanaalError('not_found');
  const how = { folder: null, recovery: null, personId: person.id, passphrase };
  return await restoreFrom(desk.core, path.join(folder, 'backups', name), folder, how);
}

/** By their own manifests: the register's list of them may be what is damaged. */
export function backupsBeside(desk: Desk): CallOutput<'backups.beside'> {
  const root = path.join(desk.work.folder, 'backups');
  const names = existsSync(root) ? readdirSync(root).filter((name) => !name.startsWith('.')) : [];
  const backups = names.flatMap((name) => {
    try {
      const place = describePlace(path.join(root, name), '');
      if (!place.backup || place.workspace !== desk.work.vault.workspace) return [];
      const sameKey = readVault(path.join(root, name)).recovery.wrapped === desk.work.vault.recovery.wrapped;
      return [{ name, ...place.backup, sameKey }];
    } catch (error) {
      if (error instanceof KanaalError) return [];
      throw error;
    }
  });
  return { backups: backups.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1)) };
}

async function restoreFrom(
  core: Core,
  from: string,
  damaged: string | null,
  args: Omit<CallArgs<'backups.restore'>, 'backup' | 'damaged'>,
): Promise<CallOutput<'backups.restore'>> {
  return await inParts(core, damaged !== null, async (run) => {
    const manifest = await run('manifest', { from }, null);
    const vault = readVault(from);
    const to = args.folder
      ? needPath(core.host, args.folder)
      : freeFolder(core.host.workspacesDir, folderName(`${vault.title} hersteld`));
    const theirs = damaged === null ? null : readVault(damaged);
    if (damaged !== null && theirs !== null) checkTogether(vault, theirs, damaged);
    const vaults = theirs ? [theirs, vault] : [vault];
    const opened = await keyOf(vaults, args);
    checkPlace(to);
    checkAllowed(core.admin, to);
    if (existsSync(to) && readdirSync(to).length > 0) throw new KanaalError('workspace_exists');
    const fresh = !existsSync(to);
    try {
      await run('restoreFiles', { from, to, files: manifest.files.map((f) => f.path) }, null);
      await bringUpToDate(core.host, to, dbKey(opened.key));
      const made = damaged === null ? null : await salvageInto(core, run, { damaged, to, opened, manifest });
      const head = made?.head ?? manifest;
      const epoch = newEpoch(core, path.join(to, DB_FILE), { ...opened, vaults, head });
      // Last: a folder without it does not open.
      writeVault(to, epoch.vault);
      const problems = made ? await problemsOf(run, to, epoch.origin, opened.key) : [];
      if (made && epoch.isOlder) made.salvaged.lost.push({ kind: 'slots', name: '', count: 1 });
      rememberPlace(core.host, to);
      const { origin } = epoch;
      return {
        path: to,
        token: recentToken(to),
        treeSize: head.size,
        origin,
        problems,
        salvaged: made?.salvaged ?? null,
      };
    } catch (error) {
      if (existsSync(to)) emptyFolder(to, fresh);
      throw error;
    }
  });
}

async function salvageInto(
  core: Core,
  run: Run,
  given: { damaged: string; to: string; opened: OpenedBackup; manifest: Head },
): Promise<SalvageResult> {
  const { damaged, to, opened, manifest } = given;
  const held = holdStill(core, damaged);
  try {
    const database = { path: path.join(to, DB_FILE), key: dbKey(opened.key) };
    return await run('salvage', { damaged, to, origin: manifest.origin, policy: core.policy }, database);
  } finally {
    held?.release();
  }
}

async function problemsOf(
  run: Run,
  folder: string,
  origin: string,
  key: Uint8Array,
): Promise<CallOutput<'backups.restore'>['problems']> {
  const report = await run('check', { folder, origin }, { path: path.join(folder, DB_FILE), key: dbKey(key) });
  return report.problems;
}

/** The first record of what comes, and the list of locks that goes with the journal: the newest one that it knows. */
function newEpoch(
  core: Core,
  file: string,
  given: OpenedBackup & { vaults: readonly Vault[]; head: Head },
): { origin: string; vault: Vault; isOlder: boolean } {
  const { host } = core;
  const db = openDb(file, dbKey(given.key), 'write');
  try {
    const { actor, signer, vaults, head } = given;
    const { origin, root, size } = head;
    const time = rfc3339(host.now());
    return db.transaction(() => {
      const recorded = vaults.map((vault) => slotsRecorded(db, slotDigest(vault)));
      const newest = recorded.indexOf('newest');
      const at = newest >= 0 ? newest : recorded.indexOf('before');
      const vault = vaults[at] ?? vaults[vaults.length - 1]!;
      // A passphrase may have changed between the copies of the database and of vault.json.
      if (newest < 0 && (at >= 0 || vaults.length > 1)) appendSlots(core, db, { actor, time }, vault, 'found');
      const log = beginEpoch(db, host, { actor, signer, time, cause: 'restore', continues: { origin, root, size } });
      return {
        origin: log.name,
        vault,
        isOlder: vaults.length > 1 && at !== 0 && slotDigest(vaults[0]!) !== slotDigest(vault),
      };
    });
  } finally {
    db.close();
  }
}
