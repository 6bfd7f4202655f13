import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from './canonical-json.ts';
import { ListedFields } from './opened-record.ts';
import { fieldsOf, placeOf } from './record-fields.ts';
import { ENTRY_CELLS, type RecordFields, type Row, RowSums, wrongCells } from './register-cells.ts';

/** A field of a record: not there, there and closed, or opened. */
type Field = { is: 'absent' } | { is: 'closed' } | { is: 'open'; value: JsonValue };

function record(fields: ReadonlyMap<string, Field>): RecordFields {
  const names = fieldsOf('entry')!;
  const digests = new Uint8Array(32 * names.length);
  const values = names.map((name, at) => {
    const field = fields.get(name) ?? { is: 'absent' };
    if (field.is === 'absent') return undefined;
    digests.set(createHash('sha256').update(name).digest(), 32 * at);
    return field.is === 'open' ? field.value : undefined;
  });
  return { digests, fields: new ListedFields('entry', values) };
}

/** What a forger would try: neighbours of the right cell, other types, grounds, and names that every object has. */
const cell = fc.constantFrom<JsonValue>(
  null,
  '',
  'ja',
  'nee',
  '5.1.2.e',
  '5.',
  '1',
  1,
  0,
  'a',
  'a; b',
  '["a"]',
  'null',
  'signed',
  'ondertekend',
  'maand',
);
const value = fc.oneof(
  cell.filter((v) => v !== null),
  fc.constantFrom<JsonValue>(true, false, [], ['a'], ['a', 'b'], {}, 'month', 'constructor', 'logged'),
);
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.constant<Field>({ is: 'absent' }),
  fc.constant<Field>({ is: 'closed' }),
  value.map((v): Field => ({ is: 'open', value: v })),
);
const NAMES = ENTRY_CELLS.map(({ place }) => fieldsOf('entry')![place]!);

function rowFor(fields: ReadonlyMap<string, Field>): Row {
  const made = ENTRY_CELLS.map(({ column, place, make }): [string, JsonValue] => {
    const said = fields.get(fieldsOf('entry')![place]!)!;
    if (said.is === 'open') return [column, make(said.value)];
    return [column, said.is === 'closed' ? '5.1.2.i' : null];
  });
  return Object.fromEntries(made);
}

test('a row fits the digest of a record exactly where none of its cells is wrong', () => {
  const all = fc.tuple(...NAMES.map(() => field)).map((list) => new Map(NAMES.map((name, i) => [name, list[i]!])));
  const edit = fc.record({ at: fc.nat(ENTRY_CELLS.length - 1), cell });
  const counts = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(all, all, fc.array(edit, { maxLength: 3 }), (fields, others, edits) => {
      const sums = new RowSums(ENTRY_CELLS);
      const said = record(fields);
      sums.put(300, record(others));
      sums.put(7, said);
      const row = Object.fromEntries([
        ...Object.entries(rowFor(fields)),
        ...edits.map((e) => [ENTRY_CELLS[e.at]!.column, e.cell] as const),
      ]);
      const wrong = [...wrongCells(row, 'VB-2027-0001', said, ENTRY_CELLS)];
      expect(sums.fits(7, row), JSON.stringify(wrong)).toBe(wrong.length === 0);
      counts[wrong.length === 0 ? 'right' : 'wrong'] += 1;
    }),
    { numRuns: 2_000, seed: 11 },
  );
  expect(Math.min(counts.right, counts.wrong)).toBeGreaterThan(100);
});

test('a status that is none has no word, whatever every object has by that name', () => {
  const said = record(new Map([['status', { is: 'open', value: 'constructor' }]]));
  const sums = new RowSums(ENTRY_CELLS);
  sums.put(0, said);
  const row: Row = { status: 'ondertekend' };
  expect([...wrongCells(row, '', said, ENTRY_CELLS)].map((c) => c.journal)).toEqual([null]);
  expect(sums.fits(0, row)).toBe(false);
});

test('a later state takes the place of the one before it', () => {
  const sums = new RowSums(ENTRY_CELLS);
  const state = (status: string): RecordFields => record(new Map([['status', { is: 'open', value: status }]]));
  const row = (status: string): Row => ({ status });
  sums.put(0, state('logged'));
  expect([sums.fits(0, row('vastgelegd')), sums.fits(0, row('ondertekend'))]).toEqual([true, false]);
  sums.put(0, state('signed'));
  expect([sums.fits(0, row('vastgelegd')), sums.fits(0, row('ondertekend'))]).toEqual([false, true]);
  expect(placeOf('entry', 'status')).toBeGreaterThan(0);
});
