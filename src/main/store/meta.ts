import type { ReadDb, WriteDb } from './db.ts';

/**
 * Single values of a workspace. `logSeed` is the log key's secret and `counterpartyKey` the key of remembered addresses,
 * both 32 bytes as hex; a collection's `receiptSeed` signs receipts, `witnessSeed` cosigns checkpoints; `ageIdentity` opens
 * packages sealed for a collection, and answers sealed for an office, which gets it with its first request; `serial:<year>` the last entry number given.
 */
export type MetaKey =
  | 'workspace'
  | 'title'
  | 'kind'
  | 'prefix'
  | 'epoch'
  | 'logSeed'
  | 'counterpartyKey'
  | 'accreditation'
  | 'accessDay'
  | 'example'
  | 'workDomains'
  | 'receiptSeed'
  | 'witnessSeed'
  | 'ageIdentity'
  | 'ageRecipient'
  | `serial:${string}`
  /** How the columns of a table with these heads were read last. */
  | `table:${string}`
  | `views:${string}`;

export function getMeta(db: ReadDb, key: MetaKey): string | null {
  return db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
}

/** A value that every workspace has. */
export function needMeta(db: ReadDb, key: MetaKey): string {
  const value = getMeta(db, key);
  if (value === null) throw new Error(`workspace has no ${key}`);
  return value;
}

export function setMeta(db: WriteDb, key: MetaKey, value: string): void {
  db.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}

/** The next number of a series, never given twice: `MKD-2027-0042`. */
export function nextNumber(db: WriteDb, prefix: string, series: string): string {
  const next = Number(getMeta(db, `serial:${series}`) ?? '0') + 1;
  setMeta(db, `serial:${series}`, String(next));
  return `${prefix}-${series}-${String(next).padStart(4, '0')}`;
}
