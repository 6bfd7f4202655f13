import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asJson, assertPlain } from './plain.ts';

const plain = {
  text: 'één 🌷 \0 regel',
  number: -1.5,
  nothing: null,
  absent: undefined,
  yes: true,
  list: [1, [2, { deep: ['x'] }]],
  at: new Date('2026-03-29T02:30:00Z'),
  bytes: new Uint8Array([0, 255, 7]).subarray(1),
};

test('plain values pass and come through structured clone unchanged', () => {
  expect(assertPlain(plain)).toBeGreaterThan(0);
  expect(deserialize(serialize(plain))).toEqual(plain);
  expect(structuredClone(plain)).toEqual(plain);
});

test('a value that occurs twice is not a circle', () => {
  const shared = { a: 1 };
  expect(() => assertPlain([shared, shared])).not.toThrow();
});

class Entry {
  readonly subject = 'x';
}
const circle: Record<string, unknown> = {};
circle['again'] = circle;

test.each([
  ['a Map', new Map([[1, 2]])],
  ['a Set', new Set([1])],
  ['an ArrayBuffer', new ArrayBuffer(2)],
  ['a Float64Array', new Float64Array(2)],
  ['a DataView', new DataView(new ArrayBuffer(2))],
  ['a class instance', new Entry()],
  ['a RegExp', /x/],
  ['an Error', new Error('x')],
  ['a URL', new URL('https://example.invalid')],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a Promise', Promise.resolve(1)],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['an invalid Date', new Date(Number.NaN)],
  ['a circle', circle],
  ['a list with holes', Object.assign([], { 2: 'x' })],
])('%s is refused, with its place and without its contents', (_name, value) => {
  expect(() => assertPlain({ rows: [{ value }] }, 'input')).toThrow(/^input\.rows\[0\]\.value/);
});

test('the size counts bytes and text', () => {
  expect(assertPlain(new Uint8Array(5_000))).toBe(5_000);
  expect(assertPlain({ a: 'x'.repeat(900) })).toBeGreaterThan(900);
});

test('what JSON carries whole goes as text, also a broken half of a character', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(asJson(value)!)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(JSON.parse(asJson({ a: 'x\ud800' })!)).toEqual({ a: 'x\ud800' });
});

test.each([
  ['bytes', new Uint8Array([0, 255])],
  ['a Date', new Date(0)],
  ['undefined', undefined],
])('%s is no JSON, however deep it lies', (_name, value) => {
  expect(asJson({ rows: [1, { value }] })).toBeNull();
});
