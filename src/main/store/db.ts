/** The only file that knows the driver. Reads take a `ReadDb`, writes a `WriteDb`; transactions begin in services. */
import Database from 'better-sqlite3';

export type SqlValue = string | number | bigint | null | Uint8Array;

export interface ReadDb {
  get<T>(sql: string, ...values: SqlValue[]): T | undefined;
  all<T>(sql: string, ...values: SqlValue[]): T[];
  iterate<T>(sql: string, ...values: SqlValue[]): IterableIterator<T>;
}

export interface WriteDb extends ReadDb {
  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number };
  exec(sql: string): void;
}

/** An open database file. `transaction` takes the write lock at once, so that two writers never deadlock. */
export interface DbFile extends WriteDb {
  readonly path: string;
  transaction<T>(work: () => T): T;
  pragma(text: string): unknown;
  readonly inTransaction: boolean;
  close(): void;
}

export function openFile(path: string, options: { readonly?: boolean; mustExist?: boolean } = {}): DbFile {
  const raw = new Database(path, { readonly: options.readonly ?? false, fileMustExist: options.mustExist ?? true });
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = raw.prepare(sql);
      // Statements built with varying lists must not fill memory over a long day.
      if (statements.size > 500) statements.clear();
      statements.set(sql, statement);
    }
    return statement;
  };
  // Made once: the driver makes four functions for each transaction it is given.
  const inOne = raw.transaction((work: () => unknown) => work());
  return {
    path,
    get: <T>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as T[],
    // Its own statement: one that is being iterated cannot be run a second time.
    iterate: <T>(sql: string, ...values: SqlValue[]) => raw.prepare(sql).iterate(...values) as IterableIterator<T>,
    run: (sql, ...values) => {
      const result = prepare(sql).run(...values);
      return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
    },
    exec: (sql) => void raw.exec(sql),
    transaction: <T>(work: () => T) => inOne.immediate(work) as T,
    pragma: (text) => raw.pragma(text, { simple: true }),
    get inTransaction() {
      return raw.inTransaction;
    },
    close: () => {
      statements.clear();
      raw.close();
    },
  };
}

/** The driver's error code (`SQLITE_FULL`, `SQLITE_NOTADB` ...) of a thrown value, or null. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}
