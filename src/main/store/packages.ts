/** Packages an office handed out, and the receipts that came back. */
import type { ReadDb, WriteDb } from './db.ts';

export interface PackageRow {
  register: string;
  edition: string;
  quarter: string;
  size: number;
  from_size: number;
  checkpoint: string;
  made_at: string;
  note: string | null;
  sha512: string | null;
  bytes: number | null;
  /** The verify.html inside; null in a package without, and in a list of packages. */
  page: string | null;
}

export function findPackage(db: ReadDb, register: string, edition: string): PackageRow | null {
  return db.get<PackageRow>('SELECT * FROM package WHERE register = ? AND edition = ?', register, edition) ?? null;
}

export function packagesOf(db: ReadDb, quarter: string | null): PackageRow[] {
  return db.all<PackageRow>(
    `SELECT register, edition, quarter, size, from_size, checkpoint, made_at, note, sha512, bytes, NULL AS page
     FROM package WHERE coalesce(?, quarter) = quarter ORDER BY made_at, edition`,
    quarter,
  );
}

export function insertPackage(db: WriteDb, row: PackageRow): void {
  db.run(
    'INSERT INTO package (register, edition, quarter, size, from_size, checkpoint, made_at, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    row.register,
    row.edition,
    row.quarter,
    row.size,
    row.from_size,
    row.checkpoint,
    row.made_at,
    row.page,
  );
}

/** Once it was written; the same package made again is the same bytes. */
export function sealPackage(db: WriteDb, row: PackageRow, made: { note: string; sha512: string; bytes: number }): void {
  db.run(
    'UPDATE package SET note = ?, sha512 = ?, bytes = ? WHERE register = ? AND edition = ? AND note IS NULL',
    made.note,
    made.sha512,
    made.bytes,
    row.register,
    row.edition,
  );
}

export interface ReceiptRow {
  /** Of the receipt itself: the same file dropped twice is one receipt. */
  sha256: string;
  /** SHA-512 of the package it is about, hex. */
  package: string;
  register: string;
  quarter: string;
  verdict: 'accepted' | 'refused';
  /** JSON list. */
  codes: string;
  receiver: string;
  vkey: string;
  time: string;
  /** Records of the journal that the receiver has now seen. */
  size: number;
  note: string;
  taken_at: string;
}

export function insertReceipt(db: WriteDb, r: ReceiptRow): void {
  db.run(
    `INSERT INTO receipt (sha256, package, register, quarter, verdict, codes, receiver, vkey, time, size, note, taken_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    r.sha256,
    r.package,
    r.register,
    r.quarter,
    r.verdict,
    r.codes,
    r.receiver,
    r.vkey,
    r.time,
    r.size,
    r.note,
    r.taken_at,
  );
}

export function receiptsOf(db: ReadDb, quarter: string | null): ReceiptRow[] {
  return db.all<ReceiptRow>('SELECT * FROM receipt WHERE coalesce(?, quarter) = quarter ORDER BY time', quarter);
}

export function hasReceipt(db: ReadDb, sha256: string): boolean {
  return db.get('SELECT 1 AS yes FROM receipt WHERE sha256 = ?', sha256) !== undefined;
}

/** How much of the journal a receiver has confirmed: the next package opens everything from there on. */
export function confirmedSize(db: ReadDb): number {
  return (
    db.get<{ size: number }>("SELECT coalesce(max(size), 0) AS size FROM receipt WHERE verdict = 'accepted'")?.size ?? 0
  );
}
