import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestJournal, type TestJournal } from '../journal/test-journal.ts';
import { consistencyPath, inclusionPath, rootAt } from '../journal/tree.ts';
import { EMPTY_TREE, isConsistent, rootFromPath } from './merkle.ts';

const SIZE = 130;

describe('checking trees', () => {
  let journal: TestJournal;
  let leaves: Buffer[];
  let roots: Buffer[];
  beforeAll(() => {
    journal = openTestJournal();
    journal.fill(SIZE);
    leaves = journal.db.all<{ leaf: Uint8Array }>('SELECT leaf FROM record ORDER BY n').map((r) => Buffer.from(r.leaf));
    roots = Array.from({ length: SIZE + 1 }, (_, size) => rootAt(journal.db, size));
  });
  afterAll(() => journal.remove());

  test('accepts every audit path the journal gives, for its own leaf and place only', () => {
    for (let size = 1; size <= SIZE; size += size < 40 ? 1 : 9)
      for (let n = 0; n < size; n++) {
        const path = inclusionPath(journal.db, n, size);
        expect(rootFromPath(n, size, leaves[n]!, path), `${n} of ${size}`).toEqual(roots[size]);
        const other = (n + 1) % size;
        if (other !== n) expect(rootFromPath(other, size, leaves[n]!, path)).not.toEqual(roots[size]);
        expect(rootFromPath(n, size, leaves[n]!, [...path, EMPTY_TREE])).not.toEqual(roots[size]);
        if (path.length > 0) expect(rootFromPath(n, size, leaves[n]!, path.slice(1))).not.toEqual(roots[size]);
      }
    expect(rootFromPath(3, 3, leaves[0]!, [])).toBeNull();
  });

  test('accepts every consistency proof the journal gives, for those two sizes only', () => {
    const head = (size: number) => ({ size, root: roots[size]! });
    for (let to = 1; to <= SIZE; to += to < 40 ? 1 : 9)
      for (let from = 0; from <= to; from++) {
        const path = consistencyPath(journal.db, from, to);
        expect(isConsistent(head(from), head(to), path), `${from} to ${to}`).toBe(true);
        if (from > 0 && from < to) {
          expect(isConsistent({ size: from, root: randomBytes(32) }, head(to), path)).toBe(false);
          expect(isConsistent(head(from), { size: to, root: randomBytes(32) }, path)).toBe(false);
          expect(isConsistent(head(from), head(to), path.slice(1))).toBe(false);
          expect(isConsistent(head(from), head(to), [...path, roots[1]!])).toBe(false);
        }
        if (from + 1 < to) expect(isConsistent({ size: from + 1, root: roots[from]! }, head(to), path)).toBe(false);
        if (from < to) expect(isConsistent(head(to), head(from), path)).toBe(false);
      }
  });

  test('takes the hash of nothing for an empty tree', () => {
    expect(Buffer.from(EMPTY_TREE)).toEqual(createHash('sha256').digest());
  });
});
