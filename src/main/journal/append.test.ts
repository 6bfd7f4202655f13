import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { append, journalSize } from './append.ts';
import { canonical, type Disclosure, disclose, disclosureDigest, fieldDigests, header, headerLeaf } from './record.ts';
import { openTestJournal, seeded, type TestJournal } from './test-journal.ts';
import { RECORD_TYPES, recordFields } from './types.ts';

let journal: TestJournal;
beforeEach(() => {
  journal = openTestJournal();
});
afterEach(() => journal.remove());

function disclosures(n: number): Disclosure[] {
  const row = journal.db.get<{ disclosures: string }>('SELECT disclosures FROM record WHERE n = ?', n);
  return JSON.parse(row!.disclosures) as Disclosure[];
}

function saltOf(n: number, name: string): string | undefined {
  return disclosures(n).find((d) => d[1] === name)?.[0];
}

const entry = (fields: Record<string, unknown>, subject = 'e-aaaaaaaaaaaaaaaa') =>
  ({ type: 'entry', subject, fields }) as const;

test('the quick way to canonical text gives what RFC 8785 gives, for any value', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
      (any, flat) => {
        for (const value of [any, flat, ['c2FsdA', 'name', any], ...flat])
          expect(canonical(value)).toBe(canonicalize(value));
      },
    ),
    { numRuns: 300, seed: 8785 },
  );
  expect(() => canonical(Number.NaN)).toThrow();
  expect(() => canonical(undefined)).toThrow(TypeError);
});

