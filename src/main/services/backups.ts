import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expiredBackups } from '../../shared/backup-rotation.ts';
import type { Backup, CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { localDay, rfc3339 } from '../../shared/quarter.ts';
import { MANIFEST, type Manifest } from '../jobs/backup-files.ts';
import { runJob } from './job-runner.ts';
import { parentFolder } from './out-places.ts';
import { needPath, readVault } from './places.ts';
import { type Desk, inTurn, logAccess, today, type Unit, write } from './session.ts';

interface Row {
  name: string;
  made_at: string;
  bytes: number;
  size: number;
  proven_at: string | null;
}

function besideOf(desk: Desk): string {
  return path.join(desk.work.folder, 'backups');
}

export function listBackups(desk: Desk): CallOutput<'backups.list'> {
  const rows = desk.db.all<Row>('SELECT * FROM backup ORDER BY made_at DESC');
  return {
    backups: rows.map((r) => ({
      name: r.name,
      madeAt: r.made_at,
      bytes: r.bytes,
      treeSize: r.size,
      provenAt: r.proven_at,
      beside: existsSync(path.join(besideOf(desk), r.name, MANIFEST)),
    })),
  };
}

/** Makes a backup in a worker; the copy has been opened and compared when this returns. */
export async function makeBackup(desk: Desk, args: CallArgs<'backups.make'>): Promise<CallOutput<'backups.make'>> {
  const { folder, vault, log } = desk.work;
  const madeAt = rfc3339(desk.host.now());
  const name = `${vault.workspace}_${madeAt.slice(0, 19).replaceAll(':', '')}.krbackup`;
  const parent = parentFolder(desk.host, args.within, besideOf(desk));
  const out = args.out === null ? path.join(parent, name) : needPath(desk.host, args.out);
  if (existsSync(out) && readdirSync(out).length > 0) throw new KanaalError('out_not_empty');
  await inTurn(desk, () => write(desk, (unit) => unit.checkpoint()));
  const job = { folder, out, workspace: vault.workspace, origin: log.name, madeAt };
  const fresh = !existsSync(out);
  try {
    const { manifest, sha256 } = await runJob(desk, 'backup', job);
    return await inTurn(desk, () => record(desk, path.basename(out), out, manifest, sha256));
  } catch (error) {
    // Also where it was stopped at its very end: a whole copy that no record tells of.
    emptyFolder(out, fresh);
    throw error;
  }
}

/** Takes away what was put in a folder that was empty, and the folder itself where it was made for this. */
export function emptyFolder(folder: string, whole: boolean): void {
  if (whole) rmSync(folder, { recursive: true, force: true });
  else for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** A backup that was cut off has no manifest: it cannot be restored, and would only take room. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (!existsSync(path.join(folder, name, MANIFEST))) rmSync(path.join(folder, name), { recursive: true });
}

/** Reads one beside the register again, as a worker; when that was is kept with it. */
export async function checkBackup(
  desk: Desk,
  { name }: CallArgs<'backups.check'>,
): Promise<CallOutput<'backups.check'>> {
  if (!listBackups(desk).backups.some((one) => one.name === name && one.beside)) throw new KanaalError('not_found');
  const folder = path.join(besideOf(desk), name);
  // Every change of the vault key wraps it anew, for the sheet too.
  const sameKey = readVault(folder).recovery.wrapped === desk.work.vault.recovery.wrapped;
  const { files, report } = await runJob(desk, 'backupCheck', { folder, sameKey });
  if (report?.ok !== false)
    await inTurn(desk, () =>
      write(desk, (unit) => unit.db.run('UPDATE backup SET proven_at = ? WHERE name = ?', unit.now, name)),
    );
  return { files, readInside: report !== null, report };
}

/** Before the name of a backup that is going: whatever stops it halfway, the next one goes on. */
const GOING = '.weg-';

/** Old backups beside the register make room; each that goes is a line of the access log. */
async function removeExpired(desk: Desk): Promise<void> {
  const root = besideOf(desk);
  const beside = listBackups(desk).backups.filter((one) => one.beside);
  for (const { name } of expiredBackups(beside.map((one) => ({ ...one, madeOn: one.madeAt.slice(0, 10) }))))
    renameSync(path.join(root, name), path.join(root, `${GOING}${name}`));
  for (const going of readdirSync(root).filter((one) => one.startsWith(GOING))) {
    const name = going.slice(GOING.length);
    await inTurn(desk, () => {
      write(desk, (unit) => unit.db.run('DELETE FROM backup WHERE name = ?', name));
      logAccess(desk, 'removeBackup', name);
    });
    await rm(path.join(root, going), { recursive: true, force: true });
  }
}

/**
 * The daily backup: made after the first unlock of a day, however early that is. It runs beside the person's work; when it
 * fails they are told, and the work goes on.
 */
export async function dailyBackup(desk: Desk): Promise<void> {
  if (desk.work.readOnly !== 'no') return;
  const last =
    desk.db.get<{ time: string }>('SELECT max(made_at) AS time FROM backup')?.time ??
    desk.db.get<{ time: string }>('SELECT time FROM record WHERE n = 0')?.time;
  if (!last || localDay(new Date(last)) >= today(desk.host)) return;
  try {
    removeUnfinished(besideOf(desk));
    await makeBackup(desk, { out: null, within: null });
  } catch (error) {
    if (error instanceof KanaalError && error.code === 'cancelled') return;
    desk.work.notices.push({ key: 'backupFailed', detail: error instanceof KanaalError ? error.code : 'internal' });
    desk.host.log(`daily backup: ${error instanceof Error ? error.stack : String(error)}`);
    desk.core.changed('notices');
    return;
  }
  try {
    await removeExpired(desk);
  } catch (error) {
    // The new one is whole all the same; the next day goes on with what could not go now.
    desk.host.log(`old backups stay: ${error instanceof Error ? error.stack : String(error)}`);
  }
  desk.core.changed('backups');
}

function record(desk: Desk, name: string, out: string, manifest: Manifest, sha256: string): CallOutput<'backups.make'> {
  const bytes = manifest.files.reduce((n, f) => n + f.bytes, 0);
  const backup: Backup = write(desk, (unit: Unit) => {
    unit.db.run(
      'INSERT OR REPLACE INTO backup (name, made_at, bytes, size, proven_at) VALUES (?, ?, ?, ?, ?)',
      name,
      unit.now,
      bytes,
      manifest.size,
      unit.now,
    );
    unit.append('backup', name, { name, size: manifest.size, sha256 });
    unit.checkpoint();
    const beside = path.dirname(out) === besideOf(desk);
    return { name, madeAt: unit.now, bytes, treeSize: manifest.size, provenAt: unit.now, beside };
  });
  return { backup, path: out, problems: [] };
}
