import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { count, many } from './text.ts';

test('six digits have the separator of the language', () => {
  expect([count('nl', 123_456), count('en', 123_456)]).toEqual(['123.456', '123,456']);
  expect(many('nl', 12_345, 'registratie', 'registraties')).toBe('12.345 registraties');
  expect(many('en', 1, 'entry', 'entries')).toBe('1 entry');
});

test('every sentence counts in its own language', () => {
  const wrong: string[] = [];
  let seen = 0;
  for (const file of readdirSync(import.meta.dirname).filter((name) => /^[^.]+\.ts$/.test(name))) {
    const source = readFileSync(path.join(import.meta.dirname, file), 'utf8');
    // What stands between one language's key and the next belongs to the first.
    for (const [, lang, said = ''] of source.matchAll(
      /(?<![\w.])(nl|en): (\([^)]*\) =>[^]*?)(?=(?<![\w.])(?:nl|en): |\n} satisfies|$)/g,
    ))
      for (const [call, named] of said.matchAll(/(?:many|count)\('(nl|en)', [^)]*\)/g))
        if (named === lang) seen += 1;
        else wrong.push(`${file}: ${call} in ${lang}`);
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(100);
});
