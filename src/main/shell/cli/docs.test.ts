import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_IDS, type CheckId, makeCheck } from '../../verify/checks.ts';
import { MESSAGES } from './messages.ts';

const DOCUMENT = readFileSync(path.join(import.meta.dirname, '../../../../docs/cli.md'), 'utf8');

/** The first fenced text under a heading. */
function listUnder(heading: string): string {
  const [, block = ''] = DOCUMENT.split(`## ${heading}\n`)[1]?.split('```') ?? [];
  return block.replace(/^text\n/, '');
}

function checkLines(id: CheckId): string {
  const [yes, no, open] = [true, false, null].map((ok) => makeCheck(id, ok).says.en);
  return `${id}\n  ok: ${yes}\n  NO: ${no}\n${open === no ? '' : `  ?: ${open}\n`}`;
}

test('docs/cli.md lists every error code with the message and the hint that the command line prints', () => {
  const lines = Object.entries(MESSAGES).map(([code, { message, hint }]) => `${code}\n  ${message}\n  hint: ${hint}\n`);
  expect(listUnder('Error codes')).toBe(lines.join(''));
});

test('docs/cli.md lists every check of verify with its sentences', () => {
  expect(listUnder('Checks of verify')).toBe(CHECK_IDS.map(checkLines).join(''));
});
