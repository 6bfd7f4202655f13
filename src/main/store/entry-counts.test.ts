import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DbFile, openFile } from './db.ts';
import {
  countPerDay,
  countPerQuarter,
  countsAgree,
  countsOfQuarter,
  isCounted,
  numbersBehind,
} from './entry-counts.ts';
import * as office from './migrations/0001-office.ts';
import * as quickReads from './migrations/0002-quick-reads.ts';

let folder: string;
let db: DbFile;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kr-counts-'));
  db = openFile(path.join(folder, 'register.db'), { mustExist: false });
  db.exec(office.sql);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

interface Kind {
  quarter: string;
  status: string;
  evidence: string | null;
  nature: string | null;
  late: number;
  day: string | null;
  certainty: string;
}

const oneOf = fc.constantFrom;
const kind: fc.Arbitrary<Kind> = fc.record({
  quarter: oneOf('2027-Q1', '2027-Q2'),
  status: oneOf('draft', 'logged', 'signed', 'returned', 'withdrawn', 'unsigned'),
  evidence: oneOf(null, 'follows', 'attached'),
  nature: oneOf(null, 'PROCES'),
  late: oneOf(0, 1),
  day: oneOf(null, '2027-03-01', '2027-03-02'),
  certainty: oneOf('exact', 'month'),
});

let serial = 0;
const values = (k: Kind): (string | number | null)[] => [
  k.status,
  k.quarter,
  k.late,
  k.day,
  k.certainty,
  k.nature,
  k.evidence,
];
function insert(k: Kind): void {
  serial += 1;
  const number = `MKD-2027-${String(serial).padStart(4, '0')}`;
  db.run(
    `INSERT INTO entry (id, number, version, status, quarter, late, date_from, certainty, nature, evidence, sort_day, outcome,
     answers, follow_up, state, record_n) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, '', 'NOG_TE_BEOORDELEN', '{}', '{}', '{}', 0)`,
    number,
    number,
    ...values(k),
  );
}

type Step = { add: Kind } | { change: number; to: Kind } | { remove: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: kind }) },
  { weight: 3, arbitrary: fc.record({ change: fc.nat(), to: kind }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat() }) },
);

function take(s: Step): void {
  if ('add' in s) return insert(s.add);
  const rows = db.all<{ id: string }>('SELECT id FROM entry ORDER BY rowid');
  const row = rows[('change' in s ? s.change : s.remove) % Math.max(1, rows.length)];
  if (!row) return;
  if ('remove' in s) db.run('DELETE FROM entry WHERE id = ?', row.id);
  else
    db.run(
      'UPDATE entry SET status = ?, quarter = ?, late = ?, date_from = ?, certainty = ?, nature = ?, evidence = ? WHERE id = ?',
      ...values(s.to),
      row.id,
    );
}

test('the kept counts are those of the entries after any adding, changing and removing', () => {
  db.pragma('foreign_keys=OFF');
  db.exec(quickReads.sql);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      for (const s of steps) take(s);
      expect(countsAgree(db)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a database from before gets its counts when it is opened, and names stand behind them', () => {
  db.pragma('foreign_keys=OFF');
  const base: Kind = {
    quarter: '2027-Q1',
    status: 'logged',
    evidence: 'follows',
    nature: null,
    late: 0,
    day: '2027-03-01',
    certainty: 'exact',
  };
  for (const over of [{}, { status: 'signed' }, { status: 'draft' }, { quarter: '2027-Q2' }, { status: 'withdrawn' }])
    insert({ ...base, ...over });
  db.exec(quickReads.sql);
  expect(countsAgree(db)).toBe(true);
  const counts = countsOfQuarter(db, '2027-Q1').filter(isCounted);
  expect(counts.map((c) => [c.status, c.nature, c.n])).toEqual([
    ['logged', '', 1],
    ['signed', '', 1],
  ]);
  expect(countPerQuarter(db)).toEqual(
    new Map([
      ['2027-Q1', 3],
      ['2027-Q2', 1],
    ]),
  );
  expect(countPerDay(db, '2027-Q1')).toEqual([{ day: '2027-03-01', n: 2 }]);
  const first = db.all<{ number: string }>('SELECT number FROM entry ORDER BY number').map((r) => r.number);
  expect(numbersBehind(db, '2027-Q1', counts, 50)).toEqual(first.slice(0, 2));
  expect(numbersBehind(db, '2027-Q1', counts, 1)).toEqual(first.slice(0, 1));
});

test('a count that was changed behind the triggers is found', () => {
  db.exec(quickReads.sql);
  db.run("INSERT INTO entry_days VALUES ('2027-Q1', '2027-03-01', 1)");
  expect(countsAgree(db)).toBe(false);
});
