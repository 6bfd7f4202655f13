/** A real, encrypted database with a journal in it, for tests: the same salts, times and keys every time. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DbFile } from '../store/db.ts';
import { createDb } from '../store/open.ts';
import { append, type NewRecord } from './append.ts';

/** Bytes that look random and are the same for the same seed. */
export function seeded(seed: string): (n: number) => Uint8Array {
  let block = 0;
  return (n) => {
    const parts: Buffer[] = [];
    for (let have = 0; have < n; have += 32) parts.push(createHash('sha256').update(`${seed} ${block++}`).digest());
    return Buffer.concat(parts).subarray(0, n);
  };
}

export interface TestJournal {
  db: DbFile;
  /** Appends in a transaction of its own. */
  add(record: Partial<NewRecord>): { n: number; leaf: Buffer };
  fill(count: number): void;
  remove(): void;
}

export function openTestJournal(seed = 'journal'): TestJournal {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanaalregister-journal-'));
  const db = createDb(path.join(folder, 'register.db'), new Uint8Array(32).fill(7));
  const random = seeded(seed);
  const week = (record: Partial<NewRecord>): NewRecord => ({
    type: 'weekNothing',
    subject: '2027-W05',
    actor: 'p-aaaaaaaaaaaaaaaa',
    time: '2027-02-08T09:00:00+01:00',
    fields: { week: '2027-W05', quarter: '2027-Q1' },
    ...record,
  });
  return {
    db,
    add: (record) => db.transaction(() => append(db, random, week(record))),
    fill: (count) =>
      db.transaction(() => {
        for (let i = 0; i < count; i++) append(db, random, week({}));
      }),
    remove: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
