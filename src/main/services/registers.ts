/** The register of a closed quarter as files, and its rows for the screen. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { ExportReceipt } from '../../shared/office-records.ts';
import { type Row, SHEET_NAMES, type SheetName } from '../../shared/register.ts';
import type { RegisterJobResult } from '../jobs/register-files.ts';
import { findRegister, frozenEntryRow, frozenSource } from '../store/registers.ts';
import { needEntry } from './entry-view.ts';
import { inJob } from './job-runner.ts';
import { exportRoot, parentFolder } from './out-places.ts';
import { needPath } from './places.ts';
import { listQuarters } from './quarters.ts';
import { computeRows, oneEntryRow, quarterFacts } from './register-rows.ts';
import { type Desk, inTurn, logAccess, logAccessOnce, write } from './session.ts';

/** The folder for the files: absent or empty, so that an export never mixes with anything else. */
export function outFolder(
  desk: Desk,
  { out, within }: Pick<CallArgs<'registers.export'>, 'out' | 'within'>,
  name: string,
): string {
  const parent = parentFolder(desk.host, within, exportRoot(desk.core));
  const folder = out === null ? freeOut(path.join(parent, name)) : needPath(desk.host, out);
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

/** Writes every format in a worker, prints the pdf through the shell, and journals what was handed out. */
export async function exportRegister(desk: Desk, args: CallArgs<'registers.export'>): Promise<ExportReceipt> {
  const register = findRegister(desk.db, args.quarter);
  if (!register) throw new KanaalError('quarter_open', { quarter: args.quarter });
  if (args.formats.includes('pdf') && !desk.host.printToPdf) throw new KanaalError('pdf_needs_chromium');
  const folder = outFolder(desk, args, args.quarter);
  try {
    const { quarter, edition, formats } = args;
    const csv = args.csv ?? desk.core.admin.rules.export.csv ?? { bom: true, delimiter: ';' as const };
    const { printToPdf } = desk.host;
    const made = await inJob(desk, 'register', async (job) => {
      const written = await job.run('register', { quarter, edition, formats, folder, csv });
      if (written.html === null || !printToPdf) return written;
      // The shell's browser prints: how far it is, nobody can say.
      job.report({ done: 0, total: null, unit: 'parts' });
      const pdf = await printToPdf(written.html);
      const printed = await job.run('pdf', { pdf, html: written.html, meta: written.meta, folder });
      written.files.push(printed.file);
      written.readBack.push(printed.says);
      return written;
    });
    return await inTurn(desk, () => handOut(desk, args, folder, register, made));
  } catch (error) {
    // The folder was empty at the start; half an export would look like a whole one.
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    throw error;
  }
}

function handOut(
  desk: Desk,
  args: CallArgs<'registers.export'>,
  folder: string,
  register: { number: string; version: number },
  made: RegisterJobResult,
): ExportReceipt {
  logAccess(desk, 'export', `${register.number} ${args.edition}`);
  if (desk.work.readOnly === 'no')
    write(desk, (unit) => {
      unit.append('export', register.number, {
        register: register.number,
        edition: args.edition,
        formats: args.formats,
        files: made.files.map(({ name, bytes, sha256 }) => ({ bytes, name, sha256 })),
      });
      unit.checkpoint();
    });
  return {
    register: register.number,
    version: register.version,
    edition: args.edition,
    quarter: args.quarter,
    registerSha256: made.sha256,
    folder,
    files: made.files,
    rows: Object.fromEntries(SHEET_NAMES.map((s) => [s, made.meta.counts[s] ?? 0])),
    readBack: made.readBack,
  };
}

/** Rows of a sheet as they stand: the frozen ones of a closed quarter, computed ones of any other. */
export function previewSheet(desk: Desk, args: CallArgs<'registers.preview'>): CallOutput<'registers.preview'> {
  const sheet = SHEET_NAMES.find((s) => s === args.sheet);
  if (!sheet) throw new KanaalError('invalid_input', { field: 'sheet' });
  logAccessOnce(desk, 'register', `${args.quarter ?? 'alle'} ${sheet}`);
  const quarters = args.quarter ? [args.quarter] : listQuarters(desk).quarters.map((q) => q.id);
  const rows: Row[] = [];
  for (const quarter of quarters)
    for (const row of rowsOf(desk, quarter, sheet)) {
      if (rows.length === args.limit) return { rows, more: true };
      rows.push(row);
    }
  return { rows, more: false };
}

function rowsOf(desk: Desk, quarter: string, sheet: SheetName): Iterable<Row> {
  const register = findRegister(desk.db, quarter);
  if (register) return frozenSource(desk.db, register).rows(sheet);
  return computeRows(desk, quarterFacts(desk, quarter), sheet);
}

/** One entry as the register of its quarter has it, or will have it: without reading the others. */
export function entryInRegister(desk: Desk, args: CallArgs<'registers.entry'>): CallOutput<'registers.entry'> {
  const entry = needEntry(desk.db, args.entryId);
  logAccessOnce(desk, 'register', entry.number);
  const register = findRegister(desk.db, entry.quarter);
  return { row: register ? frozenEntryRow(desk.db, register, entry.number) : oneEntryRow(desk, entry) };
}
