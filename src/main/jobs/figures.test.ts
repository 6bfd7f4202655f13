import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quarterDays, quarterOf } from '../../shared/quarter.ts';
import { loadPolicy } from '../services/policy.ts';
import { insertAccount, insertEntryRow, insertReturn, putDelivery, putExpected } from '../store/collection.ts';
import type { DbFile } from '../store/db.ts';
import { createDb } from '../store/open.ts';
import { resourcesDir } from '../testing/office.ts';
import { countAnswer } from './answer.ts';
import { countTrends } from './trends.ts';

/** One entry as a register has it, and all a plain recount needs. */
interface PlainEntry {
  office: number;
  quarter: string;
  day: string;
  certainty: 'exact' | 'maand' | 'onbekend';
  channel: 'gmail' | 'whatsapp' | 'sms' | 'zoom';
  reason: 'SPOED' | 'SLECHT_BEREIK' | 'STORING';
  messages: number;
  withdrawn: boolean;
}

const KINDS = { gmail: 'MAIL', whatsapp: 'CHAT', sms: 'SMS', zoom: 'VIDEO' } as const;
const GROUPS = { gmail: 'mail', whatsapp: 'messaging', sms: 'messaging', zoom: 'other' } as const;
const QUARTERS = ['2027-Q1', '2027-Q2'];
const OFFICES = 3;

const entry: fc.Arbitrary<PlainEntry> = fc.record({
  office: fc.integer({ min: 0, max: OFFICES - 1 }),
  quarter: fc.constantFrom(...QUARTERS),
  day: fc.constantFrom('01-04', '01-05', '02-11', '03-30', '04-01', '05-09', '06-29').map((d) => `2027-${d}`),
  certainty: fc.constantFrom('exact', 'exact', 'exact', 'maand', 'onbekend'),
  channel: fc.constantFrom('gmail', 'whatsapp', 'sms', 'zoom'),
  reason: fc.constantFrom('SPOED', 'SLECHT_BEREIK', 'STORING'),
  messages: fc.integer({ min: 0, max: 40 }),
  withdrawn: fc.boolean().map((b) => b),
});

let folder: string;
let db: DbFile;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kr-figures-'));
  db = createDb(path.join(folder, 'x.db'), new Uint8Array(32));
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What all deliveries here have alike. */
const DELIVERY = {
  name: 'x.zip',
  bytes: 1,
  file: 'x',
  key: new Uint8Array(32),
  codes: '[]',
  checks: '[]',
  prefix: 'K',
  version: 1,
  edition: 'bzk',
  ministry: 'MKD',
  ministry_code: 'mnre1130',
  log_key: null,
  origin: null,
  size: 1,
  from_size: 0,
  made_at: null,
  entries: 0,
  receipt: null,
} as const;

/** Puts the registers in, one delivery per office and quarter, in the order given. */
function fill(entries: readonly PlainEntry[], order: readonly [office: number, quarter: string][]): void {
  db.exec(
    'DELETE FROM collected_entry; DELETE FROM collected_return; DELETE FROM collected_account; DELETE FROM delivery;',
  );
  for (const [office, quarter] of order) {
    const id = putDelivery(db, {
      ...DELIVERY,
      package: `${office}${quarter}`,
      received_at: '2027-08-01T10:00:00+02:00',
      verdict: 'accepted',
      office: `kantoor-${office}`,
      register: `K${'abc'[office]}-${quarter}-v1`,
      quarter,
    });
    const own = entries.map((e, i) => ({ ...e, i })).filter((e) => e.office === office && e.quarter === quarter);
    const standing = own.filter((e) => !e.withdrawn);
    insertReturn(db, id, {
      ambtsperiode_id: `t-${office}`,
      persoon_id: `p-${office}`,
      naam: `Persoon ${office}`,
      functie: 'minister',
      ministerie_tooi: 'mnre1130',
      kabinet: 'Voorbeeldkabinet',
      ambt_van: '2026-02-23',
      ambt_tot: null,
      opgave: standing.length > 0 ? 'GEBRUIK' : 'NIHIL',
      aantal_incidenten: 0,
    });
    insertAccount(db, id, { account_id: `a-${office}`, ambtsperiode_id: `t-${office}`, nog_in_gebruik: 'nee' });
    for (const e of own)
      insertEntryRow(db, id, {
        registratienummer: `K${'abc'[office]}-2027-${String(e.i).padStart(4, '0')}`,
        ambtsperiode_id: `t-${office}`,
        datum_van: e.certainty === 'onbekend' ? null : e.day,
        datum_tot: e.certainty === 'onbekend' ? null : e.day,
        datum_zekerheid: e.certainty,
        kwartaal: e.quarter,
        kanaal_code: e.channel,
        soort: KINDS[e.channel],
        reden_code: e.reason,
        aantal_berichten: e.messages,
        nagekomen: 'nee',
        status: e.withdrawn ? 'ingetrokken' : 'ondertekend',
        archiefuitkomst: 'GEARCHIVEERD',
        dagen_tot_vastlegging: 3,
      });
  }
}

