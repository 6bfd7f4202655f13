import type { Account, AccountInput, AccountTicks, Judgement } from '../../shared/people-records.ts';
import { maskAddress } from '../../shared/rules.ts';
import type { ReadDb, WriteDb } from './db.ts';

interface AccountRow {
  id: string;
  term_id: string;
  channel: string;
  device: string;
  address: string;
  used_from: string | null;
  used_until: string | null;
  in_use: Account['inUse'];
  entries: number;
}

const ACCOUNTS = `SELECT a.*, coalesce(c.n, 0) AS entries FROM account a
  LEFT JOIN (SELECT account_id, sum(n) AS n FROM entry_count WHERE status NOT IN ('draft', 'withdrawn') GROUP BY account_id) c
  ON c.account_id = a.id`;

function bodies<T>(db: ReadDb, table: 'account_ticks' | 'account_judgement', id: string): T[] {
  return db
    .all<{ body: string }>(`SELECT body FROM ${table} WHERE account_id = ? ORDER BY quarter`, id)
    .map((r) => JSON.parse(r.body) as T);
}

/** What is kept of a round along the accounts; who and when came later than the first rows. */
export interface TicksBody extends AccountTicks {
  at?: string;
  by?: string;
}

function ticksOf(db: ReadDb, id: string): Account['ticks'] {
  return bodies<TicksBody>(db, 'account_ticks', id).map(({ at, by, ...ticks }) => ({
    ...ticks,
    at: at ?? null,
    byName: (by && db.get<{ name: string }>('SELECT name FROM person WHERE id = ?', by)?.name) || null,
  }));
}

function toAccount(db: ReadDb, r: AccountRow): Account {
  return {
    id: r.id,
    termId: r.term_id,
    channel: r.channel,
    device: r.device,
    address: r.address,
    usedFrom: r.used_from,
    usedUntil: r.used_until,
    inUse: r.in_use,
    masked: maskAddress(r.address),
    entries: r.entries,
    ticks: ticksOf(db, r.id),
    judgements: bodies<Judgement>(db, 'account_judgement', r.id),
  };
}

export function allAccounts(db: ReadDb): Account[] {
  return db.all<AccountRow>(`${ACCOUNTS} ORDER BY entries DESC, a.id`).map((r) => toAccount(db, r));
}

export function findAccount(db: ReadDb, id: string): Account | null {
  const row = db.get<AccountRow>(`${ACCOUNTS} WHERE a.id = ?`, id);
  return row ? toAccount(db, row) : null;
}

export function insertAccount(db: WriteDb, id: string, a: AccountInput): void {
  db.run(
    'INSERT INTO account (id, term_id, channel, device, address, used_from, used_until, in_use) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    a.termId,
    a.channel,
    a.device,
    a.address,
    a.usedFrom,
    a.usedUntil,
    a.inUse,
  );
}

export function updateAccount(db: WriteDb, id: string, a: AccountInput): void {
  db.run(
    'UPDATE account SET channel = ?, device = ?, address = ?, used_from = ?, used_until = ?, in_use = ? WHERE id = ?',
    a.channel,
    a.device,
    a.address,
    a.usedFrom,
    a.usedUntil,
    a.inUse,
    id,
  );
}

export function putAccountBody(
  db: WriteDb,
  table: 'account_ticks' | 'account_judgement',
  id: string,
  body: TicksBody | Judgement,
): void {
  db.run(
    `INSERT INTO ${table} (account_id, quarter, body) VALUES (?, ?, ?)
     ON CONFLICT (account_id, quarter) DO UPDATE SET body = excluded.body`,
    id,
    body.quarter,
    JSON.stringify(body),
  );
}