describe('a journal record', () => {
  test('is bound by a header of exactly k, n, p and v, and its leaf is over those bytes', () => {
    journal.add({});
    const { n, leaf } = journal.add(entry({ number: 'VB-2027-0001', status: 'logged' }));
    const p = createHash('sha256')
      .update(fieldDigests('entry', disclosures(n)))
      .digest('base64url');
    const text = `{"k":"e","n":1,"p":"${p}","v":1}`;
    expect(header('entry', 1, fieldDigests('entry', disclosures(n)))).toBe(text);
    expect(leaf.equals(createHash('sha256').update(Buffer.of(0)).update(text).digest())).toBe(true);
    expect(headerLeaf(text).equals(leaf)).toBe(true);
  });

  test('digests a disclosure as RFC 9901 does', () => {
    const digest = (text: string): string =>
      createHash('sha256').update(Buffer.from(text).toString('base64url')).digest('base64url');
    // The RFC's own example, 4.2.3; ours has no spaces, as RFC 8785 has it.
    const text = '["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]';
    expect(digest(text)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
    expect(disclosureDigest(['_26bc4LT-ac6q2KI6cBW5es', 'family_name', 'Möbius']).toString('base64url')).toBe(
      digest(text.replaceAll(', ', ',')),
    );
  });

  test('keeps its fields in the order of the type, whatever order they are given in', () => {
    const { n } = journal.add(entry({ status: 'logged', number: 'VB-2027-0001', reason: 'SPOED', channel: 'signal' }));
    expect(disclosures(n).map((d) => d[1])).toEqual([
      'time',
      'actor',
      'type',
      'subject',
      'number',
      'status',
      'channel',
      'reason',
    ]);
  });

  test('has a null digest for every field that is absent', () => {
    const { n } = journal.add(entry({ number: 'VB-2027-0001', corrects: null }));
    const digests = fieldDigests('entry', disclosures(n));
    const order = recordFields('entry');
    expect(digests.length).toBe(32 * order.length);
    const at = order.indexOf('corrects');
    expect(digests.subarray(32 * at, 32 * at + 32).equals(Buffer.alloc(32))).toBe(true);
  });

  test('refuses a field its type does not have, and keeps nothing then', () => {
    expect(() => journal.add(entry({ colour: 'red' }))).toThrow(/no field colour/);
    expect(journalSize(journal.db)).toBe(0);
  });

  test('has a fresh salt of 16 bytes for every field', () => {
    const { n } = journal.add(entry({ number: 'VB-2027-0001', status: 'logged', version: 1 }));
    const salts = disclosures(n).map((d) => d[0]);
    for (const salt of salts) expect(Buffer.from(salt, 'base64url').length).toBe(16);
    expect(new Set(salts).size).toBe(salts.length);
  });
});

describe('the next state of an entry', () => {
  test('keeps the disclosure of what did not change and salts what did', () => {
    journal.add(entry({ number: 'VB-2027-0001', status: 'logged', theme: 'Kade', files: [{ name: 'a', bytes: 1 }] }));
    journal.add(entry({ number: 'VB-2027-0001', status: 'signed', theme: 'Kade', files: [{ bytes: 1, name: 'a' }] }));
    for (const name of ['number', 'theme', 'files', 'type', 'subject', 'actor'])
      expect(saltOf(1, name), name).toBe(saltOf(0, name));
    expect(saltOf(1, 'status')).not.toBe(saltOf(0, 'status'));
  });

  test('never takes a disclosure from another entry or from a record of another type', () => {
    journal.add(entry({ theme: 'Kade' }));
    journal.add(entry({ theme: 'Kade' }, 'e-bbbbbbbbbbbbbbbb'));
    expect(saltOf(1, 'theme')).not.toBe(saltOf(0, 'theme'));
    journal.add({});
    journal.add({});
    expect(saltOf(3, 'week')).not.toBe(saltOf(2, 'week'));
  });

  test('salts anew what was absent for a while', () => {
    journal.add(entry({ theme: 'Kade' }));
    journal.add(entry({ theme: null }));
    journal.add(entry({ theme: 'Kade' }));
    expect(saltOf(1, 'theme')).toBeUndefined();
    expect(saltOf(2, 'theme')).not.toBe(saltOf(0, 'theme'));
  });
});

describe('the journal', () => {
  test('marks a record whose clock ran back, and keeps its time', () => {
    journal.add({ time: '2027-03-28T03:10:00+02:00' });
    // Later on the clock's face, earlier in time.
    const back = journal.add({ time: '2027-03-28T01:59:00+01:00' });
    const same = journal.add({ time: '2027-03-28T00:59:00Z' });
    const value = (n: number): unknown => disclosures(n).find((d) => d[1] === 'clockBack')?.[2];
    expect([value(0), value(back.n), value(same.n)]).toEqual([undefined, true, undefined]);
    expect(disclosures(back.n)[0]?.[2]).toBe('2027-03-28T01:59:00+01:00');
  });

  test('refuses to change or to lose a record', () => {
    journal.fill(3);
    expect(() => journal.db.run('UPDATE record SET actor = ? WHERE n = 1', 'p-x')).toThrow(/append-only/);
    expect(() => journal.db.run('UPDATE record SET disclosures = NULL')).toThrow(/append-only/);
    expect(() => journal.db.run('DELETE FROM record WHERE n = 2')).toThrow(/append-only/);
    expect(journalSize(journal.db)).toBe(3);
  });

  test('keeps neither record nor node of a transaction that failed', () => {
    journal.fill(3);
    const random = seeded('failed');
    const nodes = (): unknown => journal.db.all('SELECT * FROM node ORDER BY level, i');
    const before = nodes();
    expect(() =>
      journal.db.transaction(() => {
        append(journal.db, random, {
          type: 'weekNothing',
          subject: '2027-W06',
          actor: 'p-aaaaaaaaaaaaaaaa',
          time: '2027-02-15T09:00:00+01:00',
          fields: {},
        });
        expect(journalSize(journal.db)).toBe(4);
        throw new Error('disk gone');
      }),
    ).toThrow('disk gone');
    expect(journalSize(journal.db)).toBe(3);
    expect(nodes()).toEqual(before);
    expect(journal.add({}).n).toBe(3);
  });

  test('numbers from 0 and one by one', () => {
    expect(journalSize(journal.db)).toBe(0);
    expect([journal.add({}).n, journal.add({}).n]).toEqual([0, 1]);
  });
});

describe('canonical JSON', () => {
  test('sorts names by UTF-16 and refuses what JSON cannot say', () => {
    // RFC 8785, 3.2.3.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonical(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, '\ud83d', undefined])
      expect(() => canonical(bad)).toThrow();
  });

  test('leaves null and undefined fields out of a record', () => {
    expect(disclose({ a: null, b: undefined, c: 0, d: '' }, [], seeded('x')).map((d) => d[1])).toEqual(['c', 'd']);
  });
});

test('every type has the common fields first and no name twice', () => {
  for (const type of RECORD_TYPES) {
    const fields = recordFields(type);
    expect(fields.slice(0, 5)).toEqual(['time', 'actor', 'type', 'subject', 'clockBack']);
    expect(new Set(fields).size, type).toBe(fields.length);
  }
  expect(() => recordFields('nothing' as 'entry')).toThrow(/unknown record type/);
});
