import { describe, expect, test } from 'vitest';
import { CHECK_IDS } from './checks.ts';
import type { PackageResult } from './package.ts';
import { fileVectors, packageVectors, vectors, verifyPackageVector, verifyVector } from './test-vectors.ts';
import { type VerifyResult, verifyFile } from './verify-file.ts';

/** The check that decides: the one that fails, otherwise the first that stays open. */
function failing(result: VerifyResult | PackageResult): string | null {
  if (result.ok) return null;
  const { checks } = result;
  return (checks.find((c) => c.ok === false) ?? checks.find((c) => c.ok === null))?.id ?? null;
}

/** A check that has two results, or one result twice. */
function twice({ checks }: VerifyResult | PackageResult): string[] {
  const ids = checks.map((c) => c.id);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}

describe('the verifier', () => {
  test.each(fileVectors)('says of $file: ok $ok, fails $fails', (v) => {
    const result = verifyVector(v);
    expect({ ok: result.ok, kind: result.kind, fails: failing(result) }).toEqual({
      ok: v.ok,
      kind: v.kind,
      fails: v.fails,
    });
    expect(result.checks.filter((c) => c.ok === false).length).toBeLessThanOrEqual(1);
    expect(twice(result)).toEqual([]);
  });

  test.each(packageVectors)('says of $file: ok $ok, fails $fails', async (v) => {
    const result = await verifyPackageVector(v);
    expect({ ok: result.ok, fails: failing(result) }).toEqual({ ok: v.ok, fails: v.fails });
    expect(result.checks.filter((c) => c.ok === false).length).toBeLessThanOrEqual(1);
    expect(twice(result)).toEqual([]);
    expect(result.facts === null).toBe(!v.ok && v.fails !== 'no_trusted_key');
  });

  test('has a vector for every check that can fail', () => {
    const tried = new Set(vectors.map((v) => v.fails));
    expect(CHECK_IDS.filter((id) => !tried.has(id))).toEqual([]);
  });

  test('says no to bytes that are nothing, with a sentence in both languages', () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('\n\n'), Buffer.from('{'), Buffer.from('[]'), Buffer.of(255)]) {
      const result = verifyFile(bytes, 'x', { trust: [], integrityOnly: true });
      expect([result.ok, result.kind]).toEqual([false, 'unknown']);
      expect(result.checks.at(-1)?.says.nl).not.toBe(result.checks.at(-1)?.says.en);
    }
  });

  test('names the line where a text is not right', () => {
    const v = vectors.find((x) => x.file === 'sign-off-bad-day.note')!;
    const says = verifyVector(v).checks.at(-1)!.says;
    expect([says.nl, says.en]).toEqual([
      expect.stringContaining('(regel 15)') as string,
      expect.stringContaining('(line 15)') as string,
    ]);
  });

  test('trusts nothing that is deeply nested or endless', () => {
    for (const text of [`{"format":${'['.repeat(5000)}${']'.repeat(5000)}}`, '{"digests":1e999,"header":1}'])
      expect(verifyFile(Buffer.from(text), 'x', { trust: [], integrityOnly: true }).ok).toBe(false);
  });
});
