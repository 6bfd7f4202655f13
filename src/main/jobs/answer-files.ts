/** Writes an answer as files and reads each one back. Runs in a worker. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { AnswerFiles, AnswerFormat } from '../../shared/collection-records.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Table, TableBook } from '../../shared/tables.ts';
import { type AnswerBook, type AnswerSource, answerBook, answerFileBase, answerJson } from '../export/answer-book.ts';
import { answerHtml } from '../export/answer-html.ts';
import { type CsvOptions, tableCsv } from '../export/csv.ts';
import { bookOds } from '../export/ods.ts';
import { withPdfFacts } from '../export/pdf-metadata.ts';
import { comparePdf } from '../export/pdf-read-back.ts';
import { compareBook, compareTableCsv } from '../export/read-back.ts';
import { bookXlsx } from '../export/xlsx.ts';
import type { JobTools } from './worker-jobs.ts';
import { textStream, writeStream } from './write-file.ts';

export interface AnswerFilesJob {
  source: AnswerSource;
  formats: AnswerFormat[];
  folder: string;
  csv: CsvOptions;
}

type File = AnswerFiles['files'][number];

export interface AnswerFilesResult {
  files: File[];
  /** The page to print, when a pdf was asked for: only the shell can print. */
  html: string | null;
}

function agree(format: AnswerFormat, differences: readonly string[]): void {
  if (differences.length > 0)
    throw new KanaalError('read_back_failed', { format, differences: differences.slice(0, 5) });
}

/** The same book, which stops between two rows once the job should. */
function stoppable(book: AnswerBook, goOn: JobTools['goOn']): TableBook {
  const tables = book.tables.map(
    (table): Table => ({
      ...table,
      *rows() {
        for (const row of table.rows()) {
          goOn();
          yield row;
        }
      },
    }),
  );
  return { ...book, tables };
}

/** Everything but the pdf; for that it gives the page. Throws `read_back_failed` with the places that differ. */
export async function writeAnswer(job: AnswerFilesJob, { expect, goOn }: JobTools): Promise<AnswerFilesResult> {
  const { source, folder, csv } = job;
  const formats = [...new Set(job.formats)];
  const whole = answerBook(source);
  const rows = whole.tables.reduce((sum, table) => sum + [...table.rows()].length, 0);
  expect(rows * 2 * formats.filter((f) => f !== 'json' && f !== 'pdf').length + 1, 'rows');
  const book = stoppable(whole, goOn);
  const base = path.join(folder, answerFileBase(source));
  const files: File[] = [];
  const keep = async (file: string, format: AnswerFormat, content: AsyncIterable<Uint8Array>): Promise<void> => {
    files.push({ ...(await writeStream(file, format, content)), format });
  };
  for (const format of formats) {
    const file = `${base}.${format}`;
    if (format === 'json') {
      const text = answerJson(source);
      await keep(file, format, textStream([text]));
      agree(format, readFileSync(file, 'utf8') === text ? [] : ['het bestand verschilt']);
    } else if (format === 'xlsx' || format === 'ods') {
      const content = format === 'xlsx' ? bookXlsx(book) : bookOds(book);
      await keep(file, format, content as AsyncIterable<Uint8Array>);
      agree(format, (await compareBook(file, book)).differences);
    } else if (format === 'csv') {
      for (const [i, table] of book.tables.entries()) {
        const target = `${base}_${i + 1}-${table.name.toLowerCase()}.csv`;
        await keep(target, format, textStream(tableCsv(table, csv)));
        agree(format, (await compareTableCsv(target, table, csv.delimiter)).differences);
      }
    }
  }
  return { files, html: formats.includes('pdf') ? answerHtml(source) : null };
}

export interface AnswerPdfJob {
  pdf: Uint8Array;
  /** The page it was printed from. */
  html: string;
  source: AnswerSource;
  appVersion: string;
  folder: string;
}

/** Gives the printed page its particulars, reads it back and writes it. */
export async function writeAnswerPdf(job: AnswerPdfJob, { goOn }: JobTools): Promise<File> {
  const { title, author, madeOn } = answerBook(job.source);
  const { appVersion } = job;
  const pdf = await withPdfFacts(job.pdf, { title, author, subject: '', appVersion, madeOn, language: 'nl' });
  agree('pdf', (await comparePdf(pdf, job.html, () => goOn(0))).differences);
  const file = path.join(job.folder, `${answerFileBase(job.source)}.pdf`);
  return { ...(await writeStream(file, 'pdf', Readable.from([pdf]))), format: 'pdf' };
}
