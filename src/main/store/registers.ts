/** Closed registers: their frozen rows, read again as they were at close and never computed anew. */
import type { Edition } from '../../shared/codes.ts';
import { editionOf, type RegisterMeta, type RegisterSource, type Row, type SheetName } from '../../shared/register.ts';
import type { ReadDb, WriteDb } from './db.ts';

export interface RegisterRow {
  quarter: string;
  version: number;
  number: string;
  sha256: string;
  /** `RegisterMeta` as JSON. */
  meta: string;
  closed_at: string;
  closed_by: string;
}

export function findRegister(db: ReadDb, quarter: string): RegisterRow | null {
  return db.get<RegisterRow>('SELECT * FROM register WHERE quarter = ? ORDER BY version DESC LIMIT 1', quarter) ?? null;
}

export function insertRegister(db: WriteDb, r: RegisterRow): void {
  db.run(
    'INSERT INTO register (quarter, version, number, sha256, meta, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    r.quarter,
    r.version,
    r.number,
    r.sha256,
    r.meta,
    r.closed_at,
    r.closed_by,
  );
}

export function insertRegisterRow(
  db: WriteDb,
  { quarter, version }: Pick<RegisterRow, 'quarter' | 'version'>,
  sheet: SheetName,
  i: number,
  row: Row,
): void {
  db.run(
    'INSERT INTO register_row (quarter, version, sheet, i, body) VALUES (?, ?, ?, ?, ?)',
    quarter,
    version,
    sheet,
    i,
    JSON.stringify(row),
  );
}

/** Takes away rows that no register refers to, some at a time; yields how many. A register's own rows stay. */
export function* dropRegisterRows(db: WriteDb, quarter: string, version: number): Generator<number, void> {
  const some = `SELECT sheet, i FROM register_row WHERE quarter = ? AND version = ?
    AND NOT EXISTS (SELECT 1 FROM register r WHERE r.quarter = register_row.quarter) LIMIT 100`;
  for (;;) {
    const { changes } = db.run(
      `DELETE FROM register_row WHERE quarter = ? AND version = ? AND (sheet, i) IN (${some})`,
      quarter,
      version,
      quarter,
      version,
    );
    if (changes === 0) return;
    yield changes;
  }
}

/** The register as it was frozen at close, in its internal edition. */
export function frozenSource(db: ReadDb, register: RegisterRow): RegisterSource {
  const meta = JSON.parse(register.meta) as RegisterMeta;
  return {
    meta: { ...meta, registerSha256: register.sha256 },
    *rows(sheet: SheetName): Generator<Row> {
      // In pages: an open cursor would forbid the one connection to write while a slow file is being made.
      for (let at = 0; ; at += 500) {
        const page = db.all<{ body: string }>(
          'SELECT body FROM register_row WHERE quarter = ? AND version = ? AND sheet = ? AND i >= ? AND i < ? ORDER BY i',
          register.quarter,
          register.version,
          sheet,
          at,
          at + 500,
        );
        for (const row of page) yield JSON.parse(row.body) as Row;
        if (page.length < 500) return;
      }
    },
  };
}

/** The frozen row of one entry, by its number. */
export function frozenEntryRow(db: ReadDb, register: RegisterRow, number: string): Row | null {
  const found = db.get<{ body: string }>(
    "SELECT body FROM register_row WHERE quarter = ? AND version = ? AND sheet = 'Registraties' AND json_extract(body, '$.registratienummer') = ?",
    register.quarter,
    register.version,
    number,
  );
  return found ? (JSON.parse(found.body) as Row) : null;
}

/** The same frozen rows as one edition shows them; `digest` gives that edition its own checksum. */
export function editionSource(
  db: ReadDb,
  register: RegisterRow,
  edition: Edition,
  digest: (source: RegisterSource) => string,
): RegisterSource {
  const internal = frozenSource(db, register);
  if (edition === 'intern') return internal;
  const shown = editionOf(internal, edition);
  return { ...shown, meta: { ...shown.meta, registerSha256: digest(shown) } };
}
