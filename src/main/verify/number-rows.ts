/** Many rows of small whole numbers in one piece of memory: a hundred thousand objects would take five times as much. */
export class NumberRows {
  readonly #width: number;
  #values: Uint32Array;

  constructor(width: number) {
    this.#width = width;
    this.#values = new Uint32Array(256 * width);
  }

  get(row: number, column = 0): number {
    return this.#values[row * this.#width + column]!;
  }

  /** The values of a row, one for each column. */
  put(row: number, values: readonly number[]): void {
    const end = (row + 1) * this.#width;
    if (end > this.#values.length) {
      const larger = new Uint32Array(Math.max(end, 2 * this.#values.length));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(values, row * this.#width);
  }
}
