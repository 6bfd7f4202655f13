/** A Merkle tree as a running total: the roots of its complete subtrees. For whole checks that keep no leaves. */
import { EMPTY_ROOT, type Hash, nodeHash } from './tree.ts';

export interface Frontier {
  size: number;
  /** Roots of complete subtrees, largest first; the sizes are the bits of `size`. */
  roots: Hash[];
}

export function emptyFrontier(): Frontier {
  return { size: 0, roots: [] };
}

export function addLeaf(frontier: Frontier, leaf: Hash): void {
  frontier.roots.push(leaf);
  for (let n = frontier.size; n % 2 === 1; n = (n - 1) / 2) {
    const right = frontier.roots.pop()!;
    const left = frontier.roots.pop()!;
    frontier.roots.push(nodeHash(left, right));
  }
  frontier.size += 1;
}

/** RFC 6962 root of the leaves so far. */
export function frontierRoot(frontier: Frontier): Hash {
  const roots = [...frontier.roots];
  let root = roots.pop();
  if (!root) return EMPTY_ROOT;
  while (roots.length > 0) root = nodeHash(roots.pop()!, root);
  return root;
}
