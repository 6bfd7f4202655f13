import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import Excel from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHEET_NAMES, SHEETS } from '../../shared/register.ts';
import { registerOds } from './ods.ts';
import { registerOf, SAMPLE_META, sampleEntry, sampleRegister } from './sample-register.ts';
import { registerXlsx } from './xlsx.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kr-foreign-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('exceljs sees a bold frozen header with a filter, the widths, real dates and the document properties', async () => {
  const file = path.join(folder, 'register.xlsx');
  const sum = 'ab'.repeat(32);
  await pipeline(registerXlsx(sampleRegister(12, { registerSha256: sum })), createWriteStream(file));
  const book = new Excel.Workbook();
  await book.xlsx.readFile(file);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual([...SHEET_NAMES]);
  expect(book.title).toBe('Kanaalregister VB 2027-Q1, versie 1 (interne uitgave)');
  expect(book.creator).toBe(SAMPLE_META.ministry.name);
  expect(book.created.toISOString()).toBe('2027-04-12T07:30:00.000Z');
  expect(book.subject).toContain(sum);
  for (const [i, sheet] of book.worksheets.entries()) {
    const columns = SHEETS[SHEET_NAMES[i]!];
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toEqual(expect.stringMatching(/^A1:/));
    expect(sheet.getRow(1).getCell(1).font.bold).toBe(true);
    expect(sheet.getColumn(1).width).toBe(columns[0]!.width + 2);
  }
  const entries = book.getWorksheet('Registraties')!;
  const cell = (name: string) => entries.getRow(2).getCell(1 + SHEETS.Registraties.findIndex((c) => c.name === name));
  expect(cell('datum_van').value).toEqual(new Date('2027-01-01T00:00:00Z'));
  // The wall clock of 10:00:05 in winter; a workbook knows no zone, so this library calls it UTC.
  expect(cell('vastgelegd_op').value).toEqual(new Date('2027-01-01T10:00:05Z'));
  expect(entries.getRow(5).getCell(cell('onderwerp').col).value).toBe('=1+1 is geen formule');
});

const soffice = spawnSync('soffice', ['--version']).status === 0;

test.skipIf(!soffice)(
  'LibreOffice reads the same cells from the ods as from the xlsx',
  { timeout: 120_000 },
  async () => {
    const entries = Array.from({ length: 40 }, (_, n) => sampleEntry(n));
    // No tab here: LibreOffice 7.4 drops one from an xlsx cell, however it is written, and keeps it in an ods.
    const special = ['two  spaces', ' edge ', '_x0041_', "'=x", '<&>"', 'nul\u0000', '+31', '2027-01-01', '🙂\nb'];
    for (const onderwerp of special) entries.push({ registratienummer: 'VB-2027-9999', onderwerp, tijd: '00:05' });
    const source = registerOf({ Registraties: entries });
    const asCsv = async (name: string, written: NodeJS.ReadableStream): Promise<Map<string, string>> => {
      const [file, out] = [path.join(folder, name), path.join(folder, `csv-${name}`)];
      await pipeline(written, createWriteStream(file));
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
      execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, file], {
        stdio: 'ignore',
      });
      const sheets = new Map<string, string>();
      for (const sheet of await readdir(out)) {
        sheets.set(sheet.replace(/^.*-/, ''), await readFile(path.join(out, sheet), 'utf8'));
      }
      return sheets;
    };
    const ods = await asCsv('a.ods', registerOds(source));
    expect(ods.size).toBe(SHEET_NAMES.length);
    expect(ods).toEqual(await asCsv('b.xlsx', registerXlsx(source)));
    const text = ods.get('Registraties.csv')!;
    expect(text.match(/^VB-2027-/gm)).toHaveLength(40 + special.length);
    for (const part of [
      'two  spaces',
      ' edge ',
      '_x0041_',
      "'=x",
      'nul␀',
      '=1+1 is geen formule',
      '00:05:00',
      '2027-01-01 10:00:05',
    ]) {
      expect(text).toContain(part);
    }
  },
);
