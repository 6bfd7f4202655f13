import type { RequestFacts } from '../../shared/remote-records.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** A request that went out. Each entry has the record that its leaf belongs to. */
export interface RemoteRequestRow {
  facts: RequestFacts;
  /** By entry. */
  records: Record<string, number>;
  madeAt: string;
}

interface Row {
  facts: string;
  made_at: string;
}

function toRow(r: Row): RemoteRequestRow {
  const { facts, records } = JSON.parse(r.facts) as Pick<RemoteRequestRow, 'facts' | 'records'>;
  return { facts, records, madeAt: r.made_at };
}

export function findRemoteRequest(db: ReadDb, requestId: string): RemoteRequestRow | null {
  const row = db.get<Row>('SELECT facts, made_at FROM remote_request WHERE request_id = ?', requestId);
  return row ? toRow(row) : null;
}

/** What was not answered yet, newest first. */
export function openRemoteRequests(db: ReadDb): RemoteRequestRow[] {
  return db
    .all<Row>(
      `SELECT facts, made_at FROM remote_request WHERE request_id NOT IN (SELECT request_id FROM sign_off)
       ORDER BY made_at DESC, request_id`,
    )
    .map(toRow);
}

/** A new request takes the place of one of the same term and quarter that was not answered. */
export function putRemoteRequest(db: WriteDb, { facts, records, madeAt }: RemoteRequestRow): void {
  db.run(
    'DELETE FROM remote_request WHERE term_id = ? AND quarter = ? AND request_id NOT IN (SELECT request_id FROM sign_off)',
    facts.term.id,
    facts.quarter,
  );
  db.run(
    'INSERT INTO remote_request (request_id, term_id, quarter, facts, made_at) VALUES (?, ?, ?, ?, ?)',
    facts.requestId,
    facts.term.id,
    facts.quarter,
    JSON.stringify({ facts, records }),
    madeAt,
  );
}
