import type { Role } from '../../shared/codes.ts';
import type { OfficeTerm } from '../../shared/people-records.ts';
import type { ReadDb, WriteDb } from './db.ts';

export interface PersonRow {
  id: string;
  name: string;
  role: Role;
  vkey: string | null;
  left_on: string | null;
}

export function allPeople(db: ReadDb): PersonRow[] {
  return db.all<PersonRow>('SELECT id, name, role, vkey, left_on FROM person ORDER BY name, id');
}

export function findPerson(db: ReadDb, id: string): PersonRow | null {
  return db.get<PersonRow>('SELECT id, name, role, vkey, left_on FROM person WHERE id = ?', id) ?? null;
}

export function insertPerson(db: WriteDb, p: { id: string; name: string; role: Role }): void {
  db.run('INSERT INTO person (id, name, role) VALUES (?, ?, ?)', p.id, p.name, p.role);
}

/** Gives a person a new signing key; the one before it ends at the same moment. Null: only ends it. */
export function setPersonKey(db: WriteDb, id: string, vkey: string | null, at: string): void {
  db.run('UPDATE person_key SET until = ? WHERE person_id = ? AND until IS NULL', at, id);
  db.run('UPDATE person SET vkey = ? WHERE id = ?', vkey, id);
  if (vkey) db.run('INSERT INTO person_key (vkey, person_id, since) VALUES (?, ?, ?)', vkey, id, at);
}

export function setPersonLeft(db: WriteDb, id: string, on: string): void {
  db.run('UPDATE person SET left_on = ? WHERE id = ?', on, id);
}

export interface PersonKeyRow {
  vkey: string;
  person_id: string;
  name: string;
  since: string;
  until: string | null;
}

export function allPersonKeys(db: ReadDb): PersonKeyRow[] {
  return db.all<PersonKeyRow>(
    'SELECT k.vkey, k.person_id, p.name, k.since, k.until FROM person_key k JOIN person p ON p.id = k.person_id ORDER BY k.since, k.vkey',
  );
}

interface TermRow {
  id: string;
  person_id: string;
  name: string;
  post: string;
  ministry_code: string;
  ministry_name: string;
  ministry_abbr: string;
  cabinet: string;
  from_day: string;
  until_day: string | null;
  sworn_in_on: string | null;
  device_on: string | null;
}

function toTerm(r: TermRow): OfficeTerm {
  return {
    id: r.id,
    personId: r.person_id,
    personName: r.name,
    post: r.post,
    ministryCode: r.ministry_code,
    ministryName: r.ministry_name,
    ministryAbbr: r.ministry_abbr,
    cabinet: r.cabinet,
    from: r.from_day,
    until: r.until_day,
    swornInOn: r.sworn_in_on,
    corporateDeviceOn: r.device_on,
  };
}

const TERMS = 'SELECT t.*, p.name FROM term t JOIN person p ON p.id = t.person_id';

export function allTerms(db: ReadDb): OfficeTerm[] {
  return db.all<TermRow>(`${TERMS} ORDER BY t.from_day DESC, t.id`).map(toTerm);
}

export function findTerm(db: ReadDb, id: string): OfficeTerm | null {
  const row = db.get<TermRow>(`${TERMS} WHERE t.id = ?`, id);
  return row ? toTerm(row) : null;
}

export function insertTerm(db: WriteDb, t: Omit<OfficeTerm, 'personName'>): void {
  db.run(
    `INSERT INTO term (id, person_id, post, ministry_code, ministry_name, ministry_abbr, cabinet, from_day, until_day,
       sworn_in_on, device_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    t.id,
    t.personId,
    t.post,
    t.ministryCode,
    t.ministryName,
    t.ministryAbbr,
    t.cabinet,
    t.from,
    t.until,
    t.swornInOn,
    t.corporateDeviceOn,
  );
}

export function setTermUntil(db: WriteDb, id: string, until: string): void {
  db.run('UPDATE term SET until_day = ? WHERE id = ?', until, id);
}
