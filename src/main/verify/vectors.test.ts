import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { staleVectors, VECTORS } from '../../../scripts/make-vectors.ts';
import type { Vector } from '../../../scripts/vectors/vector-set.ts';
import { CHECK_IDS } from './checks.ts';
import { type VerifyResult, verifyFile } from './verify-file.ts';

const vectors = JSON.parse(readFileSync(path.join(VECTORS, 'vectors.json'), 'utf8')) as Vector[];
const bytesOf = (name: string): Buffer => readFileSync(path.join(VECTORS, name));

function verify(v: Vector): VerifyResult {
  return verifyFile(bytesOf(v.file), v.file, {
    trust: bytesOf(v.trust).toString('utf8').split('\n'),
    integrityOnly: v.integrityOnly ?? false,
    ...(v.against === undefined ? {} : { against: bytesOf(v.against).toString('utf8') }),
    companions: (v.with ?? []).map((name) => ({ name, bytes: bytesOf(name) })),
  });
}

/** The check that decides: the one that fails, otherwise the first that stays open. */
function failing(result: VerifyResult): string | null {
  if (result.ok) return null;
  const { checks } = result;
  return (checks.find((c) => c.ok === false) ?? checks.find((c) => c.ok === null))?.id ?? null;
}

describe('the verifier', () => {
  test.each(vectors)('says of $file: ok $ok, fails $fails', (v) => {
    const result = verify(v);
    expect({ ok: result.ok, kind: result.kind, fails: failing(result) }).toEqual({
      ok: v.ok,
      kind: v.kind,
      fails: v.fails,
    });
    expect(result.checks.filter((c) => c.ok === false).length).toBeLessThanOrEqual(1);
  });

  test('has a vector for every check that can fail', () => {
    const tried = new Set(vectors.map((v) => v.fails));
    expect(CHECK_IDS.filter((id) => !tried.has(id))).toEqual([]);
  });
});

test('the vectors are what the script makes, byte for byte, and none is left over', () => {
  expect(staleVectors()).toEqual([]);
  const named = new Set(vectors.flatMap((v) => [v.file, v.trust, v.against, ...(v.with ?? [])]));
  expect(readdirSync(VECTORS).filter((f) => f !== 'vectors.json' && !named.has(f))).toEqual([]);
});
