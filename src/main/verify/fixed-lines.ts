/** Reading notes whose text has a fixed grammar, line by line. */
import { isDay } from '../../shared/quarter.ts';
import { readDecimal } from './bytes.ts';
import { type CheckId, Refusal } from './checks.ts';

export const WORKSPACE = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/;
export const QUARTER = /^[12][0-9]{3}-Q[1-4]$/;
export const ID = /^[a-z]{1,3}-[a-z2-7]{8,26}$/;

// Control characters and bidi marks could make a signed text look like another one; the program refuses them as well.
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** True for NFC text without characters that do not show. */
export function isPlainText(text: string): boolean {
  return text.normalize('NFC') === text && !HIDDEN.test(text);
}

export function isRealDay(text: string): boolean {
  return /^[12]/.test(text) && isDay(text);
}

/** RFC 3339 with whole seconds and an offset. */
export function isMoment(text: string): boolean {
  const m = /^(.{10})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-4]):[0-5][0-9]$/.exec(text);
  return m !== null && isRealDay(m[1]!);
}

/** Hands out lines one by one; whatever is not as asked throws `id` with the line's number. */
export class FixedLines {
  readonly #text: string;
  readonly #id: CheckId;
  #at = 0;
  #from = 0;

  /** `text` ends in a newline. */
  constructor(text: string, id: CheckId) {
    this.#text = text;
    this.#id = id;
  }

  get done(): boolean {
    return this.#text.indexOf('\n', this.#from) < 0;
  }

  peek(): string {
    return this.done ? '' : this.#text.slice(this.#from, this.#text.indexOf('\n', this.#from));
  }

  next(): string {
    if (this.done) this.refuse();
    const line = this.peek();
    this.#from += line.length + 1;
    this.#at += 1;
    return line;
  }

  /** What follows `label: ` on the next line, checked. */
  value(label: string, check: RegExp | ((value: string) => boolean)): string {
    const line = this.next();
    const start = `${label}: `;
    const found = line.slice(start.length);
    const right = typeof check === 'function' ? check(found) : check.test(found);
    if (!line.startsWith(start) || !right) this.refuse();
    return found;
  }

  decimal(label: string): number {
    return Number(this.value(label, (v) => readDecimal(v) !== null));
  }

  /** Refuses the line that was handed out last. */
  refuse(): never {
    throw new Refusal(this.#id, Math.max(1, this.#at));
  }

  /** Refuses the last line unless `right`. */
  need(right: boolean): void {
    if (!right) this.refuse();
  }
}
