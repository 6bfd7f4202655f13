/** Checking RFC 6962 trees: the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2, which start from the proof. */
import { sameBytes, sha256 } from './platform.ts';

export const EMPTY_TREE = sha256();

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function recordLeaf(header: string): Uint8Array {
  return sha256(LEAF, header);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

function half(n: number): number {
  return Math.floor(n / 2);
}

/** The root that `path` leads to from `leaf`, or null where the path is not as long as index and size ask. */
export function rootFromPath(
  index: number,
  size: number,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (index >= size) return null;
  let at = index;
  let last = size - 1;
  let root: Uint8Array = leaf;
  for (const hash of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(hash, root);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else root = nodeHash(root, hash);
    at = half(at);
    last = half(last);
  }
  return last === 0 ? root : null;
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** True where `path` shows that the tree of `now` begins with the tree of `before`. */
export function isConsistent(before: TreeHead, now: TreeHead, path: readonly Uint8Array[]): boolean {
  if (before.size > now.size) return false;
  if (before.size === now.size) return path.length === 0 && same(before.root, now.root);
  if (before.size === 0) return path.length === 0 && same(before.root, EMPTY_TREE);
  let at = before.size - 1;
  let last = now.size - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  // Of a complete tree the proof leaves out the root: the verifier has it.
  const hashes = at === 0 ? [before.root, ...path] : [...path];
  const first = hashes.shift();
  if (!first) return false;
  let old = first;
  let root = first;
  for (const hash of hashes) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(hash, old);
      root = nodeHash(hash, root);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else root = nodeHash(root, hash);
    at = half(at);
    last = half(last);
  }
  return last === 0 && same(old, before.root) && same(root, now.root);
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return sameBytes(a, b);
}
