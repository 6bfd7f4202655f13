import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LAYERS } from './check-layers.ts';

const DOCUMENT = readFileSync(path.join(import.meta.dirname, '..', 'CONTRIBUTING.md'), 'utf8');

/** The table as written: a row per layer; a line that is indented goes on with the one above. */
function rowsOf(heading: string): Record<string, string[]> {
  const [, block = ''] = DOCUMENT.split(`## ${heading}\n`)[1]?.split('```') ?? [];
  const rows = block
    .replace(/^text\n/, '')
    .replaceAll(/\n +/g, ' ')
    .trim()
    .split('\n');
  return Object.fromEntries(
    rows.map((row) => {
      const [layer = '', imports = ''] = row.split(': ');
      return [layer, imports.split(' ')];
    }),
  );
}

test('CONTRIBUTING.md says of every layer what it may import, as the check does', () => {
  expect(rowsOf('Who may import whom')).toEqual(LAYERS);
});
