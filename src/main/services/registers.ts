/** Closing a quarter, and the register that comes out of it: frozen rows, one checksum, files that are read back. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Edition, ExportFormat } from '../../shared/codes.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { ExportReceipt, QuarterView } from '../../shared/records.ts';
import {
  editionOf,
  type RegisterMeta,
  type RegisterSource,
  type Row,
  SHEET_NAMES,
  type SheetName,
} from '../../shared/register.ts';
import { quarterState } from '../../shared/rules.ts';
import { type CsvOptions, columnsCsv, sheetCsv } from '../export/csv.ts';
import { csvColumnsFileName, csvFileName, registerFileName } from '../export/file-names.ts';
import { registerOds } from '../export/ods.ts';
import { withPdfMetadata } from '../export/pdf-metadata.ts';
import { compareCsv, compareWorkbook } from '../export/read-back.ts';
import { registerHtml } from '../export/register-html.ts';
import { measured, registerDigest, registerJson } from '../export/register-json.ts';
import { secondOpinion } from '../export/second-opinion.ts';
import { registerXlsx } from '../export/xlsx.ts';
import { createFile } from '../files/atomic.ts';
import { signNote } from '../journal/note.ts';
import { type EntryRecord, entriesOfQuarter, updateEntry } from '../store/entries.ts';
import { needMeta } from '../store/meta.ts';
import { allTerms } from '../store/people.ts';
import { signOffsOf } from '../store/sign-offs.ts';
import { journalEntry } from './entries.ts';
import { needPath } from './places.ts';
import { findRegister, listQuarters, type RegisterRow, viewQuarter } from './quarters.ts';
import { computeRows, quarterFacts, returnOf } from './register-rows.ts';
import { type Desk, logAccess, today, type Unit, write } from './session.ts';
import { ownKey } from './sign-offs.ts';

// --- what a register is made of -----------------------------------------------------------------------------------

function codeListVersions(desk: Desk): RegisterMeta['codeLists'] {
  return Object.entries(desk.policy.lists).map(([list, { version, validFrom }]) => ({ list, version, validFrom }));
}

function metaOf(desk: Desk, quarter: string, madeOn: string, counts: RegisterMeta['counts']): RegisterMeta {
  const term = allTerms(desk.db)[0];
  const ways = new Set(
    signOffsOf(desk.db, quarter)
      .filter((s) => s.state === 'accepted')
      .map((s) => s.way),
  );
  return {
    ministry: {
      name: term?.ministryName ?? needMeta(desk.db, 'title'),
      abbreviation: term?.ministryAbbr ?? needMeta(desk.db, 'prefix'),
      tooi: term?.ministryCode ?? '',
    },
    quarter,
    version: 1,
    edition: 'intern',
    madeOn,
    appVersion: desk.host.appVersion,
    codeLists: codeListVersions(desk),
    counts,
    registerSha256: null,
    signedWays: [...ways].sort(),
    contact: null,
  };
}

/** The register as it was frozen at close: meta and rows from the database, never computed again. */
function frozenSource(desk: Desk, register: RegisterRow): RegisterSource {
  const meta = JSON.parse(register.meta) as RegisterMeta;
  return {
    meta: { ...meta, registerSha256: register.sha256 },
    *rows(sheet: SheetName): Generator<Row> {
      // In pages: an open cursor would forbid the one connection to write while a slow file is being made.
      for (let at = 0; ; at += 500) {
        const page = desk.db.all<{ body: string }>(
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

// --- close --------------------------------------------------------------------------------------------------------

/**
 * Closes a quarter: what is not signed is marked so with its reason, the rows are frozen, the records manager signs the
 * ministry's statement over register hash and figures, and the close enters the journal under a checkpoint.
 */
export async function closeQuarter(desk: Desk, args: CallArgs<'quarters.close'>): Promise<QuarterView> {
  const state = quarterState(args.quarter, today(desk.host), findRegister(desk.db, args.quarter) !== null);
  if (state === 'closed') throw new KanaalError('quarter_closed', { quarter: args.quarter });
  if (state === 'running') throw new KanaalError('quarter_not_over', { quarter: args.quarter });
  if (args.consent.trim() !== args.quarter) throw new KanaalError('consent_mismatch', { quarter: args.quarter });
  const key = await ownKey(desk, args.passphrase);
  const open = viewQuarter(desk, args.quarter)
    .checks.filter((c) => !c.ok && c.key !== 'backup')
    .map((c) => ({ check: c.key, count: c.count, names: c.names }));
  write(desk, (unit) => {
    markUnsigned(desk, unit, args.quarter);
    const { register, rows } = freeze(desk, unit, args.quarter);
    const statement = signNote(ministryStatement(desk, register, rows, open), key);
    unit.append('close', register.number, {
      quarter: args.quarter,
      register: register.number,
      version: register.version,
      sha256: register.sha256,
      rows,
      open,
      consent: args.consent.trim(),
      statement,
    });
    unit.checkpoint();
  });
  return viewQuarter(desk, args.quarter);
}

/** Logged or returned at close: the entry keeps its place in the register, with the reason of its term. */
function markUnsigned(desk: Desk, unit: Unit, quarter: string): void {
  const waiting: EntryRecord[] = [];
  for (const e of entriesOfQuarter(unit.db, quarter))
    if (e.status === 'logged' || e.status === 'returned') waiting.push(e);
  for (const e of waiting) {
    const given = e.answers.termId ? returnOf(desk, e.answers.termId, quarter) : null;
    const reason = given?.reason ?? 'NIET_UITGEVRAAGD';
    const next: EntryRecord = { ...e, status: 'unsigned', state: { ...e.state, unsignedReason: reason } };
    updateEntry(unit.db, journalEntry(unit, next), null);
  }
}

function freeze(desk: Desk, unit: Unit, quarter: string): { register: RegisterRow; rows: Record<string, number> } {
  const facts = quarterFacts(desk, quarter);
  const version = 1;
  const rows: Partial<Record<SheetName, number>> = {};
  for (const sheet of SHEET_NAMES) {
    let i = 0;
    for (const row of computeRows(desk, facts, sheet)) {
      unit.db.run(
        'INSERT INTO register_row (quarter, version, sheet, i, body) VALUES (?, ?, ?, ?, ?)',
        quarter,
        version,
        sheet,
        i++,
        JSON.stringify(row),
      );
    }
    rows[sheet] = i;
  }
  const meta = metaOf(desk, quarter, unit.now, rows);
  const draft: RegisterRow = {
    quarter,
    version,
    number: `${needMeta(unit.db, 'prefix')}-${quarter}-v${version}`,
    sha256: '',
    meta: JSON.stringify(meta),
    closed_at: unit.now,
    closed_by: unit.actor,
  };
  const register = { ...draft, sha256: registerDigest(frozenSource(desk, draft)).sha256 };
  unit.db.run(
    'INSERT INTO register (quarter, version, number, sha256, meta, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    register.quarter,
    register.version,
    register.number,
    register.sha256,
    register.meta,
    register.closed_at,
    register.closed_by,
  );
  return { register, rows };
}

/** "Verklaring van het ministerie" (domain F3): computed figures, signed by the records manager. */
function ministryStatement(
  desk: Desk,
  register: RegisterRow,
  rows: Record<string, number>,
  open: readonly { check: string; count: number }[],
): string {
  return [
    'kanaalregister/close/v1',
    `werkmap: ${desk.work.vault.workspace}`,
    `register: ${register.number}`,
    `kwartaal: ${register.quarter}`,
    `versie: ${register.version}`,
    `register.json: sha256 ${register.sha256}`,
    `registraties: ${rows['Registraties'] ?? 0}`,
    `incidenten: ${rows['Incidenten'] ?? 0}`,
    `verklaringen: ${rows['Verklaring'] ?? 0}`,
    ...open.map((o) => `open: ${o.check} ${o.count}`),
    `gesloten door: ${desk.work.person.name}, ${desk.work.person.role}`,
    `gesloten op: ${register.closed_at}`,
    '',
  ].join('\n');
}

// --- export -------------------------------------------------------------------------------------------------------

interface Written {
  path: string;
  name: string;
  format: ExportFormat;
  bytes: number;
  sha256: string;
}

async function writeStream(file: string, format: ExportFormat, content: AsyncIterable<Uint8Array>): Promise<Written> {
  const hash = createHash('sha256');
  const out = createFile(file);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      out.write(chunk);
    }
    out.commit();
  } catch (error) {
    out.abort();
    throw error;
  }
  return { path: file, name: path.basename(file), format, bytes, sha256: hash.digest('hex') };
}

function textStream(pieces: Iterable<string>): Readable {
  return Readable.from(measured(pieces, () => undefined));
}

/** The folder for the files: absent or empty, so that an export never mixes with anything else. */
function outFolder(desk: Desk, out: string | null, quarter: string): string {
  const folder =
    out === null ? freeOut(path.join(desk.host.workspacesDir, 'export', quarter)) : needPath(desk.host, out);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new KanaalError('out_not_empty');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function freeOut(folder: string): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? folder : `${folder}-${i}`;
    if (!existsSync(candidate) || readdirSync(candidate).length === 0) return candidate;
  }
}

/** Writes one format and reads it back. Throws `read_back_failed` with the places that differ. */
async function writeFormat(
  desk: Desk,
  source: RegisterSource,
  format: ExportFormat,
  folder: string,
  csv: CsvOptions,
): Promise<{ files: Written[]; says: string[] }> {
  const file = path.join(folder, registerFileName(source.meta, format));
  const agree = (differences: readonly string[]): void => {
    if (differences.length > 0)
      throw new KanaalError('read_back_failed', { format, differences: differences.slice(0, 5) });
  };
  if (format === 'json')
    return { files: [await writeStream(file, format, textStream(registerJson(source)))], says: [] };
  if (format === 'xlsx' || format === 'ods') {
    const content = format === 'xlsx' ? registerXlsx(source) : registerOds(source);
    const written = await writeStream(file, format, content as AsyncIterable<Uint8Array>);
    agree((await compareWorkbook(file, source)).differences);
    const says = [`${format}: cell_by_cell`];
    const second = format === 'xlsx' ? await secondOpinion(file, source) : null;
    if (second) {
      agree(second.differences);
      says.push('xlsx: second_reader');
    }
    return { files: [written], says };
  }
  if (format === 'csv') {
    const files: Written[] = [];
    for (const sheet of SHEET_NAMES) {
      const target = path.join(folder, csvFileName(source.meta, sheet));
      files.push(await writeStream(target, format, textStream(sheetCsv(source, sheet, csv))));
      agree((await compareCsv(target, source, sheet, csv.delimiter)).differences);
    }
    const labels = path.join(folder, csvColumnsFileName(source.meta));
    files.push(await writeStream(labels, format, textStream(columnsCsv(csv))));
    return { files, says: ['csv: cell_by_cell'] };
  }
  const { printToPdf } = desk.host;
  if (!printToPdf) throw new KanaalError('pdf_needs_chromium');
  const pdf = await withPdfMetadata(await printToPdf(registerHtml(source)), source.meta);
  return { files: [await writeStream(file, format, Readable.from([pdf]))], says: [] };
}

export async function exportRegister(desk: Desk, args: CallArgs<'registers.export'>): Promise<ExportReceipt> {
  const register = findRegister(desk.db, args.quarter);
  if (!register) throw new KanaalError('quarter_open', { quarter: args.quarter });
  if (args.formats.includes('pdf') && !desk.host.printToPdf) throw new KanaalError('pdf_needs_chromium');
  const folder = outFolder(desk, args.out, args.quarter);
  const source = sourceFor(desk, register, args.edition);
  const files: Written[] = [];
  const readBack: string[] = [];
  try {
    for (const format of new Set(args.formats)) {
      const made = await writeFormat(desk, source, format, folder, args.csv);
      files.push(...made.files);
      readBack.push(...made.says);
    }
  } catch (error) {
    // Half an export would look like a whole one.
    for (const f of files) rmSync(f.path, { force: true });
    throw error;
  }
  logAccess(desk, 'export', `${register.number} ${args.edition}`);
  if (desk.work.readOnly === 'no')
    write(desk, (unit) => {
      unit.append('export', register.number, {
        register: register.number,
        edition: args.edition,
        formats: args.formats,
        files: files.map(({ name, bytes, sha256 }) => ({ bytes, name, sha256 })),
      });
      unit.checkpoint();
    });
  const counts = (JSON.parse(register.meta) as RegisterMeta).counts;
  return {
    register: register.number,
    version: register.version,
    edition: args.edition,
    quarter: args.quarter,
    registerSha256: source.meta.registerSha256 ?? register.sha256,
    folder,
    files,
    rows: Object.fromEntries(SHEET_NAMES.map((s) => [s, counts[s] ?? 0])),
    readBack,
  };
}

/** Rows of a sheet as they stand: the frozen ones of a closed quarter, computed ones of any other. */
export function previewSheet(desk: Desk, args: CallArgs<'registers.preview'>): CallOutput<'registers.preview'> {
  const sheet = SHEET_NAMES.find((s) => s === args.sheet);
  if (!sheet) throw new KanaalError('invalid_input', { field: 'sheet' });
  const quarters = args.quarter ? [args.quarter] : listQuarters(desk).quarters.map((q) => q.id);
  const rows = quarters.flatMap((quarter) => {
    const register = findRegister(desk.db, quarter);
    const source = register
      ? frozenSource(desk, register).rows(sheet)
      : computeRows(desk, quarterFacts(desk, quarter), sheet);
    return [...source];
  });
  return { rows };
}

/** The same frozen rows as one edition shows them, with that edition's own checksum. */
function sourceFor(desk: Desk, register: RegisterRow, edition: Edition): RegisterSource {
  const internal = frozenSource(desk, register);
  if (edition === 'intern') return internal;
  const shown = editionOf(internal, edition);
  return { ...shown, meta: { ...shown.meta, registerSha256: registerDigest(shown).sha256 } };
}
