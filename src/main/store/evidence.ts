import type { Evidence } from '../../shared/records.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** One piece of evidence with the place and key of its file; belongs to an entry, to something staged or to a paper sign-off. */
export interface EvidenceRow extends Evidence {
  entryId: string | null;
  stagingId: string | null;
  requestId: string | null;
  file: string;
  key: Uint8Array;
  text: string;
}

interface Raw {
  id: string;
  entry_id: string | null;
  staging_id: string | null;
  request_id: string | null;
  seq: number;
  name: string;
  media_type: string;
  format: string;
  pronom: string | null;
  bytes: number;
  sha256: string;
  origin: Evidence['origin'];
  is_original: number;
  file: string;
  key: Uint8Array;
  text: string;
}

function toRow(r: Raw): EvidenceRow {
  return {
    id: r.id,
    entryId: r.entry_id,
    stagingId: r.staging_id,
    requestId: r.request_id,
    seq: r.seq,
    name: r.name,
    mediaType: r.media_type,
    format: r.format,
    pronom: r.pronom,
    bytes: r.bytes,
    sha256: r.sha256,
    origin: r.origin,
    isOriginal: r.is_original === 1,
    file: r.file,
    key: r.key,
    text: r.text,
  };
}

/** What others may see of it: no key, no place, no text. */
export function publicEvidence(r: EvidenceRow): Evidence {
  const { id, seq, name, mediaType, format, pronom, bytes, sha256, origin, isOriginal } = r;
  return { id, seq, name, mediaType, format, pronom, bytes, sha256, origin, isOriginal };
}

export function evidenceOf(db: ReadDb, owner: 'entry' | 'staging' | 'request', id: string): EvidenceRow[] {
  return db.all<Raw>(`SELECT * FROM evidence WHERE ${owner}_id = ? ORDER BY seq`, id).map(toRow);
}

export function countEvidence(db: ReadDb, entryId: string): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM evidence WHERE entry_id = ?', entryId)?.n ?? 0;
}

export function findEvidence(db: ReadDb, id: string): EvidenceRow | null {
  const row = db.get<Raw>('SELECT * FROM evidence WHERE id = ?', id);
  return row ? toRow(row) : null;
}

/** Where a file with these contents is kept already: the entry or draft that has it first. */
export function evidenceLike(
  db: ReadDb,
  { bytes, sha256 }: Pick<Evidence, 'bytes' | 'sha256'>,
): { entryId: string | null; stagingId: string | null } | null {
  const row = db.get<Pick<Raw, 'entry_id' | 'staging_id'>>(
    `SELECT entry_id, staging_id FROM evidence
     WHERE bytes = ? AND sha256 = ? AND (entry_id IS NOT NULL OR staging_id IS NOT NULL)
     ORDER BY entry_id IS NULL, id LIMIT 1`,
    bytes,
    sha256,
  );
  return row ? { entryId: row.entry_id, stagingId: row.staging_id } : null;
}

export function insertEvidence(db: WriteDb, e: EvidenceRow): void {
  db.run(
    `INSERT INTO evidence (id, entry_id, staging_id, request_id, seq, name, media_type, format, pronom, bytes, sha256,
       origin, is_original, file, key, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    e.id,
    e.entryId,
    e.stagingId,
    e.requestId,
    e.seq,
    e.name,
    e.mediaType,
    e.format,
    e.pronom,
    e.bytes,
    e.sha256,
    e.origin,
    e.isOriginal ? 1 : 0,
    e.file,
    e.key,
    e.text,
  );
}

/** Hands staged evidence over to the entry it was logged as. */
export function evidenceToEntry(db: WriteDb, stagingId: string, entryId: string): void {
  const seq =
    db.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM evidence WHERE entry_id = ?', entryId)?.seq ?? 0;
  db.run(
    'UPDATE evidence SET entry_id = ?, staging_id = NULL, seq = seq + ? WHERE staging_id = ?',
    entryId,
    seq,
    stagingId,
  );
}

/** The words by which it is found. */
export function setEvidenceText(db: WriteDb, id: string, text: string): void {
  db.run('UPDATE evidence SET text = ? WHERE id = ?', text, id);
}

export function setEvidenceSeq(db: WriteDb, id: string, seq: number): void {
  db.run('UPDATE evidence SET seq = ? WHERE id = ?', seq, id);
}

export function deleteEvidence(db: WriteDb, id: string): void {
  db.run('DELETE FROM evidence WHERE id = ?', id);
}
