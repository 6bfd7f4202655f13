import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionOf, HASHED_SHEETS, SHEETS } from '../../shared/register.ts';
import { canonicalJson, type Json, measured, registerDigest, registerJson } from './register-json.ts';
import { registerOf, sampleRegister } from './sample-register.ts';

const text = (source: Parameters<typeof registerJson>[0]): string => [...registerJson(source)].join('');

test('canonical JSON of anything is what the canonicalize package writes', () => {
  const wellFormed = (value: unknown): boolean =>
    JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value));
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }).filter(wellFormed), (value) => {
      expect(canonicalJson(value as Json)).toBe(canonicalize(value));
    }),
    { numRuns: 500 },
  );
});

test.each([
  [1e21, '1e+21'],
  [-0, '0'],
  [0.000001, '0.000001'],
  [4.5, '4.5'],
  [1e-7, '1e-7'],
  ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
])('%j is written as RFC 8785 shows', (value, written) => {
  expect(canonicalJson(value)).toBe(written);
});

test('the register is canonical as a whole, and holds sheets 2 to 9 with every column', () => {
  const json = text(sampleRegister(25));
  const parsed = JSON.parse(json) as { sheets: Record<string, Record<string, unknown>[]> };
  expect(canonicalize(parsed)).toBe(json);
  expect(Object.keys(parsed.sheets).sort()).toEqual([...HASHED_SHEETS].sort());
  expect(parsed.sheets['Registraties']).toHaveLength(25);
  for (const sheet of HASHED_SHEETS) {
    for (const row of parsed.sheets[sheet]!)
      expect(Object.keys(row).sort()).toEqual(SHEETS[sheet].map((c) => c.name).sort());
  }
});

test('the register says nothing that is only known after close: no checksum, no contact, no way of signing', () => {
  const known = sampleRegister(3, { registerSha256: 'ab'.repeat(32), contact: 'iemand', signedWays: ['papier'] });
  expect(text(known)).toBe(text(sampleRegister(3)));
});

test('checksum and size are those of the bytes, however often they are asked', () => {
  const source = sampleRegister(500);
  const bytes = Buffer.from(text(source));
  const measure = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  expect(registerDigest(source)).toEqual(measure);
  let found: unknown;
  const pieces = [...measured(registerJson(source), (m) => (found = m))];
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  expect(found).toEqual(measure);
});

test('each edition has its own register', () => {
  const source = sampleRegister(3);
  const sums = (['intern', 'bzk', 'openbaar'] as const).map((e) => registerDigest(editionOf(source, e)).sha256);
  expect(new Set(sums).size).toBe(3);
});

test('half an emoji becomes the replacement sign; a name that is no column and a number that is none are bugs', () => {
  expect(text(registerOf({ Registraties: [{ onderwerp: 'x\ud83d' }] }))).toContain('"onderwerp":"x\ufffd"');
  expect(() => text(registerOf({ Registraties: [{ onderwerpp: 'x' }] }))).toThrow('no column onderwerpp');
  expect(() => text(registerOf({ Registraties: [{ aantal_berichten: Infinity }] }))).toThrow('not a number');
});
