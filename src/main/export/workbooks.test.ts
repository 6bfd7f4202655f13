import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editionOf, type RegisterSource, type Row, SHEET_NAMES, SHEETS } from '../../shared/register.ts';
import { type CsvOptions, columnsCsv, sheetCsv } from './csv.ts';
import { csvRecords } from './csv-reader.ts';
import { registerOds } from './ods.ts';
import { compareCsv, compareWorkbook } from './read-back.ts';
import { registerOf, sampleRegister } from './sample-register.ts';
import { secondOpinion } from './second-opinion.ts';
import { registerXlsx } from './xlsx.ts';

const WRITERS = { xlsx: registerXlsx, ods: registerOds } as const;
const FORMATS = ['xlsx', 'ods'] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kr-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(source: RegisterSource, format: 'xlsx' | 'ods', name = 'register'): Promise<string> {
  const file = path.join(folder, `${name}.${format}`);
  await pipeline(WRITERS[format](source), createWriteStream(file));
  return file;
}

async function writtenCsv(source: RegisterSource, options: CsvOptions): Promise<string> {
  const file = path.join(folder, 'registraties.csv');
  await writeFile(file, [...sheetCsv(source, 'Registraties', options)].join(''));
  return file;
}

const opened = async (file: string): Promise<XLSX.WorkBook> => XLSX.read(await readFile(file), { dense: true });

const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

describe.each(FORMATS)('%s', (format) => {
  test('a register reads back cell by cell, with the rows of every sheet', async () => {
    const source = sampleRegister(300);
    const { rows, differences } = await compareWorkbook(await written(source, format), source);
    expect(differences).toEqual([]);
    expect(rows).toMatchObject({ Registraties: 300, Samenvatting: 3, Archiefstand: 3 });
    expect(rows.Leeswijzer).toBeGreaterThan(150);
  });

  test('the same register gives the same bytes, in another time zone too', async () => {
    const source = sampleRegister(20);
    const first = await sha256(await written(source, format, 'first'));
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      expect(await sha256(await written(source, format, 'second'))).toBe(first);
    } finally {
      process.env['TZ'] = zone;
    }
    expect(await sha256(await written(sampleRegister(21), format, 'third'))).not.toBe(first);
  });

  test('hidden cells of an edition hold their ground as text, in date and time columns too', async () => {
    const source = editionOf(sampleRegister(5), 'openbaar');
    const file = await written(source, format);
    expect((await compareWorkbook(file, source)).differences).toEqual([]);
    const internal = await compareWorkbook(file, sampleRegister(5, { edition: 'openbaar' }));
    expect(internal.differences).toContain('Registraties regel 1, vastgelegd_op: verschilt (datetime werd text)');
  });

  test('a cell, a row or an order that differs from the source is named without its contents', async () => {
    const entries = [...sampleRegister(4).rows('Registraties')];
    const file = await written(registerOf({ Registraties: entries }), format);
    const changed = entries.with(2, { ...entries[2], onderwerp: 'iets anders' });
    const differences = async (rows: Row[]): Promise<string[]> =>
      (await compareWorkbook(file, registerOf({ Registraties: rows }))).differences.filter(
        (d) => !d.startsWith('Lees'),
      );
    expect(await differences(changed)).toEqual(['Registraties regel 3, onderwerp: verschilt (text)']);
    expect(await differences(entries.slice(0, 3))).toEqual(['Registraties regel 4: staat niet in het register']);
    expect(await differences([...entries, entries[0]!])).toEqual(['Registraties: 1 regels ontbreken']);
    expect(await differences(entries.toReversed())).not.toEqual([]);
  });

  test('a count in the reading guide that is not the number of rows is a difference', async () => {
    const source = sampleRegister(4, { counts: { Registraties: 5 } });
    const { differences } = await compareWorkbook(await written(source, format), source);
    expect(differences).toContain('Leeswijzer noemt 5 regels voor Registraties, er zijn er 4');
  });

  test('a damaged file is refused', async () => {
    const whole = await written(sampleRegister(50), format);
    await expect(compareWorkbook(`${whole}.absent`, sampleRegister(50))).rejects.toMatchObject({
      code: 'read_back_failed',
    });
    const bytes = await readFile(whole);
    const file = path.join(folder, `damaged.${format}`);
    for (const at of [0.3, 0.5, 0.7]) {
      const damaged = Buffer.from(bytes);
      damaged[Math.floor(bytes.length * at)]! ^= 0x55;
      await writeFile(file, damaged);
      await expect(compareWorkbook(file, sampleRegister(50))).rejects.toMatchObject({ code: 'read_back_failed' });
    }
  });

  test('a row that fails while it is written fails the file', async () => {
    const source = registerOf({ Registraties: [{ aantal_berichten: Number.NaN }] });
    await expect(written(source, format)).rejects.toThrow('not a number');
  });

  test('a reader that stops early ends the reading of the source', async () => {
    let ended = false;
    const source: RegisterSource = {
      ...sampleRegister(0),
      *rows() {
        try {
          for (let n = 0; ; n++) yield { registratienummer: `VB-2027-${n}` };
        } finally {
          ended = true;
        }
      },
    };
    let taken = 0;
    for await (const piece of WRITERS[format](source)) {
      taken += (piece as Buffer).length;
      if (taken > 100_000) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ended).toBe(true);
  });

  test('20,000 rows of 10,000 characters pass without being held', { timeout: 120_000 }, async () => {
    const small = sampleRegister(20_000);
    const source: RegisterSource = {
      meta: small.meta,
      *rows(sheet) {
        // A text of its own for each row, so that holding the rows would show.
        for (const row of small.rows(sheet)) {
          yield { ...row, [SHEETS[sheet][0]!.name]: Buffer.alloc(10_000, sheet).toString('latin1') };
        }
      },
    };
    const before = process.memoryUsage().heapUsed;
    let peak = 0;
    for await (const _ of WRITERS[format](source)) peak = Math.max(peak, process.memoryUsage().heapUsed);
    expect(peak - before).toBeLessThan(120 * 2 ** 20);
  });
});

