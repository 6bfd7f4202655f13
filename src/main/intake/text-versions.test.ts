import { expect, test } from 'vitest';
import { saysSame, versionsDiffer } from './text-versions.ts';

test('one word more, less or other is a difference; the order and the signs are none', () => {
  expect(versionsDiffer('Ik ga niet akkoord.', '<p>Ik ga akkoord.</p>')).toBe(true);
  expect(versionsDiffer('Ik ga akkoord met 12.', '<p>Ik ga akkoord met 21.</p>')).toBe(true);
  expect(versionsDiffer('> *Ik* ga "akkoord".', '<p><b>Ik</b> ga &ldquo;akkoord&rdquo;!</p>')).toBe(false);
  expect(versionsDiffer('a@b.example <mailto:a@b.example>', '<a href="mailto:a@b.example">a@b.example</a>')).toBe(
    false,
  );
  expect(saysSame('een  twee\r\n', 'een twee')).toBe(true);
});

test.each([
  ['one long word', 'a'.repeat(200_000)],
  ['many empty lines', '\n'.repeat(200_000)],
  ['many spaces', ' '.repeat(200_000)],
  ['signs of an address', '@'.repeat(200_000)],
  ['brackets', '[image'.repeat(40_000)],
  ['addresses', 'a@'.repeat(100_000)],
  ['numbers', '1. '.repeat(70_000)],
])('%s are compared in no time', (_, text) => {
  const begin = performance.now();
  versionsDiffer(text, `<p>${text}</p>`);
  expect(performance.now() - begin).toBeLessThan(3_000);
});
