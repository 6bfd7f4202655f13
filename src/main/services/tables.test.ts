import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TableMap } from '../../shared/contract-tables.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';

let o: TestOffice;
beforeEach(async () => {
  o = await testOffice();
});
afterEach(() => o.remove());

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const OLD = `Register privékanalen;;;;
Datum;Kanaal;Reden;Onderwerp;Aantal
6-3-2027;WhatsApp;Spoed;Zaal voor dinsdag;3
7-3-2027;appje;Telefoon stuk;Planning;2
31-2-2027;WhatsApp;Spoed;Bestaat niet;1
8-3-2027;WhatsApp;Spoed;Te veel;1;extra
8-3-2027;WhatsApp;Spoed;Aantal is geen getal;veel
`;
const COLUMNS: TableMap['columns'] = ['dateFrom', 'channel', 'reason', 'subject', 'messages'];
const map = (over: Partial<TableMap> = {}): TableMap => ({ columns: COLUMNS, dateOrder: null, codes: [], ...over });

async function opened(text: string): Promise<NonNullable<Awaited<ReturnType<typeof open>>>> {
  return (await open(text))!;
}
async function open(text: string) {
  const bytes = new Uint8Array(Buffer.from(text));
  return (await o.call('tables.open', { pasted: { name: 'oud.csv', bytes } })).opened;
}

test('a table is shown by its columns, each with samples and what its head suggests; nothing is chosen', async () => {
  const table = await opened(OLD);
  expect(table).toMatchObject({ kind: 'csv', separator: ';', headLine: 2, rows: 5, remembered: null });
  expect(table.columns[0]).toEqual({
    head: 'Datum',
    samples: ['6-3-2027', '7-3-2027', '31-2-2027'],
    filled: 5,
    suggestion: 'dateFrom',
  });
  expect(table.columns.map((column) => column.suggestion)).toEqual(COLUMNS);
  const nothing = await o.call('tables.check', { id: table.id, map: map({ columns: [] }) });
  expect(nothing.balance).toMatchObject({ total: 7, kept: 0, leftOut: 2, notUnderstood: 5 });
  expect(await open('alleen tekst')).toBeNull();
});

test('unknown words are listed once, and every line ends somewhere', async () => {
  const { id } = await opened(OLD);
  const check = await o.call('tables.check', { id, map: map() });
  expect(check.words).toEqual([
    { field: 'channel', value: 'appje', rows: 1 },
    { field: 'reason', value: 'Telefoon stuk', rows: 1 },
  ]);
  expect(check.problems).toEqual([
    { line: 5, why: 'bad_date', text: '31-2-2027' },
    { line: 6, why: 'too_many_cells', text: 'extra' },
    { line: 7, why: 'bad_number', text: 'veel' },
  ]);
  expect(check.balance).toEqual({ unit: 'line', total: 7, kept: 2, leftOut: 2, duplicate: 0, notUnderstood: 3 });
  await expect(o.call('tables.keep', { id, map: map() })).rejects.toThrow('invalid_input');
});

test('each row becomes a draft that says where every answer comes from, and the next file is read the same way', async () => {
  const { id } = await opened(OLD);
  const codes: TableMap['codes'] = [
    { field: 'channel', value: 'appje', code: 'whatsapp' },
    { field: 'reason', value: 'Telefoon stuk', code: null },
  ];
  const kept = await o.call('tables.keep', { id, map: map({ codes, dateOrder: 'dmy' }) });
  expect(kept.staged).toHaveLength(2);
  const [first, second] = await Promise.all(kept.staged.map((one) => o.call('staging.get', { id: one })));
  expect(first!.answers).toMatchObject({
    dateFrom: '2027-03-06',
    dateTo: '2027-03-06',
    dateCertainty: 'exact',
    channel: 'whatsapp',
    reason: 'SPOED',
    subject: 'Zaal voor dinsdag',
    messages: 3,
    termId: o.ids.term,
    accountId: o.ids.account,
  });
  expect(first!.guesses).toContainEqual({
    field: 'when',
    key: 'table',
    certainty: 'zeker',
    detail: 'oud.csv\nDatum\n3',
  });
  expect(second!.answers).toMatchObject({ channel: 'whatsapp', reason: null });
  expect(second!.open).toContain('why');
  await expect(o.call('tables.get', { id })).rejects.toThrow('not_found');
  expect((await opened(OLD)).remembered).toEqual(map({ codes, dateOrder: 'dmy' }));
});