const AWKWARD = [
  '<a b="c">&amp;\'</a>',
  ']]>',
  '_x0041_ and _x005F_',
  ' begin and end ',
  'two  spaces\tand a tab',
  'line\nline\n\nline\n',
  'CR\rLF\r\nend',
  'nul\u0000bell\u0007escape\u001b',
  'half \ud83d emoji and 🙂 whole',
  '\ufffe\uffff',
  '\u0085\u2028 line ends of other alphabets',
  '\u200eleft to right',
  '=SUM(A1)',
  '+31 6',
  '-1',
  "'=x",
  '1E5',
  '2027-01-01',
  'TRUE',
  '#REF!',
  '',
];

test.each(FORMATS)('difficult characters come back from %s as they went in', async (format) => {
  const source = registerOf({ Registraties: AWKWARD.map((onderwerp) => ({ onderwerp })) });
  const { differences } = await compareWorkbook(await written(source, format), source);
  expect(differences).toEqual([]);
});

test.each(FORMATS)('a text beyond the limit of a cell is cut in %s with a mark that says so', async (format) => {
  const long = `${'a'.repeat(32_700)}${'🙂'.repeat(500)}`;
  const source = registerOf({ Registraties: [{ onderwerp: long }, { onderwerp: 'b'.repeat(32_767) }] });
  const file = await written(source, format);
  expect((await compareWorkbook(file, source)).differences).toEqual([]);
  const sheet = (await opened(file)).Sheets['Registraties']!;
  const at = SHEETS.Registraties.findIndex((c) => c.name === 'onderwerp');
  const text = String(sheet['!data']![1]![at]!.v);
  expect(text.length).toBeLessThanOrEqual(32_767);
  expect(text).toMatch(/a.* \[…afgekapt, 33700 tekens; zie csv of json\]$/u);
});

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(' ', '\t', '\n', '\r', '=', "'", '"', ';', ',', '<', '_x0041_', '\ud800', 'é', '🙂'),
  }),
  fc.constantFrom('2027-03-06', '2027-02-30', '0099-01-01', '23:59', '24:00', '08:15:30', '2027-10-31T02:30:00+01:00'),
  fc.constantFrom('2027-06-01T00:00:00Z', '1890-06-01T00:00:00Z', '2027-13-01T00:00:00Z', '5.1.2e', '±nov'),
);
const value = fc.oneof(odd, fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const anyRow = fc.record(Object.fromEntries(SHEETS.Registraties.map((c) => [c.name, value]))) as fc.Arbitrary<Row>;

test.each(FORMATS)('whatever a row holds comes back from %s', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 4 }), async (rows) => {
      const source = registerOf({ Registraties: rows });
      expect((await compareWorkbook(await written(source, format), source)).differences).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('whatever a row holds comes back from csv, with either delimiter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow), fc.boolean(), fc.constantFrom(',', ';'), async (rows, bom, delimiter) => {
      const source = registerOf({ Registraties: rows });
      const file = await writtenCsv(source, { bom, delimiter });
      const compared = await compareCsv(file, source, 'Registraties', delimiter);
      expect(compared).toEqual({ rows: rows.length, differences: [] });
    }),
    { numRuns: 100 },
  );
});

