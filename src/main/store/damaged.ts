/**
 * Reading a database of which pages are not what was written. Each page carries a tag, so what can be read is what was
 * written; what cannot is gone around: from both ends, and by every key that is known from elsewhere. Never inside a
 * transaction: after one damaged page every further read in it would fail.
 */
import type { ReadDb, SqlValue } from './db.ts';
import { isDamage } from './explain.ts';

export type Row = Readonly<Record<string, SqlValue>>;
export type Key = readonly SqlValue[];

export interface Shape {
  table: string;
  columns: readonly string[];
  key: readonly string[];
  /** A single whole number: then every number in between can be tried. */
  counted: boolean;
}

/** Tables with rows of their own, in the order of the schema; not those of a search index. */
export function shapesOf(db: ReadDb): Shape[] {
  const tables = db.all<{ name: string; wr: number }>(
    "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return tables.map(({ name, wr }) => {
    const columns = db.all<{ name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)', name);
    const key = columns
      .filter((c) => c.pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((c) => c.name);
    return { table: name, columns: columns.map((c) => c.name), key, counted: wr === 0 && key.length === 1 };
  });
}

export const keyOf = (shape: Shape, row: Row): Key => shape.key.map((name) => row[name] ?? null);
/** The key as one text, for sets. */
export const keyText = (key: Key): string => JSON.stringify(key);

const quoted = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(', ');
const marks = (key: Key): string => key.map(() => '?').join(', ');

/** Runs `work`; false where it came upon damage. */
export function undamaged(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** What a query gives until it ends or comes upon damage; the generator returns whether it came to its end. */
export function* untilDamage<T>(db: ReadDb, sql: string, ...values: SqlValue[]): Generator<T, boolean> {
  try {
    yield* db.iterate<T>(sql, ...values);
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

export interface Reading {
  /** Every row was read, so that a row that is not among them was taken away. */
  whole: boolean;
  /** Keys of rows that are there, or may be, and could not be read. */
  unreadable: Key[];
  /** Which keys of `known` were taken away. */
  gone: Key[];
}

/** Rows up to the first that was read before; how that ended, and after how many. */
function* unseen(
  rows: Generator<Row, boolean>,
  shape: Shape,
  seen: Set<string>,
): Generator<Row, { how: 'end' | 'known' | 'damage'; count: number }> {
  let count = 0;
  try {
    for (let next = rows.next(); ; next = rows.next()) {
      if (next.done) return { how: next.value ? 'end' : 'damage', count };
      const text = keyText(keyOf(shape, next.value));
      count += 1;
      if (seen.has(text)) return { how: 'known', count };
      seen.add(text);
      yield next.value;
    }
  } finally {
    rows.return(false);
  }
}

/**
 * Every row of a table that can be read, once; `known` are keys it had in another copy. Returns what could not be.
 */
export function* readDamaged(db: ReadDb, shape: Shape, known: () => Iterable<Key>): Generator<Row, Reading> {
  const seen = new Set<string>();
  const select = `SELECT ${quoted(shape.columns)} FROM "${shape.table}"`;
  const order = shape.key.map((k) => `"${k}"`);
  let whole = true;
  for (const direction of ['ASC', 'DESC']) {
    const sql = `${select} ORDER BY ${order.map((k) => `${k} ${direction}`).join(', ')}`;
    whole = (yield* unseen(untilDamage<Row>(db, sql), shape, seen)).how === 'end';
    if (whole) break;
  }
  const unreadable: Key[] = [];
  const gone: Key[] = [];
  if (whole) {
    for (const key of known()) if (!seen.has(keyText(key))) gone.push(key);
    return { whole, unreadable, gone };
  }
  const from = `${select} WHERE (${quoted(shape.key)}) >= `;
  const probes = probesOf(db, shape, seen, known);
  for (const [text, key] of probes) {
    if (seen.has(text)) continue;
    const rows = untilDamage<Row>(db, `${from}(${marks(key)}) ORDER BY ${order.join(', ')}`, ...key);
    const { how, count } = yield* unseen(rows, shape, seen);
    if (!seen.has(text)) (how === 'damage' && count === 0 ? unreadable : gone).push(key);
  }
  return { whole, unreadable, gone };
}

/** Keys to try in what is left unread: of the other copy, of the table's own keys and indexes, and all numbers in between. */
function probesOf(db: ReadDb, shape: Shape, seen: ReadonlySet<string>, known: () => Iterable<Key>): Map<string, Key> {
  const probes = new Map<string, Key>();
  const add = (key: Key): void => {
    const text = keyText(key);
    if (!seen.has(text)) probes.set(text, key);
  };
  for (const key of known()) add(key);
  for (const key of keysIn(db, shape)) add(key);
  if (!shape.counted) return probes;
  const numbers = [...probes.values()].map(([n]) => Number(n));
  const most = numbers.reduce((a, b) => Math.max(a, b), 0);
  const read = new Set([...seen].map((text) => Number((JSON.parse(text) as number[])[0])));
  const last = [...read].reduce((a, b) => Math.max(a, b), most);
  for (let n = 0; n <= last; n++) if (!read.has(n)) add([n]);
  return probes;
}

/** Keys that the table or one of its indexes still gives, from both ends. */
function* keysIn(db: ReadDb, shape: Shape): Generator<Key> {
  const indexes = [...untilDamage<{ name: string }>(db, 'SELECT name FROM pragma_index_list(?)', shape.table)];
  const orders = shape.key.map((k) => `"${k}"`);
  const scans = [`ORDER BY ${orders.join(', ')}`, `ORDER BY ${orders.map((k) => `${k} DESC`).join(', ')}`];
  for (const scan of scans) yield* keysBy(db, shape, '', scan);
  for (const { name } of indexes) {
    const columns = db
      .all<{ name: string | null }>('SELECT name FROM pragma_index_info(?)', name)
      .flatMap((c) => (c.name === null ? [] : [`"${c.name}"`]));
    if (columns.length === 0) continue;
    for (const way of ['', ' DESC'])
      yield* keysBy(db, shape, `INDEXED BY "${name}"`, `ORDER BY ${columns.map((c) => c + way).join(', ')}`);
  }
}

function* keysBy(db: ReadDb, shape: Shape, by: string, order: string): Generator<Key> {
  const sql = `SELECT ${quoted(shape.key)} FROM "${shape.table}" ${by} ${order}`;
  const rows = (() => {
    try {
      return db.iterate<Row>(sql);
    } catch (error) {
      // An index over some rows only cannot answer for all of them.
      if (error instanceof Error && error.message.includes('no query solution')) return null;
      throw error;
    }
  })();
  if (!rows) return;
  try {
    for (const row of rows) yield keyOf(shape, row);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}