test('a draft keeps its row with the line and the checksum of the file, and nothing of columns that were not taken', async () => {
  const text = 'Datum;Onderwerp;Met wie;Paraaf\n6-3-2027;Zaal voor dinsdag;Anja Waddenoord;JT\n7-3-2027;Planning;;JT\n';
  const { id } = await opened(text);
  const columns: TableMap['columns'] = ['dateFrom', 'subject', 'counterparty', null];
  const codes: TableMap['codes'] = [{ field: 'counterparty', value: 'Anja Waddenoord', code: 'BURGER' }];
  const { staged, balance } = await o.call('tables.keep', { id, map: map({ columns, codes, dateOrder: 'dmy' }) });
  const draft = await o.call('staging.get', { id: staged[0]! });
  expect(draft.evidence).toMatchObject([{ name: 'uittreksel-csv-regel-2.json', isOriginal: false }]);
  // A row is no message: whether there is evidence of that is still asked.
  expect(draft.open).toContain('evidence');
  const shown = await o.call('evidence.preview', { evidenceId: draft.evidence[0]!.id });
  expect(shown.extract).toMatchObject({
    source: { name: 'oud.csv', kind: 'csv', bytes: text.length, sha256: sha256Of(text) },
    balance,
    part: { work: 1, leftOut: 1 },
    dateOrder: 'dmy',
    messages: [{ n: 2, at: 'line 2', text: 'Datum: 6-3-2027\nOnderwerp: Zaal voor dinsdag' }],
  });
  const second = await o.call('staging.get', { id: staged[1]! });
  const other = await o.call('evidence.preview', { evidenceId: second.evidence[0]!.id });
  expect(other.extract).toMatchObject({ part: { work: 1, leftOut: 0 }, messages: [{ n: 3 }] });
});

test('of a row that may hold no file there is none', async () => {
  const { id } = await opened('Datum;Onderwerp;Rubricering\n2027-03-01;Iets;STG_G\n2027-03-02;Dijk;ONGERUBRICEERD\n');
  const columns: TableMap['columns'] = ['dateFrom', 'subject', 'classification'];
  const words = (await o.call('tables.check', { id, map: map({ columns }) })).words;
  const codes = words.map(({ field, value }) => ({ field, value, code: null }));
  const { staged } = await o.call('tables.keep', { id, map: map({ columns, codes }) });
  const files = await Promise.all(
    staged.map(async (one) => (await o.call('staging.get', { id: one })).evidence.length),
  );
  expect(files).toEqual([0, 1]);
});

test('an order of day and month that nothing decides is asked, and one that does not exist is not taken', async () => {
  const { id } = await opened('Datum;Onderwerp\n3-4-2026;een\n5-6-2026;twee\n');
  const columns: TableMap['columns'] = ['dateFrom', 'subject'];
  expect((await o.call('tables.check', { id, map: map({ columns }) })).asksDateOrder).toBe(true);
  await expect(o.call('tables.keep', { id, map: map({ columns }) })).rejects.toThrow('invalid_input');
  const check = await o.call('tables.check', { id, map: map({ columns, dateOrder: 'mdy' }) });
  expect(check.asksDateOrder).toBe(false);
  expect(check.example?.nl).toContain('4 maart 2026');
});

test('a state secret leaves no subject, and a file that is none is no table', async () => {
  const { id } = await opened('Datum;Onderwerp;Rubricering\n2027-03-01;Iets;STG_G\n2027-03-02;Stg. GEHEIM;\n');
  const columns: TableMap['columns'] = ['dateFrom', 'subject', 'classification'];
  const { staged, problems } = await o.call('tables.keep', { id, map: map({ columns }) });
  expect(problems).toEqual([{ line: 3, why: 'marking', text: '' }]);
  expect((await o.call('staging.get', { id: staged[0]! })).answers).toMatchObject({ subject: null });
  const file = path.join(o.root, 'plaatje.xlsx');
  writeFileSync(file, 'geen werkmap');
  expect((await o.call('tables.open', { file: o.token(file) })).opened).toBeNull();
});

test('a first day in the future is no draft, also where the last day has passed', async () => {
  const { id } = await opened('Datum;Datum tot;Onderwerp\n2099-01-02;2027-03-05;Zaal\n2027-03-04;2027-03-05;Dijk\n');
  const check = await o.call('tables.check', { id, map: map({ columns: ['dateFrom', 'dateTo', 'subject'] }) });
  expect(check.problems).toEqual([{ line: 2, why: 'future_date', text: '2099-01-02' }]);
  expect(check.balance).toMatchObject({ kept: 1, notUnderstood: 1 });
});

test('a long subject that is cut within a character of two is kept without half of it', async () => {
  const { id } = await opened(`Datum;Onderwerp\n2027-03-04;${'x'.repeat(78)}🙂 en verder\n`);
  const kept = await o.call('tables.keep', { id, map: map({ columns: ['dateFrom', 'subject'] }) });
  expect(kept.staged).toHaveLength(1);
  const draft = await o.call('staging.get', { id: kept.staged[0]! });
  expect(draft.answers.subject).toBe(`${'x'.repeat(78)}…`);
});
