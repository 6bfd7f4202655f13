import type { Reply } from '../../../shared/errors.ts';

/**
 * Refuses what one shell would carry and the other would silently empty: only JSON types, `undefined`, `Date` and
 * `Uint8Array` pass. (Through Playwright a Map, a Set and an ArrayBuffer arrive as `{}`; through Electron they arrive.)
 *
 * Returns roughly how many bytes the value takes on its way. Throws a TypeError that names the place, never the contents.
 * Self-contained on purpose: its source also runs in the page, where the damage would otherwise already be done.
 */
export function assertPlain(value: unknown, place = 'value'): number {
  const seen = new Set<object>();
  const visit = (item: unknown, at: string): number => {
    if (item === null || item === undefined || typeof item === 'boolean') return 4;
    if (typeof item === 'string') return item.length;
    if (typeof item === 'number') {
      if (!Number.isFinite(item)) throw new TypeError(`${at} is not a finite number`);
      return 8;
    }
    if (typeof item !== 'object') throw new TypeError(`${at} is a ${typeof item}`);
    const kind = Object.prototype.toString.call(item).slice(8, -1);
    if (kind === 'Uint8Array') return (item as Uint8Array).byteLength;
    if (kind === 'Date') {
      if (Number.isNaN((item as Date).getTime())) throw new TypeError(`${at} is an invalid Date`);
      return 8;
    }
    if (seen.has(item)) throw new TypeError(`${at} contains itself`);
    seen.add(item);
    const size = Array.isArray(item) ? list(item, at) : record(item, kind, at);
    seen.delete(item);
    return size;
  };
  const list = (items: unknown[], at: string): number => {
    let size = 8;
    for (let index = 0; index < items.length; index += 1) {
      if (!(index in items)) throw new TypeError(`${at}[${index}] is missing`);
      size += visit(items[index], `${at}[${index}]`);
    }
    return size;
  };
  const record = (item: object, kind: string, at: string): number => {
    // A plain object of another realm (the test runner's, the preload's) has another Object.prototype: it is the root.
    const parent: unknown = Object.getPrototypeOf(item);
    const isPlain = parent === null || Object.getPrototypeOf(parent) === null;
    if (!isPlain || kind !== 'Object') throw new TypeError(`${at} is a ${kind === 'Object' ? 'class instance' : kind}`);
    if (Object.getOwnPropertySymbols(item).length > 0) throw new TypeError(`${at} has a symbol as key`);
    let size = 8;
    for (const [key, entry] of Object.entries(item)) size += key.length + visit(entry, `${at}.${key}`);
    return size;
  };
  return visit(value, place);
}

/**
 * Why an input may not travel, as the reply the window gets; null when it may. `most` is in bytes. Like `assertPlain`,
 * which it finds by name, its source also runs in the page.
 */
export function refusalFor(input: unknown, most: number): Reply<never> | null {
  try {
    const bytes = assertPlain(input, 'input');
    return bytes > most ? { ok: false, error: { code: 'file_too_large', details: { bytes, most } } } : null;
  } catch (error) {
    return { ok: false, error: { code: 'invalid_input', details: { reason: (error as Error).message } } };
  }
}

/** Above this a message could take the window down with it; files travel by token instead. */
export const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

/**
 * `value` as JSON text where that carries all of it, else null: it has bytes, a Date or an `undefined` in it. What it is
 * given has passed `assertPlain`.
 */
export function asJson(value: unknown): string | null {
  return fitsJson(value) ? JSON.stringify(value) : null;
}

function fitsJson(value: unknown): boolean {
  if (value === undefined) return false;
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(fitsJson);
  if (value instanceof Date || value instanceof Uint8Array) return false;
  return Object.values(value).every(fitsJson);
}
