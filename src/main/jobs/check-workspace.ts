/** The whole check of a workspace: journal, tree, checkpoints, entries, access log, who can open it, database, evidence. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { FsckReport } from '../../shared/office-records.ts';
import { hashSealedFile } from '../files/sealed-file.ts';
import { accessHash } from '../journal/access-log.ts';
import { headOf, unsignedTail } from '../journal/checkpoint.ts';
import { addLeaf, emptyFrontier, frontierRoot } from '../journal/frontier.ts';
import { type Disclosure, fieldDigests, header, headerLeaf } from '../journal/record.ts';
import { slotsRecorded } from '../journal/slots.ts';
import { rootAt } from '../journal/tree.ts';
import { RECORD_TYPES, type RecordType } from '../journal/types.ts';
import { slotDigest } from '../keys/vault.ts';
import { parseVault } from '../keys/vault-file.ts';
import type { DbFile, ReadDb } from '../store/db.ts';
import { countsAgree } from '../store/entry-counts.ts';
import { isDamage } from '../store/explain.ts';
import type { JobTools } from './worker-jobs.ts';

type Problem = FsckReport['problems'][number];

interface Row {
  n: number;
  kind: string;
  type: string;
  v: number;
  disclosures: string | null;
  leaf: Uint8Array;
}

/** Recomputes every record from its disclosures and the tree from its leaves, and compares with what is stored. */
function checkRecords(db: ReadDb, problems: Problem[], goOn: JobTools['goOn']): { records: number; root: Buffer } {
  const frontier = emptyFrontier();
  let expected = 0;
  const types = new Set<string>(RECORD_TYPES);
  for (const row of db.iterate<Row>('SELECT n, kind, type, v, disclosures, leaf FROM record ORDER BY n')) {
    goOn();
    const at = `record ${row.n}`;
    if (row.n !== expected)
      problems.push({ code: 'record_missing', at: `record ${expected}`, says: 'Een regel ontbreekt.' });
    expected = row.n + 1;
    if (!types.has(row.type)) problems.push({ code: 'record_unknown', at, says: `Onbekende soort ${row.type}.` });
    else if (row.disclosures !== null) {
      const type = row.type as RecordType;
      const disclosures = JSON.parse(row.disclosures) as Disclosure[];
      const leaf = headerLeaf(header(type, row.n, fieldDigests(type, disclosures, row.v), row.v));
      if (!leaf.equals(row.leaf))
        problems.push({ code: 'record_changed', at, says: 'De inhoud is niet meer gelijk aan wat is vastgelegd.' });
    }
    addLeaf(frontier, Buffer.from(row.leaf));
  }
  return { records: expected, root: frontierRoot(frontier) };
}

function checkCheckpoints(db: ReadDb, records: number, problems: Problem[]): void {
  const rows = db.all<{ origin: string; size: number; note: string }>(
    'SELECT origin, size, note FROM checkpoint ORDER BY size',
  );
  for (const c of rows) {
    const [, size, root] = c.note.split('\n');
    const whole = Number(size) === c.size && c.size <= records && rootAt(db, c.size).toString('base64') === root;
    if (!whole)
      problems.push({
        code: 'checkpoint_mismatch',
        at: `stand ${c.size}`,
        says: 'Een ondertekende stand past niet bij het logboek.',
      });
  }
}

/** Every entry's record number points at its last state, and the counts that are kept are those of the entries. */
function checkEntries(db: ReadDb, problems: Problem[]): void {
  const rows = db.all<{ number: string }>(
    `SELECT e.number FROM entry e WHERE e.record_n <> (SELECT max(n) FROM record r WHERE r.type = 'entry' AND r.subject = e.id)
     OR NOT EXISTS (SELECT 1 FROM record r WHERE r.type = 'entry' AND r.subject = e.id) LIMIT 100`,
  );
  for (const r of rows)
    problems.push({ code: 'entry_unjournaled', at: r.number, says: 'De registratie past niet bij het logboek.' });
  if (!countsAgree(db))
    problems.push({ code: 'counts_wrong', at: 'tellingen', says: 'De tellingen per kwartaal kloppen niet.' });
}

function checkAccessLog(db: ReadDb, problems: Problem[]): void {
  let before: Uint8Array = new Uint8Array(32);
  const rows = db.iterate<{ n: number; time: string; actor: string; what: string; subject: string; hash: Uint8Array }>(
    'SELECT * FROM access_log ORDER BY n',
  );
  for (const row of rows) {
    if (!accessHash(before, row).equals(row.hash))
      problems.push({ code: 'access_log_changed', at: `inzage ${row.n}`, says: 'Het inzagelogboek is veranderd.' });
    before = row.hash;
  }
}

