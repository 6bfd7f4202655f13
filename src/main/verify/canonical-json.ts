/** RFC 8785 canonical JSON, written from the RFC for the verifier alone. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** Deeper than anything this program writes; deeper text is refused, not followed. */
const MAX_DEPTH = 32;

export function isRecord(value: unknown): value is { [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True where `value` has exactly these names. */
export function hasExactly(value: unknown, names: readonly string[]): value is { [name: string]: JsonValue } {
  return isRecord(value) && Object.keys(value).length === names.length && names.every((n) => Object.hasOwn(value, n));
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('half a character');
  return JSON.stringify(text);
}

function write(value: JsonValue, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError('too deep');
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('not a number');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((v) => write(v, depth + 1)).join(',')}]`;
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${names.map((n) => `${quote(n)}:${write(value[n]!, depth + 1)}`).join(',')}}`;
}

/** Canonical text; throws RangeError for what has none. */
export function canonicalText(value: JsonValue): string {
  return write(value, 0);
}

/** Any JSON, or undefined where the text is none. */
export function looseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Half a character, written as a code: JSON.stringify keeps it, RFC 8785 knows no text with it. */
const HALF = /\\u[dD][89a-fA-F]/;

/** True where all names stand in their order already: then JSON.stringify writes the canonical text, many times faster. */
function isOrdered(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((v) => isOrdered(v, depth + 1));
  let before: string | null = null;
  for (const name of Object.keys(value)) {
    if ((before !== null && name <= before) || !isOrdered(value[name]!, depth + 1)) return false;
    before = name;
  }
  return true;
}

/** The value of text that is its own canonical form; undefined for every other spelling, and for what is no JSON. */
export function canonicalValue(text: string): JsonValue | undefined {
  const value = looseJson(text);
  if (value !== undefined && isOrdered(value, 0) && !HALF.test(text) && JSON.stringify(value) === text) return value;
  try {
    return value !== undefined && canonicalText(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
