import type { SignOffKind, SignOffWay } from '../../shared/codes.ts';
import type { Decision, SignOffInput } from '../../shared/office-records.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** What was asked when the text was made; salts are those of the digests in the text. */
export interface SignOffAsked {
  input: SignOffInput;
  /** Every entry of the text, in its order, with the decision and the record the leaf belongs to. */
  entries: { entryId: string; recordN: number; decision: Decision; salt: string }[];
  remarkSalt: string;
}

export interface Confirmation {
  personId: string;
  name: string;
  role: string;
  line: string;
  at: string;
}

export interface SignOffRecord {
  requestId: string;
  termId: string;
  quarter: string;
  kind: SignOffKind;
  way: SignOffWay;
  state: 'open' | 'paper' | 'accepted';
  supplementary: boolean;
  nil: boolean;
  asked: SignOffAsked;
  text: string;
  note: string | null;
  confirmations: Confirmation[];
  signedOn: string | null;
  madeAt: string;
  acceptedAt: string | null;
}

interface Row {
  request_id: string;
  term_id: string;
  quarter: string;
  kind: SignOffKind;
  way: SignOffWay;
  state: SignOffRecord['state'];
  supplementary: number;
  nil: number;
  input: string;
  text: string;
  note: string | null;
  confirmations: string;
  signed_on: string | null;
  made_at: string;
  accepted_at: string | null;
}

function toRecord(r: Row): SignOffRecord {
  return {
    requestId: r.request_id,
    termId: r.term_id,
    quarter: r.quarter,
    kind: r.kind,
    way: r.way,
    state: r.state,
    supplementary: r.supplementary === 1,
    nil: r.nil === 1,
    asked: JSON.parse(r.input) as SignOffAsked,
    text: r.text,
    note: r.note,
    confirmations: JSON.parse(r.confirmations) as Confirmation[],
    signedOn: r.signed_on,
    madeAt: r.made_at,
    acceptedAt: r.accepted_at,
  };
}

export function findSignOff(db: ReadDb, requestId: string): SignOffRecord | null {
  const row = db.get<Row>('SELECT * FROM sign_off WHERE request_id = ?', requestId);
  return row ? toRecord(row) : null;
}

export function signOffsOf(db: ReadDb, quarter: string | null, termId: string | null = null): SignOffRecord[] {
  return db
    .all<Row>(
      `SELECT * FROM sign_off WHERE quarter = coalesce(?, quarter) AND term_id = coalesce(?, term_id) AND state <> 'open'
       ORDER BY coalesce(accepted_at, made_at), request_id`,
      quarter,
      termId,
    )
    .map(toRecord);
}

/** Accepted quarterly statements of one term, oldest first: the first may be followed by supplementary ones. */
export function statementsOf(db: ReadDb, termId: string, quarter: string): SignOffRecord[] {
  return db
    .all<Row>(
      `SELECT * FROM sign_off WHERE quarter = ? AND term_id = ? AND state = 'accepted' AND kind = 'kwartaal'
       ORDER BY coalesce(accepted_at, made_at), request_id`,
      quarter,
      termId,
    )
    .map(toRecord);
}

/** The accepted ones of a quarter, oldest first, one at a time: each holds every entry it is about. */
export function* acceptedSignOffs(db: ReadDb, quarter: string): Generator<SignOffRecord> {
  const ids = db.all<{ request_id: string }>(
    `SELECT request_id FROM sign_off WHERE quarter = ? AND state = 'accepted'
     ORDER BY coalesce(accepted_at, made_at), request_id`,
    quarter,
  );
  for (const { request_id: id } of ids) {
    const found = findSignOff(db, id);
    if (found) yield found;
  }
}

/** The ways in which anything of a quarter was signed, sorted. */
export function signedWays(db: ReadDb, quarter: string): SignOffWay[] {
  return db
    .all<{ way: SignOffWay }>(
      "SELECT DISTINCT way FROM sign_off WHERE quarter = ? AND state = 'accepted' ORDER BY way",
      quarter,
    )
    .map((r) => r.way);
}

/** Whether a paper of this term waits to be signed or confirmed. */
export function isOnPaper(db: ReadDb, quarter: string, termId: string): boolean {
  return (
    db.get("SELECT 1 AS yes FROM sign_off WHERE quarter = ? AND term_id = ? AND state = 'paper'", quarter, termId) !==
    undefined
  );
}

export function putSignOff(db: WriteDb, s: SignOffRecord): void {
  db.run(
    `INSERT INTO sign_off (request_id, term_id, quarter, kind, way, state, supplementary, nil, input, text, note,
       confirmations, signed_on, made_at, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (request_id) DO UPDATE SET way = excluded.way, state = excluded.state, note = excluded.note,
       confirmations = excluded.confirmations, signed_on = excluded.signed_on, accepted_at = excluded.accepted_at`,
    s.requestId,
    s.termId,
    s.quarter,
    s.kind,
    s.way,
    s.state,
    s.supplementary ? 1 : 0,
    s.nil ? 1 : 0,
    JSON.stringify(s.asked),
    s.text,
    s.note,
    JSON.stringify(s.confirmations),
    s.signedOn,
    s.madeAt,
    s.acceptedAt,
  );
}

/** Requests that were prepared but neither signed nor printed lead nowhere once a new one is made. */
export function dropOpenRequests(db: WriteDb, termId: string, quarter: string): void {
  db.run("DELETE FROM sign_off WHERE term_id = ? AND quarter = ? AND state = 'open'", termId, quarter);
}
