/** Handing out a closed register as a package that proves itself (design 6). */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { PackageReceipt, Receipt } from '../../shared/delivery-records.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { PackageResult } from '../jobs/package-files.ts';
import { keyNumber } from '../keys/number.ts';
import {
  confirmedSize,
  findPackage,
  insertPackage,
  type PackageRow,
  packagesOf,
  type ReceiptRow,
  receiptsOf,
  sealPackage,
} from '../store/packages.ts';
import { findRegister, type RegisterRow } from '../store/registers.ts';
import { inJob } from './job-runner.ts';
import { outFolder } from './registers.ts';
import { type Desk, inTurn, logAccess, write } from './session.ts';

/** verify.html as this program was built with it, beside its resources; null where it was not built. */
function verifierPage(desk: Desk): string | null {
  const file = path.join(desk.host.resourcesDir, '..', 'out', 'verify', 'verify.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/**
 * The package of a register and edition is fixed when it is made for the first time: this checkpoint, from this record
 * on. Made again it is the same bytes, whatever the journal has learned since.
 */
function fixed(desk: Desk, register: RegisterRow, edition: string): PackageRow {
  const known = findPackage(desk.db, register.number, edition);
  // What was never finished may have a checkpoint of a log key that is gone.
  if (known?.note) return known;
  return write(desk, (unit) => {
    unit.db.run('DELETE FROM package WHERE register = ? AND edition = ?', register.number, edition);
    const checkpoint = unit.checkpoint();
    const row: PackageRow = {
      register: register.number,
      edition,
      quarter: register.quarter,
      size: Number(checkpoint.split('\n')[1]),
      from_size: confirmedSize(unit.db),
      checkpoint,
      made_at: unit.now,
      note: null,
      sha512: null,
      bytes: null,
      page: verifierPage(desk),
    };
    insertPackage(unit.db, row);
    return row;
  });
}

/** Writes the package in a worker and journals that it was handed out. */
export async function makePackage(desk: Desk, args: CallArgs<'packages.make'>): Promise<PackageReceipt> {
  const register = findRegister(desk.db, args.quarter);
  if (!register) throw new KanaalError('quarter_open', { quarter: args.quarter });
  const folder = outFolder(desk, args, `${args.quarter}-levering`);
  mkdirSync(folder, { recursive: true });
  const row = await inTurn(desk, () => fixed(desk, register, args.edition));
  try {
    const made = await inJob(desk, 'package', (job) => job.run('package', { row, folder, seal: args.seal }));
    return await inTurn(desk, () => handOut(desk, register, row, made, args.seal !== null));
  } catch (error) {
    if (existsSync(folder))
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    throw error;
  }
}

function handOut(
  desk: Desk,
  register: RegisterRow,
  row: PackageRow,
  made: PackageResult,
  sealed: boolean,
): PackageReceipt {
  logAccess(desk, 'package', `${register.number} ${row.edition}`);
  write(desk, (unit) => {
    sealPackage(unit.db, row, made);
    unit.append('export', register.number, {
      register: register.number,
      edition: row.edition,
      formats: ['bagit'],
      files: [{ bytes: made.fileBytes, name: made.name, sha256: made.sha256 }],
    });
    unit.checkpoint();
  });
  return {
    register: register.number,
    quarter: register.quarter,
    version: register.version,
    edition: row.edition as PackageReceipt['edition'],
    path: made.path,
    name: made.name,
    sealed,
    bytes: made.fileBytes,
    sha256: made.sha256,
    sha512: made.sha512,
    treeSize: row.size,
    from: row.from_size,
    records: made.records,
    madeAt: row.made_at,
  };
}

export function toReceipt(r: ReceiptRow): Receipt {
  return {
    register: r.register,
    quarter: r.quarter,
    verdict: r.verdict,
    codes: JSON.parse(r.codes) as string[],
    receiver: r.receiver,
    keyNumber: keyNumber(r.vkey),
    time: r.time,
    package: r.package,
    takenAt: r.taken_at,
  };
}

export function listPackages(desk: Desk, args: CallArgs<'packages.list'>): CallOutput<'packages.list'> {
  return {
    packages: packagesOf(desk.db, args.quarter).map((p) => ({
      register: p.register,
      quarter: p.quarter,
      edition: p.edition,
      treeSize: p.size,
      from: p.from_size,
      madeAt: p.made_at,
      sha512: p.sha512,
    })),
    receipts: receiptsOf(desk.db, args.quarter).map(toReceipt),
  };
}
