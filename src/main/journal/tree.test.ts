import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addLeaf, emptyFrontier, frontierRoot } from './frontier.ts';
import { openTestJournal, type TestJournal } from './test-journal.ts';
import { consistencyPath, inclusionPath, leafHash, rootAt } from './tree.ts';

// RFC 6962, 2.1, as it stands there: over lists, with no stored nodes.
const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaves[0]!;
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

function naivePath(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

function naiveConsistency(m: number, leaves: readonly Buffer[], whole = true): Buffer[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return m <= k
    ? [...naiveConsistency(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...naiveConsistency(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}

const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map((h) => Buffer.from(h).toString('hex'));

describe('the journal tree', () => {
  let journal: TestJournal;
  let leaves: Buffer[];
  beforeAll(() => {
    journal = openTestJournal();
    journal.fill(700);
    leaves = journal.db.all<{ leaf: Uint8Array }>('SELECT leaf FROM record ORDER BY n').map((r) => Buffer.from(r.leaf));
  });
  afterAll(() => journal.remove());

  test('has the root of RFC 6962 at every size from 0 to 70', () => {
    for (let size = 0; size <= 70; size++)
      expect(rootAt(journal.db, size).toString('hex'), `size ${size}`).toBe(
        naiveRoot(leaves.slice(0, size)).toString('hex'),
      );
  });

  test('gives the audit path of every record at every size up to 70', () => {
    for (let size = 1; size <= 70; size++) {
      const part = leaves.slice(0, size);
      for (let n = 0; n < size; n++)
        expect(hex(inclusionPath(journal.db, n, size)), `${n} of ${size}`).toEqual(hex(naivePath(n, part)));
    }
  });

  test('gives the consistency proof between every two sizes up to 70', () => {
    for (let to = 1; to <= 70; to++) {
      const part = leaves.slice(0, to);
      for (let from = 1; from <= to; from++)
        expect(hex(consistencyPath(journal.db, from, to)), `${from} to ${to}`).toEqual(
          hex(naiveConsistency(from, part)),
        );
    }
  });

  test('agrees with the recursion at any larger size', () => {
    const sizes = fc.tuple(fc.nat(700), fc.nat(700), fc.nat(699)).map(([a, b, n]) => {
      const to = Math.max(a, b, 1);
      return { from: Math.max(1, Math.min(a, b)), to, n: n % to };
    });
    fc.assert(
      fc.property(sizes, ({ from, to, n }) => {
        const part = leaves.slice(0, to);
        expect(hex([rootAt(journal.db, to)])).toEqual(hex([naiveRoot(part)]));
        expect(hex(inclusionPath(journal.db, n, to))).toEqual(hex(naivePath(n, part)));
        expect(hex(consistencyPath(journal.db, from, to))).toEqual(hex(naiveConsistency(from, part)));
      }),
      { numRuns: 60, seed: 6962 },
    );
  });

  test('is what a running total of its leaves comes to', () => {
    const frontier = emptyFrontier();
    for (const [i, leaf] of leaves.entries()) {
      expect(frontierRoot(frontier).equals(rootAt(journal.db, i)), `size ${i}`).toBe(true);
      addLeaf(frontier, leaf);
    }
    expect(frontierRoot(frontier).equals(rootAt(journal.db, 700))).toBe(true);
  });

  test('refuses a leaf outside the tree and a size that is not earlier', () => {
    expect(() => inclusionPath(journal.db, 5, 5)).toThrow(RangeError);
    expect(() => inclusionPath(journal.db, -1, 5)).toThrow(RangeError);
    expect(() => consistencyPath(journal.db, 6, 5)).toThrow(RangeError);
    expect(() => rootAt(journal.db, 701)).toThrow(/missing/);
  });

  test('tells a leaf from a node by its first byte', () => {
    expect(leafHash(Buffer.from('x')).equals(sha(Buffer.of(0), Buffer.from('x')))).toBe(true);
  });
});
