/** What a collection answers on the command line; one collection with one delivery serves all of these tests. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeliveredOffice, deliverOffice } from '../../testing/delivered-office.ts';
import { machineAt } from '../../testing/office.ts';
import { findChromium } from '../chromium/browser.ts';

const CLI = path.join(import.meta.dirname, 'index.ts');
const PASSPHRASE = 'bord lade stempel inkt';
const QUARTER = ['--from', '2027-01-01', '--to', '2027-03-31'] as const;
/** What the test run gives each process it starts; nothing else of this environment reaches the program. */
const forEveryProcess = Object.fromEntries(
  ['NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'KANAALREGISTER_TEST_TEMPLATES'].map((name) => [name, process.env[name]]),
);
const root = mkdtempSync(path.join(tmpdir(), 'kr-cli-collection-'));
let office: DeliveredOffice;

interface Ran {
  code: number | null;
  out: string;
  json: Record<string, unknown> & { error?: { code: string } };
}

const cli = (...args: string[]): Ran => cliWith({}, ...args);

function cliWith(more: Record<string, string>, ...args: string[]): Ran {
  const ran = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: {
      ...forEveryProcess,
      PATH: process.env['PATH'],
      TZ: 'Europe/Amsterdam',
      KANAALREGISTER_HOME: path.join(root, 'home'),
      KANAALREGISTER_PASSPHRASE: PASSPHRASE,
      INIT_CWD: root,
      ...more,
    },
  });
  const json = args.includes('--json') ? (JSON.parse(ran.stdout) as Ran['json']) : {};
  return { code: ran.status, out: ran.stdout, json };
}

beforeAll(async () => {
  office = await deliverOffice(root, {
    prefix: 'MKD',
    person: 'Wietske Harmelink',
    post: 'minister van Kust en Delta',
    ministry: { code: 'mnre1034', name: 'Ministerie van Kust en Delta', abbr: 'MKD' },
    uses: [
      { channel: 'whatsapp', device: 'PRIVE_TELEFOON', address: '+31600000012', days: ['2027-01-12', '2027-02-03'] },
    ],
  });
  const machine = machineAt(path.join(root, 'bzk'), '2027-04-20T10:00:00+02:00');
  await machine.call('workspaces.create', {
    folder: machine.token(path.join(root, 'bzk.kanaalregister')),
    // An example keeps the time of its records: the board is the same in whatever year this runs.
    setup: {
      title: 'Verzameling',
      prefix: 'BZK',
      kind: 'collection',
      example: true,
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: PASSPHRASE }],
    },
  });
  const { person, post, ministry } = office;
  const term = {
    post,
    ministryCode: ministry.code,
    ministryName: ministry.name,
    ministryAbbr: ministry.abbr,
    cabinet: 'Voorbeeldkabinet',
    from: '2027-01-05',
    until: null,
  };
  await machine.call('collection.expect', {
    terms: [
      { ...term, person },
      { ...term, person: 'Tjeerd Onneweer', post: 'staatssecretaris van Kust en Delta' },
    ],
  });
  await machine.call('collection.take', { files: [machine.token(office.file)], acceptKeys: [office.number] });
  await machine.app.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the board is a row a ministry and a column a quarter', () => {
  const { json, code } = cli('board', 'bzk.kanaalregister', '--json');
  expect(code).toBe(0);
  const { quarters, ministries } = json as unknown as {
    quarters: { id: string }[];
    ministries: { abbr: string; cells: { state: string }[] }[];
  };
  expect(quarters.map((one) => one.id)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1']);
  expect(ministries.map((one) => [one.abbr, one.cells.at(0), one.cells.at(-1)])).toEqual([
    [
      'MKD',
      expect.objectContaining({ quarter: '2025-Q4', state: 'notAsked', of: 0 }),
      expect.objectContaining({ quarter: '2027-Q1', state: 'partial', done: 1, of: 2 }),
    ],
  ]);
  const [head, row, ...more] = cli('board', 'bzk.kanaalregister').out.trimEnd().split('\n');
  expect(more).toEqual([]);
  expect(head!.trim().split(/ +/)).toEqual(quarters.map((one) => one.id));
  // Each state stands below its quarter.
  expect(row!.indexOf('partial 1/2')).toBe(head!.indexOf('2027-Q1'));
  expect(row).toMatch(/^MKD +notAsked/);
});

