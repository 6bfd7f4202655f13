import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_IDS, type CheckId, makeCheck } from '../../verify/checks.ts';
import { MESSAGES } from './messages.ts';
import { COMMANDS } from './usage.ts';

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

test('docs/cli.md and the help name every command, each with its own flags', () => {
  const help = execFileSync(process.execPath, [path.join(import.meta.dirname, 'index.ts'), 'help'], {
    encoding: 'utf8',
  });
  const headings = DOCUMENT.split('\n').filter((line) => line.startsWith('### '));
  const opens = ['as', 'passphrase-file'];
  for (const [command, { flags }] of Object.entries(COMMANDS)) {
    if (command === 'help') continue;
    const own = flags.filter((flag) => !opens.includes(flag));
    const inHelp = help.split('\n').filter((line) => line.startsWith(`  ${command}`));
    const inDocument = headings.filter((line) => line.split(/[ ,]+/).includes(command));
    expect(inHelp.length, command).toBeGreaterThan(0);
    expect(inDocument.length, command).toBeGreaterThan(0);
    for (const flag of own) {
      expect(inHelp.join(), `help: ${command}`).toContain(`--${flag}`);
      expect(inDocument.join(), `docs/cli.md: ${command}`).toContain(`--${flag}`);
    }
  }
});