const ALL = Array.from({ length: OFFICES }, (_, o) => QUARTERS.map((q) => [o, q] as [number, string])).flat();
const PERIODS = [
  { from: '2027-01-01', to: '2027-03-31' },
  { from: '2027-01-05', to: '2027-05-31' },
  { from: '2027-04-01', to: '2027-06-30' },
];
const policy = loadPolicy(resourcesDir);
const ask = (from: string, to: string) =>
  countAnswer(
    db,
    {
      asked: { from, to, cabinet: null, ministries: [] },
      at: '2027-08-01T10:00:00+02:00',
      today: '2027-08-01',
      policy,
    },
    { goOn: () => undefined },
  );

function counts(e: PlainEntry, { from, to }: { from: string; to: string }): boolean {
  if (e.withdrawn) return false;
  if (e.certainty === 'exact') return e.day >= from && e.day <= to;
  if (e.certainty === 'maand') return e.day.slice(0, 7) >= from.slice(0, 7) && e.day.slice(0, 7) <= to.slice(0, 7);
  return e.quarter >= quarterOf(from) && e.quarter <= quarterOf(to);
}

/** The same figures once more, the plain way: from the rows, one question at a time. */
function recount(entries: readonly PlainEntry[], period: { from: string; to: string }) {
  const quarters = QUARTERS.filter((q) => quarterDays(q).from <= period.to && quarterDays(q).to >= period.from);
  const inPeriod = entries.map((e, i) => ({ ...e, i })).filter((e) => counts(e, period));
  const group = (name: 'mail' | 'messaging' | 'other') => {
    const usage = { n: 0, incidental: 0, regular: 0, frequent: 0 };
    for (let office = 0; office < OFFICES; office++) {
      const mine = inPeriod.filter((e) => e.office === office && GROUPS[e.channel] === name);
      const days = new Set(
        mine.map((e) => (e.certainty === 'exact' ? e.day : e.certainty === 'maand' ? e.day.slice(0, 7) : `?${e.i}`)),
      ).size;
      if (days === 0) continue;
      const perQuarter = Math.ceil(days / quarters.length);
      usage.n += 1;
      usage[perQuarter <= 3 ? 'incidental' : perQuarter <= 12 ? 'regular' : 'frequent'] += 1;
    }
    return usage;
  };
  // A return says whether there was use in its quarter; on which days of it, only entries say.
  const reported = entries.filter((e) => !e.withdrawn && quarters.includes(e.quarter));
  const users = new Set([...inPeriod, ...reported].map((e) => e.office));
  const nil = Array.from({ length: OFFICES }, (_, o) => o).filter(
    (o) =>
      !users.has(o) && quarters.every((q) => !entries.some((e) => e.office === o && e.quarter === q && !e.withdrawn)),
  );
  return {
    people: OFFICES,
    users: users.size,
    nil: nil.length,
    missing: OFFICES - users.size - nil.length,
    entries: inPeriod.length,
    privateMail: group('mail'),
    messaging: group('messaging'),
    other: group('other'),
  };
}

test('the answer is what a plain recount of the rows gives, for any registers and period', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), fc.constantFrom(...PERIODS), (entries, period) => {
      fill(entries, ALL);
      const answer = ask(period.from, period.to);
      expect(answer).toMatchObject(recount(entries, period));
      expect(answer.perMonth.reduce((sum, m) => sum + m.entries, 0)).toBe(answer.entries);
      expect(answer.rows.reduce((sum, r) => sum + r.entries, 0)).toBe(answer.entries);
      expect(answer.reasons.reduce((sum, r) => sum + r.entries, 0)).toBe(answer.entries);
      expect(answer.text.nl).toContain(`(${answer.users} + ${answer.nil} + ${answer.missing} = ${answer.people})`);
    }),
    { numRuns: 60, seed: 20_270_331 },
  );
});

