/**
 * How long a register takes to write, against exceljs streaming the same cells in the same run, and the peak memory of
 * each. Every measurement is a child process of its own. Prints ratios; a ratio below 1 means faster than exceljs.
 *
 *   node bench/export.ts --rows 1000,10000
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { registerOds } from '../src/main/export/ods.ts';
import { compareWorkbook } from '../src/main/export/read-back.ts';
import { sampleRegister } from '../src/main/export/sample-register.ts';
import { registerXlsx } from '../src/main/export/xlsx.ts';
import { readingGuide } from '../src/shared/reading-guide.ts';
import { SHEET_NAMES, SHEETS } from '../src/shared/register.ts';

const SUBJECTS = ['exceljs', 'xlsx', 'ods', 'xlsx+check', 'ods+check'] as const;
type Subject = (typeof SUBJECTS)[number];

interface Measurement {
  milliseconds: number;
  peakMegabytes: number;
  bytes: number;
}

/** The reference: the same sheets, cells, widths, frozen header and filter, by exceljs as its manual says. */
async function writeByExceljs(rows: number, file: string): Promise<void> {
  const { default: Excel } = await import('exceljs');
  const source = sampleRegister(rows);
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  for (const sheet of SHEET_NAMES) {
    const columns = SHEETS[sheet];
    const written = book.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
    written.columns = columns.map((c) => ({ key: c.name, header: c.name, width: c.width }));
    for (const row of sheet === 'Leeswijzer' ? readingGuide(source.meta) : source.rows(sheet)) {
      const values = columns.map((c) => {
        const value = row[c.name] ?? null;
        return value !== null && (c.type === 'date' || c.type === 'datetime') ? new Date(value) : value;
      });
      written.addRow(values).commit();
    }
    written.commit();
  }
  await book.commit();
}

async function measure(subject: Subject, rows: number, file: string): Promise<Measurement> {
  const start = performance.now();
  if (subject === 'exceljs') await writeByExceljs(rows, file);
  else {
    const source = sampleRegister(rows);
    const write = subject.startsWith('xlsx') ? registerXlsx : registerOds;
    await pipeline(write(source), createWriteStream(file));
    if (subject.endsWith('+check')) {
      const { differences } = await compareWorkbook(file, source);
      if (differences.length > 0) throw new Error(differences.join('\n'));
    }
  }
  return {
    milliseconds: performance.now() - start,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    bytes: statSync(file).size,
  };
}

function measureApart(subject: Subject, rows: number, folder: string): Measurement {
  const file = path.join(folder, `${subject}.zip`);
  const run = spawnSync(
    process.execPath,
    [import.meta.filename, '--only', subject, '--rows', `${rows}`, '--out', file],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (run.status !== 0) throw new Error(`${subject} failed`);
  return JSON.parse(run.stdout) as Measurement;
}

function report(rows: number, folder: string): void {
  const reference = measureApart('exceljs', rows, folder);
  console.log(`${rows} rows x ${SHEETS.Registraties.length} columns`);
  for (const subject of SUBJECTS) {
    const m = subject === 'exceljs' ? reference : measureApart(subject, rows, folder);
    const ratio = (m.milliseconds / reference.milliseconds).toFixed(2);
    console.log(
      `  ${subject.padEnd(11)} ratio ${ratio}  ${(m.milliseconds / 1000).toFixed(2)} s  peak ${m.peakMegabytes.toFixed(0)} MB  file ${(m.bytes / 1e6).toFixed(1)} MB`,
    );
  }
}

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000,10000' }, only: { type: 'string' }, out: { type: 'string' } },
});
const sizes = values.rows.split(',').map(Number);

if (values.only && values.out) {
  const subject = SUBJECTS.find((name) => name === values.only);
  if (!subject) throw new Error(`unknown subject ${values.only}`);
  console.log(JSON.stringify(await measure(subject, sizes[0]!, values.out)));
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'kr-bench-'));
  try {
    for (const rows of sizes) report(rows, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
