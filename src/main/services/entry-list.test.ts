import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallArgs } from '../../shared/contract.ts';
import type { EntryRow } from '../../shared/records.ts';
import type { DbFile } from '../store/db.ts';
import { createDb } from '../store/open.ts';
import { countFacets, listEntries } from './entry-list.ts';
import type { Desk } from './session.ts';

let folder: string;
let db: DbFile;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kr-list-'));
  db = createDb(path.join(folder, 'register.db'), new Uint8Array(32));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const oneOf = fc.constantFrom;
const entry = fc.record({
  quarter: oneOf('2027-Q1', '2027-Q2'),
  status: oneOf('draft', 'logged', 'signed', 'returned', 'withdrawn'),
  channel: oneOf(null, 'whatsapp', 'signal'),
  reason: oneOf(null, 'SPOED', 'BATTERIJ'),
  evidence: oneOf(null, 'follows', 'attached'),
  subject: oneOf(null, 'Dijk', 'Gemaal', 'dijk'),
  day: oneOf('', '2027-03-01', '2027-03-02'),
});
type Made = typeof entry extends fc.Arbitrary<infer T> ? T : never;

const filter = fc.record({
  quarter: oneOf(null, '2027-Q1'),
  status: oneOf<('logged' | 'signed')[]>([], ['logged'], ['logged', 'signed']),
  channel: oneOf<string[]>([], ['whatsapp']),
  evidence: oneOf<('follows' | 'attached')[]>([], ['follows']),
});

function fill(made: readonly Made[]): void {
  db.exec('DELETE FROM entry');
  db.run(
    "INSERT OR IGNORE INTO record (n, kind, type, v, subject, time, actor, leaf) VALUES (0, 'e', 'entry', 1, '', '', '', ?)",
    new Uint8Array(32),
  );
  for (const [i, e] of made.entries())
    db.run(
      `INSERT INTO entry (id, number, version, status, quarter, late, channel, date_from, certainty, sort_day, subject, reason,
         evidence, outcome, answers, follow_up, state, record_n) VALUES (?, ?, 1, ?, ?, 0, ?, ?, 'exact', ?, ?, ?, ?, 'ANDERS', '{}', '{}', '{}', 0)`,
      `e-${i}`,
      `MKD-2027-${String((i * 7_919) % 1_000).padStart(4, '0')}`,
      e.status,
      e.quarter,
      e.channel,
      e.day,
      e.day,
      e.subject,
      e.reason,
      e.evidence,
    );
}

type Asked = typeof filter extends fc.Arbitrary<infer T> ? T : never;
const allows = (f: Asked, e: Made): boolean =>
  (f.quarter === null || f.quarter === e.quarter) &&
  (f.status.length === 0 || f.status.includes(e.status as 'logged')) &&
  (f.channel.length === 0 || (e.channel !== null && f.channel.includes(e.channel))) &&
  (f.evidence.length === 0 || (e.evidence !== null && f.evidence.includes(e.evidence)));

const SORTS = {
  date: (e: Made) => e.day,
  number: (_e: Made, i: number) => String((i * 7_919) % 1_000).padStart(4, '0'),
  subject: (e: Made) => e.subject ?? '',
  channel: (e: Made) => e.channel ?? '',
  status: (e: Made) => e.status,
} as const;

const NO_FILTER = { search: '', reason: [], counterparty: [], termId: [], outcome: [] };

test('pages in any order, of any filter, are all entries that it allows, each once', () => {
  const desk = { db } as Desk;
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      filter,
      oneOf(...(Object.keys(SORTS) as (keyof typeof SORTS)[])),
      fc.boolean(),
      // Few and many are asked in two ways.
      oneOf(0, 1_000),
      (made, asked, sort, descending, few) => {
        fill(made);
        const wanted = made
          .map((e, i) => ({ e, i, key: SORTS[sort](e, i) }))
          .filter(({ e }) => allows(asked, e))
          .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
        const got: EntryRow[] = [];
        for (let after: string | null = null; ; ) {
          const args = { ...NO_FILTER, ...asked, sort, descending, after, limit: 7 } as CallArgs<'entries.list'>;
          const page = listEntries(desk, args, few);
          got.push(...page.rows);
          expect(page.total).toBe(wanted.length);
          after = page.next;
          if (after === null) break;
        }
        const ids = wanted.map(({ i }) => `e-${i}`);
        expect(got.map((row) => row.id)).toEqual(descending ? ids.toReversed() : ids);
      },
    ),
    { numRuns: 150 },
  );
});

test('a facet counts what the other choices leave', () => {
  const desk = { db } as Desk;
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), filter, (made, asked) => {
      fill(made);
      const counts = countFacets(desk, { ...NO_FILTER, ...asked });
      const left = made.filter((e) => allows({ ...asked, channel: [] }, e) && e.channel !== null);
      const wanted = [...Map.groupBy(left, (e) => e.channel!)].map(([channel, all]) => [channel, all.length]);
      expect(Object.fromEntries(counts.channel.map((one) => [one.value, one.count]))).toEqual(
        Object.fromEntries(wanted),
      );
    }),
    { numRuns: 50 },
  );
});
