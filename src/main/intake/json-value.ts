/** Reads foreign JSON without trusting its shape: every look-up says what it expects and gives null for anything else. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** An own property; nothing from a prototype. */
export function field(object: JsonObject | null, name: string): unknown {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
}

export function objectAt(object: JsonObject | null, name: string): JsonObject | null {
  return objectOf(field(object, name));
}

export function listAt(object: JsonObject | null, name: string): readonly unknown[] {
  const value = field(object, name);
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty. */
export function textAt(object: JsonObject | null, name: string): string | null {
  const value = field(object, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number, also where it was written as text, as programs do with numbers of 64 bits. */
export function numberAt(object: JsonObject | null, name: string): number | null {
  const value = field(object, name);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? Number(value) : null;
}

/** An id of either kind, as text. */
export function idAt(object: JsonObject | null, name: string): string | null {
  const value = field(object, name);
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null;
}
