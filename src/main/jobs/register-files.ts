/** Writes the files of a register and reads each one back. Runs in a worker, on its own read connection. */
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Edition, ExportFormat } from '../../shared/codes.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { ReadBack } from '../../shared/office-records.ts';
import { type RegisterMeta, type RegisterSource, SHEET_NAMES } from '../../shared/register.ts';
import { type CsvOptions, columnsCsv, sheetCsv } from '../export/csv.ts';
import { csvColumnsFileName, csvFileName, registerFileBase, registerFileName } from '../export/file-names.ts';
import { registerOds } from '../export/ods.ts';
import { withPdfMetadata } from '../export/pdf-metadata.ts';
import { comparePdf } from '../export/pdf-read-back.ts';
import { compareCsv, compareWorkbook } from '../export/read-back.ts';
import { registerHtml } from '../export/register-html.ts';
import { registerDigest, registerJson } from '../export/register-json.ts';
import { SECOND_OPINION_ROWS, secondOpinion } from '../export/second-opinion.ts';
import { registerXlsx } from '../export/xlsx.ts';
import type { Disclosure } from '../journal/record.ts';
import type { ReadDb } from '../store/db.ts';
import { receiptsOf } from '../store/packages.ts';
import { editionSource, findRegister, type RegisterRow } from '../store/registers.ts';
import type { JobTools } from './worker-jobs.ts';
import { textStream, type Written, writeStream } from './write-file.ts';

export interface RegisterJob {
  quarter: string;
  edition: Edition;
  formats: ExportFormat[];
  folder: string;
  csv: CsvOptions;
}

export interface RegisterJobResult {
  files: Written[];
  readBack: ReadBack[];
  /** Of this edition's register.json. */
  sha256: string;
  meta: RegisterMeta;
  /** The page to print, when a pdf was asked for: only the shell can print. */
  html: string | null;
}

/** Writes one format and reads it back; a pdf is not written here. Throws `read_back_failed` with the places that differ. */
async function writeFormat(
  source: RegisterSource,
  format: ExportFormat,
  folder: string,
  csv: CsvOptions,
): Promise<{ files: Written[]; says: ReadBack[] }> {
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
    const says: ReadBack[] = [{ format, how: 'cells' }];
    const second = format === 'xlsx' ? await secondOpinion(file, source) : null;
    if (second) {
      agree(second.differences);
      says.push({ format, how: 'secondReader' });
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
    return { files, says: [{ format, how: 'cells' }] };
  }
  return { files: [], says: [] };
}

/**
 * What lets an outsider check register.json: the signed closing statement, the checkpoint made at close, and who received it.
 * A receipt comes after the close, so it is a file beside the register's: those stay the same bytes.
 */
async function writeProofs(
  db: ReadDb,
  register: RegisterRow,
  source: RegisterSource,
  folder: string,
): Promise<Written[]> {
  const row = db.get<{ n: number; disclosures: string }>(
    "SELECT n, disclosures FROM record WHERE type = 'close' AND subject = ? ORDER BY n DESC LIMIT 1",
    register.number,
  );
  const statement = (JSON.parse(row?.disclosures ?? '[]') as Disclosure[]).find((d) => d[1] === 'statement')?.[2];
  const checkpoint = db.get<{ note: string }>(
    'SELECT note FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1',
    row?.n ?? 0,
  );
  const base = path.join(folder, registerFileBase(source.meta));
  const notes = [
    [`${base}_sluiting.note`, statement],
    [`${base}_stand.note`, checkpoint?.note],
  ] as const;
  const files: Written[] = [];
  const receipts = receiptsOf(db, register.quarter).filter(
    (r) => r.verdict === 'accepted' && r.register === register.number,
  );
  for (const [i, { note }] of receipts.entries()) {
    const file = `${base}${i === 0 ? '' : `_${i + 1}`}.ontvangstbewijs`;
    files.push(await writeStream(file, 'note', textStream([note])));
  }
  for (const [file, note] of notes)
    if (typeof note === 'string') files.push(await writeStream(file, 'note', textStream([note])));
  return files;
}

/** The same source, which stops between two rows once the job should. */
function stoppable(source: RegisterSource, goOn: JobTools['goOn']): RegisterSource {
  return {
    meta: source.meta,
    *rows(sheet) {
      for (const row of source.rows(sheet)) {
        goOn();
        yield row;
      }
    },
  };
}

/** How often every row passes by: each format is written and, but for json and the page, read back. */
function passes(job: RegisterJob, rows: number): number {
  const perFormat: Record<ExportFormat, number> = {
    json: 1,
    xlsx: rows > SECOND_OPINION_ROWS ? 2 : 3,
    ods: 2,
    csv: 2,
    pdf: 1,
  };
  const formats = [...new Set(job.formats)].reduce((sum, f) => sum + perFormat[f], 0);
  return formats + (job.edition === 'intern' ? 0 : 1);
}

/** Everything but the pdf; for that it gives the page. */
export async function writeRegister(
  db: ReadDb,
  job: RegisterJob,
  { expect, goOn }: JobTools,
): Promise<RegisterJobResult> {
  const register = findRegister(db, job.quarter);
  if (!register) throw new KanaalError('quarter_open', { quarter: job.quarter });
  const { counts } = JSON.parse(register.meta) as RegisterMeta;
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
  expect(rows * passes(job, rows), 'rows');
  const digest = (s: RegisterSource): string => registerDigest(stoppable(s, goOn)).sha256;
  const source = stoppable(editionSource(db, register, job.edition, digest), goOn);
  const files: Written[] = [];
  const readBack: ReadBack[] = [];
  for (const format of new Set(job.formats)) {
    const made = await writeFormat(source, format, job.folder, job.csv);
    files.push(...made.files);
    readBack.push(...made.says);
  }
  if (job.formats.includes('json') && job.edition === 'intern')
    files.push(...(await writeProofs(db, register, source, job.folder)));
  return {
    files,
    readBack,
    sha256: source.meta.registerSha256 ?? register.sha256,
    meta: source.meta,
    html: job.formats.includes('pdf') ? registerHtml(source) : null,
  };
}

export interface PdfJob {
  pdf: Uint8Array;
  /** The page it was printed from. */
  html: string;
  meta: RegisterMeta;
  folder: string;
}

/** Gives a printed page its particulars, reads it back and writes it. Throws `read_back_failed` where text is missing. */
export async function writePdf(job: PdfJob, { goOn }: JobTools): Promise<{ file: Written; says: ReadBack }> {
  const pdf = await withPdfMetadata(job.pdf, job.meta);
  const { differences } = await comparePdf(pdf, job.html, () => goOn(0));
  if (differences.length > 0)
    throw new KanaalError('read_back_failed', { format: 'pdf', differences: differences.slice(0, 5) });
  const file = path.join(job.folder, registerFileName(job.meta, 'pdf'));
  return { file: await writeStream(file, 'pdf', Readable.from([pdf])), says: { format: 'pdf', how: 'texts' } };
}
