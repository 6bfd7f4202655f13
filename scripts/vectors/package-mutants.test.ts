import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verdict } from '../../src/main/verify/test-vectors.ts';
import type { VerifyResult } from '../../src/main/verify/verify-file.ts';
import { packageMutants, verifyMutant, wrongVerdict } from './package-mutants.ts';
import { trustFile } from './world.ts';

test('two hundred forged packages are found, each by a check that fits, and nothing right is refused', async () => {
  const wrong: string[] = [];
  let right = 0;
  for (const mutant of packageMutants(200, 1)) {
    const said = await wrongVerdict(mutant);
    if (said !== null) wrong.push(`${mutant.how}: ${said}`);
    if (mutant.fails.length === 0) right += 1;
  }
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThan(10);
});

const canRun = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0;
const hasPython = canRun('python3', '--version') && canRun('openssl', 'version');

test.skipIf(!hasPython)('the second verifier says the same of eight of them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanaalregister-forged-'));
  const at = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  try {
    const trust = at('trust.keys', trustFile());
    for (const mutant of packageMutants(8, 2)) {
      const given = mutant.against.flatMap((note) => ['--against', at('earlier', note)]);
      const script = path.join(import.meta.dirname, '../../tools/verify.py');
      const options = ['-B', script, at('forged.zip', mutant.bytes), '--trust', trust, ...given, '--json'];
      const theirs = JSON.parse(spawnSync('python3', options).stdout.toString('utf8')) as VerifyResult;
      expect(verdict(theirs), mutant.how).toEqual(verdict(await verifyMutant(mutant)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
