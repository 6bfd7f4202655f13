import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  fileVectors,
  packageVectors,
  VECTORS,
  type Vector,
  vectorBytes,
  vectors,
  verdict,
  verifyPackageVector,
  verifyVector,
} from './test-vectors.ts';
import type { VerifyResult } from './verify-file.ts';

const SCRIPT = path.join(import.meta.dirname, '../../../tools/verify.py');

function canRun(command: string, argument: string): boolean {
  return spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;
}
const hasPython = canRun('python3', '--version') && canRun('openssl', 'version');

test.skipIf(!hasPython)(
  `the second verifier says the same of every vector${hasPython ? '' : ' (no python3 or openssl)'}`,
  async () => {
    const out = execFileSync('python3', ['-B', SCRIPT, '--vectors', VECTORS, '--json'], { maxBuffer: 1e8 });
    const theirs = JSON.parse(out.toString('utf8')) as ({ file: string; asExpected: boolean } & VerifyResult)[];
    expect(theirs.filter((r) => !r.asExpected).map((r) => r.file)).toEqual([]);
    expect(theirs).toHaveLength(vectors.length);
    const saidOf = new Map(theirs.map((r, i) => [vectors[i]!, r]));
    for (const v of fileVectors) expect(verdict(saidOf.get(v)!), v.file).toEqual(verdict(verifyVector(v)));
    for (const v of packageVectors)
      expect(verdict(saidOf.get(v)!), v.file).toEqual(verdict(await verifyPackageVector(v)));
  },
);

test.skipIf(!hasPython)(
  `the second verifier finds by itself what belongs to a file and lies beside it${hasPython ? '' : ' (no python3 or openssl)'}`,
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kr-beside-'));
    copyFileSync(path.join(VECTORS, 'record-5.json'), path.join(folder, 'een.record'));
    const trust = path.join(VECTORS, 'trust.keys');
    const says = (): string =>
      spawnSync('python3', ['-B', SCRIPT, path.join(folder, 'een.record'), '--trust', trust]).stdout.toString('utf8');
    expect(says()).not.toMatch(/^ok$/m);
    copyFileSync(path.join(VECTORS, 'record-5.tlog-proof'), path.join(folder, 'een.tlog-proof'));
    expect(says()).toMatch(/^ok$/m);
    rmSync(folder, { recursive: true });
  },
);

/** Whole numbers below `n`, the same for the same seed. */
function dice(seed: string): (n: number) => number {
  let roll = 0;
  return (n) => createHash('sha256').update(`${seed} ${roll++}`).digest().readUInt32BE(0) % n;
}

const FAULTS: Record<string, (bytes: Buffer, pick: (n: number) => number) => Buffer> = {
  bit: (bytes, pick) => {
    const out = Buffer.from(bytes);
    out[pick(out.length)]! ^= 1 << pick(8);
    return out;
  },
  byte: (bytes, pick) => {
    const out = Buffer.from(bytes);
    out[pick(out.length)] = 32 + pick(95);
    return out;
  },
  lost: (bytes, pick) => {
    const at = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  },
  added: (bytes, pick) => {
    const at = pick(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.of([10, 32, 61, 65, 48, 34][pick(6)]!), bytes.subarray(at)]);
  },
  cut: (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  lines: (bytes, pick) => {
    const lines = bytes.toString('utf8').split('\n');
    const at = pick(lines.length);
    const other = pick(lines.length);
    const changed = [lines.toSpliced(at, 1), lines.toSpliced(at, 0, lines[other]!), lines.with(at, lines[other]!)];
    return Buffer.from(changed[pick(3)]!.join('\n'), 'utf8');
  },
};

/** Right files of which every byte counts: signatures by keys nobody trusts must be ignored, so they do not. */
const whole = fileVectors.filter((v) => v.ok && !v.integrityOnly && verifyVector(v).signedBy.every((s) => s.known));

interface Mutant {
  v: Vector;
  bytes: Buffer;
  how: string;
}

function makeMutants(count: number): Mutant[] {
  const pick = dice('mutants');
  const names = Object.keys(FAULTS);
  const mutants: Mutant[] = [];
  while (mutants.length < count) {
    const v = whole[mutants.length % whole.length]!;
    const how = names[pick(names.length)]!;
    const bytes = FAULTS[how]!(vectorBytes(v.file), pick);
    if (!bytes.equals(vectorBytes(v.file))) mutants.push({ v, bytes, how: `${v.file}: ${how} ${mutants.length}` });
  }
  return mutants;
}

/** Found: refused, or fewer signatures of people who are trusted (a note on paper has two). */
function isFound(v: Vector, result: Pick<VerifyResult, 'ok' | 'signedBy'>): boolean {
  const known = (r: Pick<VerifyResult, 'signedBy'>): number => r.signedBy.filter((s) => s.known).length;
  return !result.ok || known(result) < known(verifyVector(v));
}

test('no change of a bit, a byte or a line goes by unseen', () => {
  expect(whole.length).toBeGreaterThan(15);
  expect(new Set(whole.map((v) => v.kind))).toEqual(
    new Set(['note', 'checkpoint', 'proof', 'record', 'register', 'receipt']),
  );
  const missed = makeMutants(2_000).filter(({ v, bytes }) => !isFound(v, verifyVector(v, bytes)));
  expect(missed.map((m) => m.how)).toEqual([]);
});

test.skipIf(!hasPython)('the second verifier sees the same of twenty of them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanaalregister-mutants-'));
  try {
    for (const { v, bytes, how } of makeMutants(20)) {
      const file = path.join(folder, v.file);
      writeFileSync(file, bytes);
      const at = (name: string): string => path.join(VECTORS, name);
      const given = (v.with ?? []).flatMap((name) => ['--with', at(name)]);
      const against = v.against === undefined ? [] : ['--against', at(v.against)];
      const options = ['-B', SCRIPT, file, '--trust', at(v.trust), ...against, ...given, '--json'];
      const { stdout } = spawnSync('python3', options);
      const theirs = JSON.parse(stdout.toString('utf8')) as VerifyResult;
      expect(isFound(v, theirs), how).toBe(true);
      expect(verdict(theirs), how).toEqual(verdict(verifyVector(v, bytes)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