test('collect says of a file of ours that is no package what it is, and goes on with the next', () => {
  const stand = path.join(root, 'stand.note');
  const sum = Buffer.alloc(32).toString('base64');
  writeFileSync(stand, `kanaalregister/1a2b-3c4d-5e6f-7081/1\n1\n${sum}\n\n\u2014 kanaalregister/x ${sum}\n`);
  const { code, json } = cli('collect', 'bzk.kanaalregister', stand, office.file, '--json');
  expect(code).toBe(1);
  expect(json).toMatchObject({
    ok: false,
    packages: [
      { path: stand, ok: false, error: { code: 'not_a_package', kind: 'checkpoint' } },
      { path: office.file, ok: true, verdict: 'accepted', codes: ['key_confirmed', 'duplicate'] },
    ],
  });
  expect(cli('collect', 'bzk.kanaalregister', stand).out).toBe('no package stand.note: checkpoint\n');
});

test('collect names a package that came before, also in another file of one call, and changes no figure', () => {
  const copy = path.join(root, 'nog eens.zip');
  writeFileSync(copy, readFileSync(office.file));
  const figures = (): string[] => [
    cli('board', 'bzk.kanaalregister').out,
    cli('answer', 'bzk.kanaalregister', ...QUARTER, '--json').out.replace(/"at":"[^"]+"/, ''),
  ];
  const before = figures();
  const { code, out } = cli('collect', 'bzk.kanaalregister', office.file, copy);
  expect(code).toBe(0);
  expect(out.split('\n').filter((line) => line.startsWith('accepted'))).toEqual([
    `accepted ${path.basename(office.file)} key_confirmed duplicate`,
    'accepted nog eens.zip key_confirmed duplicate',
  ]);
  expect(figures()).toEqual(before);
});

test('the answer is its two texts, or with --json every figure of them', () => {
  const { json } = cli('answer', 'bzk.kanaalregister', ...QUARTER, '--json');
  expect(json).toMatchObject({ ok: true, people: 2, entries: 2, text: { nl: expect.stringMatching(/^Van 2 /) } });
  const { text } = json as unknown as { text: { nl: string; en: string } };
  expect(cli('answer', 'bzk.kanaalregister', ...QUARTER).out).toBe(`${text.nl}\n\n${text.en}\n`);
  expect(cli('answer', 'bzk.kanaalregister', '--from', '2027-01-01', '--json')).toMatchObject({
    code: 2,
    json: { ok: false, error: { code: 'usage' } },
  });
});

test('with --out the answer is written in every format asked for, each as its line says', () => {
  const { json, code } = cli(
    'answer',
    'bzk.kanaalregister',
    ...QUARTER,
    '--out',
    'uit',
    '--formats',
    'json,csv,xlsx,ods',
    '--json',
  );
  expect(code).toBe(0);
  const { files, text, edition } = json as unknown as {
    files: { name: string; path: string; bytes: number; sha256: string }[];
    text: { nl: string };
    edition: string;
  };
  expect(edition).toBe('intern');
  const kinds = new Set(files.map((one) => path.extname(one.name)));
  for (const kind of ['.json', '.csv', '.xlsx', '.ods']) expect(kinds, kind).toContain(kind);
  expect(kinds).not.toContain('.pdf');
  expect(peopleIn('uit')).not.toContain('5.1.2e');
  for (const { name, path: file, bytes, sha256 } of files) {
    const content = readFileSync(file);
    expect([content.length, createHash('sha256').update(content).digest('hex')], name).toEqual([bytes, sha256]);
  }
  const printed = JSON.parse(readFileSync(path.join(root, 'uit', 'antwoord.json'), 'utf8')) as { text: { nl: string } };
  expect(printed.text.nl).toBe(text.nl);
  const before = readdirSync(path.join(root, 'uit')).sort();
  const again = cli('answer', 'bzk.kanaalregister', ...QUARTER, '--out', 'uit', '--formats', 'json', '--json');
  expect(again.json.error?.code).toBe('out_not_empty');
  expect(readdirSync(path.join(root, 'uit')).sort()).toEqual(before);
});