test('in whatever order registers come in, the answer and the trends are the same', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      fc.shuffledSubarray(ALL, { minLength: ALL.length }),
      (entries, order) => {
        fill(entries, ALL);
        const [answer, trends] = [ask('2027-01-01', '2027-06-30'), trendsOf()];
        fill(entries, order);
        expect(ask('2027-01-01', '2027-06-30')).toEqual(answer);
        expect(trendsOf()).toEqual(trends);
      },
    ),
    { numRuns: 25, seed: 20_270_630 },
  );
});

const trendsOf = () => countTrends(db, { from: '2027-01-01', to: '2027-06-30', policy }, { goOn: () => undefined });

test("one office's register changes no row of another's", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), fc.array(entry, { maxLength: 20 }), (entries, more) => {
      const ofOthers = (rows: ReturnType<typeof ask>['rows']) => rows.filter((r) => r.person !== 'Persoon 0');
      fill(entries, ALL);
      const before = ofOthers(ask('2027-01-01', '2027-06-30').rows);
      fill([...entries, ...more.map((e) => ({ ...e, office: 0 }))], ALL);
      expect(ofOthers(ask('2027-01-01', '2027-06-30').rows)).toEqual(before);
    }),
    { numRuns: 25, seed: 7 },
  );
});

const EXPECTED = {
  id: 'x-1',
  person: 'Iemand Anders',
  post: 'minister',
  ministry: 'mnre1130',
  ministry_name: 'Voorbeelden',
  ministry_abbr: 'MKD',
  cabinet: '',
  from_day: '2026-02-23',
  until_day: null,
};

test("another office's refused delivery, or one that was put right, is no reason why somebody is missing", () => {
  fill([], ALL);
  putExpected(db, EXPECTED);
  const refused = {
    ...DELIVERY,
    package: 'veranderd',
    received_at: '2027-08-01T09:00:00+02:00',
    verdict: 'refused',
    office: 'kantoor-1',
    register: 'Kb-2027-Q1-v1',
    quarter: '2027-Q1',
  } as const;
  putDelivery(db, refused);
  const why = (): string[] =>
    ask('2027-01-01', '2027-03-31')
      .missingReturns.filter((m) => m.person === 'Iemand Anders')
      .map((m) => m.why);
  expect(why()).toEqual(['noDelivery']);
  putDelivery(db, { ...refused, package: 'nieuw', office: 'kantoor-9', register: 'Kz-2027-Q1-v1' });
  expect(why()).toEqual(['refused']);
  db.exec('DELETE FROM expected_term');
});

test('a quarter that is not over makes nobody use a channel less often', () => {
  const used: PlainEntry = {
    office: 0,
    quarter: '2027-Q2',
    day: '2027-04-01',
    certainty: 'onbekend',
    channel: 'whatsapp',
    reason: 'SPOED',
    messages: 1,
    withdrawn: false,
  };
  fill(
    Array.from({ length: 6 }, () => used),
    ALL,
  );
  expect(ask('2027-04-01', '2027-06-30').messaging).toEqual({ n: 1, incidental: 0, regular: 1, frequent: 0 });
  expect(ask('2027-04-01', '2027-09-30').messaging).toEqual({ n: 1, incidental: 0, regular: 1, frequent: 0 });
});

test('of a quarter that is not over nothing is known, and that is said', () => {
  fill([], ALL);
  const answer = countAnswer(
    db,
    {
      asked: { from: '2027-01-10', to: '2027-09-30', cabinet: null, ministries: [] },
      at: '2027-08-01T10:00:00+02:00',
      today: '2027-08-01',
      policy,
    },
    { goOn: () => undefined },
  );
  expect(answer.quarters).toEqual({ notOver: ['2027-Q3'], partly: ['2027-Q1'] });
  putExpected(db, EXPECTED);
  const later = ask('2027-07-01', '2027-09-30');
  db.exec('DELETE FROM expected_term');
  expect(later).toMatchObject({ people: 1, missing: 1, missingReturns: [], incidents: { n: 0, unknown: 1 } });
  expect(later.text.nl).not.toContain('Er ontbreekt geen opgave');
});
