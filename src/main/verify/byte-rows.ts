/** Many digests in one piece of memory: a hundred thousand arrays of 32 bytes would take four times as much. */
export class ByteRows {
  readonly #width: number;
  #bytes: Uint8Array;

  constructor(width: number) {
    this.#width = width;
    this.#bytes = new Uint8Array(256 * width);
  }

  put(row: number, bytes: Uint8Array): void {
    const end = (row + 1) * this.#width;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, row * this.#width);
  }

  get(row: number): Uint8Array {
    return this.#bytes.subarray(row * this.#width, (row + 1) * this.#width);
  }
}