test('csv makes text that a spreadsheet would run harmless, and leaves numbers alone', async () => {
  const source = registerOf({
    Registraties: ['=1', '+1', '-1', '@x', '\tx', '\rx', "'=1", "'t"].map((onderwerp) => ({
      onderwerp,
      aantal_berichten: -1,
    })),
  });
  const at = SHEETS.Registraties.findIndex((c) => c.name === 'onderwerp');
  const found: string[] = [];
  for await (const record of csvRecords(await writtenCsv(source, { bom: true, delimiter: ';' }), ';'))
    found.push(record[at]!);
  expect(found.slice(1)).toEqual(["'=1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "''=1", "'t"]);
  expect([...sheetCsv(source, 'Registraties', { bom: false, delimiter: ',' })][1]).toContain(',-1,');
});

test.each([
  ['a stray quote', 'lijst;c"ode\r\n'],
  ['a lone LF', 'lijst;code\n'],
  ['a cut last line', 'lijst;code'],
  ['an open quote', '"lijst;code\r\n'],
  ['bytes that are no UTF-8', Buffer.from([0x6c, 0xff, 0x0d, 0x0a])],
])('a csv with %s is refused', async (_, bytes) => {
  const file = path.join(folder, 'broken.csv');
  await writeFile(file, bytes);
  await expect(compareCsv(file, registerOf({}), 'Codelijsten', ';')).rejects.toMatchObject({
    code: 'read_back_failed',
  });
});

test('a csv with a line more or less, or another value, differs by place', async () => {
  const entries = [...sampleRegister(3).rows('Registraties')];
  const file = await writtenCsv(registerOf({ Registraties: entries }), { bom: true, delimiter: ';' });
  const differences = async (rows: Row[]): Promise<string[]> =>
    (await compareCsv(file, registerOf({ Registraties: rows }), 'Registraties', ';')).differences;
  expect(await differences(entries.slice(0, 2))).toEqual(['Registraties regel 3: staat niet in het register']);
  expect(await differences([...entries, entries[0]!])).toEqual(['Registraties: er ontbreken regels']);
  expect(await differences(entries.with(1, { ...entries[1], status: 'x' }))).toEqual([
    'Registraties regel 2, status: verschilt',
  ]);
});

test('csv begins with a byte order mark when asked, ends lines with CRLF and names the columns', () => {
  const [head] = sheetCsv(registerOf({}), 'Rechtzettingen', { bom: true, delimiter: ';' });
  expect(head).toBe('\ufeffregistratienummer_oud;registratienummer_nieuw;kwartaal_oud;veld;reden;door_rol;op\r\n');
  const [bare] = sheetCsv(registerOf({}), 'Codelijsten', { bom: false, delimiter: ',' });
  expect(bare).toBe('lijst,code,nl,en,versie,geldig_van,geldig_tot\r\n');
});

test('the second csv explains every column in both languages', () => {
  const lines = [...columnsCsv({ bom: false, delimiter: ';' })];
  expect(lines).toHaveLength(1 + SHEET_NAMES.reduce((sum, sheet) => sum + SHEETS[sheet].length, 0));
  expect(lines.find((l) => l.startsWith('Registraties;') && l.includes(';onderwerp;'))).toContain(
    ';Onderwerp;Subject;',
  );
});

test('another maker reads the same register from the xlsx, and finds a difference when there is one', async () => {
  const source = sampleRegister(200);
  const file = await written(source, 'xlsx');
  const opinion = await secondOpinion(file, source);
  expect(opinion?.differences).toEqual([]);
  expect(opinion?.rows.Registraties).toBe(200);
  const other = await secondOpinion(file, sampleRegister(199));
  expect(other?.differences).not.toEqual([]);
  expect(await secondOpinion(file, sampleRegister(5_000))).toBeNull();
});

test('another maker reads difficult characters from the xlsx alike', async () => {
  const source = registerOf({ Registraties: AWKWARD.map((onderwerp) => ({ registratienummer: 'VB', onderwerp })) });
  expect((await secondOpinion(await written(source, 'xlsx'), source))?.differences).toEqual([]);
});

test('another maker reads real dates, numbers and texts from the ods', async () => {
  const book = await opened(await written(sampleRegister(30), 'ods'));
  expect(book.SheetNames).toEqual([...SHEET_NAMES]);
  const rows = book.Sheets['Registraties']!['!data']!;
  expect(rows).toHaveLength(31);
  const cell = (name: string): XLSX.CellObject => rows[2]![SHEETS.Registraties.findIndex((c) => c.name === name)]!;
  expect(cell('datum_van')).toMatchObject({ t: 'n', v: 46_389 });
  expect(cell('aantal_berichten')).toMatchObject({ t: 'n', v: 2 });
  expect(cell('onderwerp').v).toBe('Afspraak "morgen 9 uur" <verzet>');
  expect(cell('onderwerp').f).toBeUndefined();
});

test('an ods begins with its uncompressed media type, as file recognisers expect', async () => {
  const bytes = await readFile(await written(sampleRegister(1), 'ods'));
  expect(bytes.subarray(30, 84).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
});