/** Reads every evidence file whole: missing, damaged and files that nothing refers to. */
function checkEvidence(
  db: ReadDb,
  folder: string,
  problems: Problem[],
  goOn: JobTools['goOn'],
): FsckReport['evidence'] {
  const root = path.join(folder, 'evidence');
  const known = new Set<string>();
  let files = 0;
  let bytes = 0;
  let bad = 0;
  const rows = db.all<{ id: string; name: string; file: string; key: Uint8Array; sha256: string; bytes: number }>(
    'SELECT id, name, file, key, sha256, bytes FROM evidence ORDER BY file',
  );
  for (const row of rows) {
    goOn();
    known.add(row.file);
    files += 1;
    try {
      const found = hashSealedFile(path.join(root, row.file), row.key);
      bytes += found.bytes;
      if (found.sha256 === row.sha256 && found.bytes === row.bytes) continue;
      problems.push({
        code: 'evidence_changed',
        at: row.name,
        says: 'De bijlage is niet meer gelijk aan wat is vastgelegd.',
      });
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      const missing = error.code === 'file_missing';
      problems.push({
        code: missing ? 'evidence_missing' : 'evidence_changed',
        at: row.name,
        says: missing ? 'Het bestand van deze bijlage is er niet.' : 'De bijlage is beschadigd.',
      });
    }
    bad += 1;
  }
  for (const file of evidenceFiles(root))
    if (!known.has(file))
      problems.push({ code: 'evidence_unreferenced', at: file, says: 'Bij dit bestand hoort geen registratie.' });
  return { files, bytes, bad };
}

function evidenceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((f) => f.replaceAll(path.sep, '/'))
    .filter((f) => statSync(path.join(root, f)).isFile());
}

/** Who can open it: the list of locks must be one that the journal knows, as at opening. Also when it is lost meanwhile. */
function checkSlots(db: ReadDb, folder: string, problems: Problem[]): void {
  if (slotsRecorded(db, digestOfSlots(folder)) !== null) return;
  problems.push({
    code: 'slots_changed',
    at: 'vault.json',
    says: 'De lijst van wie de werkmap kan openen is buiten het programma veranderd, of niet te lezen.',
  });
}

/** Empty where the file is lost or no longer ours. */
function digestOfSlots(folder: string): string {
  const file = path.join(folder, 'vault.json');
  if (!existsSync(file)) return '';
  try {
    return slotDigest(parseVault(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof KanaalError) return '';
    throw error;
  }
}

/** Problems that do not make the workspace untrue: left by a kill between a file and its row. */
const HARMLESS = new Set(['evidence_unreferenced']);

export interface CheckJob {
  folder: string;
  /** Origin of the present epoch. */
  origin: string;
}

/** Does a part of the check; where a page of the database cannot be read, that is what was found, and the next part goes on. */
function part<T>(problems: Problem[], otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (problems.every((p) => p.code !== 'database_damaged'))
      problems.push({
        code: 'database_damaged',
        at: 'register.db',
        says: 'Een deel van de databank is niet te lezen.',
      });
    return otherwise;
  }
}

/** Recomputes everything a workspace promises. Runs in a worker, on its own read connection. */
export function checkWorkspace(db: DbFile, { folder, origin }: CheckJob, { expect, goOn }: JobTools): FsckReport {
  // One snapshot for all of it: what is appended meanwhile must not look like a mismatch.
  db.exec('BEGIN');
  const problems: Problem[] = [];
  const count = (table: 'record' | 'evidence'): number =>
    part(problems, 0, () => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0);
  expect(count('record') + count('evidence'), 'parts');
  const made = part(problems, null, () => checkRecords(db, problems, goOn));
  const head = part(problems, null, () => headOf(db, origin));
  const records = made?.records ?? 0;
  const root = made?.root.toString('base64') ?? '';
  if (made && head && head.root !== root)
    problems.push({ code: 'tree_mismatch', at: 'boom', says: 'De boom van het logboek past niet bij de regels.' });
  goOn(0);
  part(problems, undefined, () => checkCheckpoints(db, records, problems));
  part(problems, undefined, () => checkEntries(db, problems));
  part(problems, undefined, () => checkAccessLog(db, problems));
  part(problems, undefined, () => checkSlots(db, folder, problems));
  const integrity = part(problems, 'ok', () => db.pragma('integrity_check'));
  if (integrity !== 'ok') problems.push({ code: 'database_damaged', at: 'register.db', says: String(integrity) });
  const evidence = part(problems, { files: 0, bytes: 0, bad: 0 }, () => checkEvidence(db, folder, problems, goOn));
  return {
    ok: problems.every((p) => HARMLESS.has(p.code)),
    records,
    treeSize: head?.size ?? 0,
    root,
    origin,
    unsignedTail: part(problems, 0, () => unsignedTail(db)),
    evidence,
    problems,
  };
}