const browser = findChromium();

test.skipIf(browser === null)(
  `with --formats pdf the answer is a tagged page in Dutch${browser ? '' : ' (no Chromium)'}`,
  async () => {
    const asked = [...QUARTER, '--out', 'blad', '--formats', 'json,pdf', '--json'];
    const { json, code } = cli('answer', 'bzk.kanaalregister', ...asked);
    expect(code).toBe(0);
    const { files } = json as unknown as { files: { name: string; path: string; sha256: string }[] };
    expect(files.map((one) => path.extname(one.name))).toEqual(['.json', '.pdf']);
    const bytes = readFileSync(files[1]!.path);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(files[1]!.sha256);
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getTitle()).toContain('2027');
    expect(String(pdf.catalog.get(PDFName.of('Lang')))).toBe('(nl)');
    expect(pdf.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined();
    const { width, height } = pdf.getPage(0).getSize();
    expect([width, height].map((points) => Math.round((points / 72) * 25.4)).toSorted((a, b) => a - b)).toEqual([
      210, 297,
    ]);
  },
  60_000,
);

test('without a browser a pdf is refused by name, and nothing is written', () => {
  const none = { KANAALREGISTER_CHROMIUM: path.join(root, 'no-such-browser') };
  const asked = ['answer', 'bzk.kanaalregister', ...QUARTER, '--out', 'geen-blad', '--formats', 'json,pdf', '--json'];
  const { json, code } = cliWith(none, ...asked);
  expect([code, json.error?.code]).toEqual([3, 'pdf_needs_chromium']);
  expect(readdirSync(root)).not.toContain('geen-blad');
});

/** The rows per person of an answer, as csv. */
function peopleIn(folder: string): string {
  const name = readdirSync(path.join(root, folder)).find((one) => one.endsWith('_2-personen.csv'))!;
  return readFileSync(path.join(root, folder, name), 'utf8');
}

test('the public edition has a ground in place of the account, and a word it does not know is refused before anything is written', () => {
  const open = cli(
    'answer',
    'bzk.kanaalregister',
    ...QUARTER,
    '--out',
    'openbaar',
    '--edition',
    'public',
    '--formats',
    'csv',
    '--json',
  );
  expect(open.json).toMatchObject({ ok: true, edition: 'openbaar' });
  expect(peopleIn('openbaar')).toMatch(/Wietske Harmelink.*5\.1\.2e/);
  // Whatever is in the folder or printed may be passed on: nowhere in it stands what the edition hides.
  const written = readdirSync(path.join(root, 'openbaar')).map((n) =>
    readFileSync(path.join(root, 'openbaar', n), 'utf8'),
  );
  for (const text of [open.out, ...written]) expect(text).not.toContain('06-***');
  expect(cli('answer', 'bzk.kanaalregister', ...QUARTER, '--json').out).toContain('06-***');
  for (const odd of [
    ['--edition', 'geheim'],
    ['--formats', 'json,docx'],
  ]) {
    const refused = cli('answer', 'bzk.kanaalregister', ...QUARTER, '--out', 'fout', ...odd, '--json');
    expect(refused).toMatchObject({ code: 2, json: { error: { code: 'usage' } } });
  }
  expect(existsSync(path.join(root, 'fout'))).toBe(false);
});

test('what was accepted is passed on byte for byte', () => {
  const { json } = cli('forward', 'bzk.kanaalregister', '--quarter', '2027-Q1', '--out', 'door', '--json');
  const { files } = json as unknown as { files: string[] };
  expect(files.map((file) => readFileSync(file).equals(readFileSync(office.file)))).toEqual([true]);
});
