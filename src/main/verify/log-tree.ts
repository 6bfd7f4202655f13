/** The tree over a list of leaves (RFC 6962, 2.1): its root at any size, from the leaves alone. */
import { EMPTY_TREE, nodeHash } from './merkle.ts';

export class LogTree {
  readonly #leaves: Uint8Array;
  readonly #known = new Map<string, Uint8Array>();

  /** `leaves`: 32 bytes each, one after another. */
  constructor(leaves: Uint8Array) {
    this.#leaves = leaves;
  }

  get size(): number {
    return Math.floor(this.#leaves.length / 32);
  }

  /** The root of the first `size` leaves; `size` may not be above that of the tree. */
  rootAt(size: number): Uint8Array {
    if (size > this.size) throw new RangeError('beyond the tree');
    return size === 0 ? EMPTY_TREE : this.#root(0, size);
  }

  #root(from: number, to: number): Uint8Array {
    if (to - from === 1) return this.#leaves.subarray(32 * from, 32 * to);
    const key = `${from} ${to}`;
    const known = this.#known.get(key);
    if (known) return known;
    let half = 1;
    while (2 * half < to - from) half *= 2;
    const root = nodeHash(this.#root(from, from + half), this.#root(from + half, to));
    // Large complete subtrees are asked again at another size; small ones are quick to make.
    if (to - from === 2 * half && half >= 512) this.#known.set(key, root);
    return root;
  }
}
