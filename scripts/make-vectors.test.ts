import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeVectors, staleVectors, VECTORS } from './make-vectors.ts';

test('the vectors are what the script makes, byte for byte, and none is left over', () => {
  expect(staleVectors()).toEqual([]);
  const { vectors } = makeVectors();
  const named = new Set<string | undefined>(vectors.flatMap((v) => [v.file, v.trust, v.against, ...(v.with ?? [])]));
  expect(readdirSync(VECTORS).filter((f) => f !== 'vectors.json' && !named.has(f))).toEqual([]);
});
