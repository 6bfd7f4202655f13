/** A category remembered for a number or address, without keeping the number or address (domain D0.4). */
import { createHmac } from 'node:crypto';
import type { WriteDb } from '../store/db.ts';
import { needMeta } from '../store/meta.ts';
import type { Desk } from './session.ts';

/** Keyed by a secret of the workspace's own: without it, nobody can try addresses against the list. */
function hashOf(desk: Desk, address: string): string {
  const plain = address.trim().toLowerCase();
  return createHmac('sha256', Buffer.from(needMeta(desk.db, 'counterpartyKey'), 'hex'))
    .update(plain)
    .digest('hex');
}

export function rememberedCategory(desk: Desk, address: string): { category: string; number: string } | null {
  const row = desk.db.get<{ category: string; entry_number: string }>(
    'SELECT category, entry_number FROM counterparty WHERE hash = ?',
    hashOf(desk, address),
  );
  return row ? { category: row.category, number: row.entry_number } : null;
}

export function rememberCategory(desk: Desk, db: WriteDb, address: string, category: string, number: string): void {
  db.run(
    `INSERT INTO counterparty (hash, category, entry_number) VALUES (?, ?, ?)
     ON CONFLICT (hash) DO UPDATE SET category = excluded.category, entry_number = excluded.entry_number`,
    hashOf(desk, address),
    category,
    number,
  );
}
