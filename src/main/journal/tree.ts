/**
 * The RFC 6962 Merkle tree over the journal's leaves. Hashes of complete subtrees are kept in `node`, so that a root or
 * a proof reads a few dozen rows, whatever the size. `level` 0 are the leaves; node (level, i) covers the 2^level leaves
 * from i * 2^level.
 */
import { hash } from 'node:crypto';
import type { ReadDb, WriteDb } from '../store/db.ts';

export type Hash = Buffer;

/** What is hashed says first what it is (RFC 6962, 2.1). */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export function leafHash(bytes: Uint8Array): Hash {
  return hash('sha256', Buffer.concat([LEAF, bytes]), 'buffer');
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer');

function stored(db: ReadDb, level: number, index: number): Hash {
  const row =
    level === 0
      ? db.get<{ hash: Uint8Array }>('SELECT leaf AS hash FROM record WHERE n = ?', index)
      : db.get<{ hash: Uint8Array }>('SELECT hash FROM node WHERE level = ? AND i = ?', level, index);
  if (!row) throw new Error(`journal tree: node ${level}/${index} is missing`);
  return Buffer.from(row.hash);
}

/** Adds the subtrees that leaf `n` completes. The leaf itself is already in `record`. */
export function addToTree(db: WriteDb, n: number, leaf: Hash): void {
  let hash = leaf;
  for (let level = 0, index = n; index % 2 === 1; level++, index = (index - 1) / 2) {
    hash = nodeHash(stored(db, level, index - 1), hash);
    db.run('INSERT INTO node (level, i, hash) VALUES (?, ?, ?)', level + 1, (index - 1) / 2, hash);
  }
}

/** Largest power of two below `n` (n > 1): where RFC 6962 splits a tree. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Hash of the leaves from `start` up to, not including, `end`. */
function range(db: ReadDb, start: number, end: number): Hash {
  const size = end - start;
  const level = Math.log2(size);
  if (Number.isInteger(level) && start % size === 0) return stored(db, level, start / size);
  const k = split(size);
  return nodeHash(range(db, start, start + k), range(db, start + k, end));
}

/** The root over the first `size` leaves. */
export function rootAt(db: ReadDb, size: number): Hash {
  return size === 0 ? EMPTY_ROOT : range(db, 0, size);
}

/** Audit path of leaf `n` in the tree of `size` leaves, from its sibling up (RFC 6962, 2.1.1). */
export function inclusionPath(db: ReadDb, n: number, size: number): Hash[] {
  const path = (m: number, start: number, end: number): Hash[] => {
    if (end - start === 1) return [];
    const k = split(end - start);
    return m < k
      ? [...path(m, start, start + k), range(db, start + k, end)]
      : [...path(m - k, start + k, end), range(db, start, start + k)];
  };
  if (n < 0 || n >= size) throw new RangeError('leaf outside the tree');
  return path(n, 0, size);
}

/** Consistency proof from the first `from` leaves to the first `to` (RFC 6962, 2.1.2); empty when they are equal. */
export function consistencyPath(db: ReadDb, from: number, to: number): Hash[] {
  const path = (m: number, start: number, end: number, whole: boolean): Hash[] => {
    const n = end - start;
    if (m === n) return whole ? [] : [range(db, start, end)];
    const k = split(n);
    return m <= k
      ? [...path(m, start, start + k, whole), range(db, start + k, end)]
      : [...path(m - k, start + k, end, false), range(db, start, start + k)];
  };
  if (from < 0 || from > to) throw new RangeError('not an earlier size');
  return from === 0 || from === to ? [] : path(from, 0, to, true);
}
