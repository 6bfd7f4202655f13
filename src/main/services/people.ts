/** People of the workspace, their terms of office, and who can open it. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { OfficeTerm, Person } from '../../shared/people-records.ts';
import { mayGiveCode } from '../../shared/rules.ts';
import { ROLES_OF } from '../../shared/workspace-kinds.ts';
import { makeCode, makeSlot, type Vault } from '../keys/vault.ts';
import type { ReadDb } from '../store/db.ts';
import {
  allPeople,
  allTerms,
  findPerson,
  findTerm,
  insertPerson,
  insertTerm,
  type PersonRow,
  setPersonKey,
  setTermUntil,
} from '../store/people.ts';
import { type Desk, write } from './session.ts';
import { replaceSlot } from './slots.ts';

export function toPerson(row: PersonRow, vault: Vault): Person {
  const slot = vault.slots.find((s) => s.personId === row.id);
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    vkey: row.vkey,
    hasSlot: slot !== undefined,
    awaitsCode: slot?.oneTime ?? false,
    leftOn: row.left_on,
  };
}

export function listPeople(desk: Desk): CallOutput<'people.list'> {
  return { people: allPeople(desk.db).map((p) => toPerson(p, desk.work.vault)) };
}

function needPerson(db: ReadDb, id: string): PersonRow {
  const row = findPerson(db, id);
  if (!row) throw new KanaalError('not_found', { what: 'person' });
  return row;
}

export function needTerm(db: ReadDb, id: string): OfficeTerm {
  const term = findTerm(db, id);
  if (!term) throw new KanaalError('not_found', { what: 'term' });
  return term;
}

function checkMayGive(desk: Desk, receiver: { id: string | null; role: Person['role']; leftOn: string | null }): void {
  const { person } = desk.work;
  const has = allPeople(desk.db).some((p) => p.role === 'recordsManager' && p.left_on === null);
  if (!mayGiveCode(person, receiver, has)) throw new KanaalError('not_allowed', { role: person.role, call: desk.call });
}

export async function addPerson(desk: Desk, args: CallArgs<'people.add'>): Promise<CallOutput<'people.add'>> {
  const { kind } = desk.work.vault;
  if (!ROLES_OF[kind].includes(args.role)) throw new KanaalError('invalid_input', { field: 'role', kind });
  if (args.slot) checkMayGive(desk, { id: null, role: args.role, leftOn: null });
  const name = args.name.normalize('NFC').trim();
  const id = write(desk, (unit) => {
    const made = unit.newId('p');
    insertPerson(unit.db, { id: made, name, role: args.role });
    unit.append('person', made, { name, role: args.role, hasSlot: args.slot, change: 'added' });
    return made;
  });
  const code = args.slot ? await giveCode(desk, { personId: id, name, role: args.role }) : null;
  return { person: toPerson(needPerson(desk.db, id), desk.work.vault), code };
}

/** A one-time slot for a person. A signing key they had ends now: whoever holds the code could have asked for it. */
async function giveCode(desk: Desk, who: { personId: string; name: string; role: Person['role'] }): Promise<string> {
  const random = (n: number): Uint8Array => desk.host.random(n);
  const code = makeCode(random);
  const slot = await makeSlot(
    desk.work.vault.workspace,
    who,
    { passphrase: code, oneTime: true, vaultKey: desk.work.vaultKey, seed: null },
    random,
  );
  replaceSlot(desk.core, desk.work, slot, 'code', (time) => {
    setPersonKey(desk.db, who.personId, null, time);
    return { change: 'code' };
  });
  return code;
}

export async function issueCode(
  desk: Desk,
  args: CallArgs<'people.issueCode'>,
): Promise<CallOutput<'people.issueCode'>> {
  const { name, role, left_on } = needPerson(desk.db, args.personId);
  checkMayGive(desk, { id: args.personId, role, leftOn: left_on });
  return { code: await giveCode(desk, { personId: args.personId, name, role }) };
}

export function listTerms(desk: Desk): CallOutput<'terms.list'> {
  return { terms: allTerms(desk.db) };
}

export function addTerm(desk: Desk, args: CallArgs<'terms.add'>): OfficeTerm {
  const person = needPerson(desk.db, args.personId);
  if (person.role !== 'officeHolder') throw new KanaalError('wrong_state', { what: 'role' });
  if (args.until !== null && args.until < args.from) throw new KanaalError('invalid_input', { field: 'until' });
  const id = write(desk, (unit) => {
    const made = unit.newId('t');
    insertTerm(unit.db, { ...args, id: made });
    unit.append('term', made, args);
    return made;
  });
  return needTerm(desk.db, id);
}

export function endTerm(desk: Desk, args: CallArgs<'terms.end'>): OfficeTerm {
  const { id, personName: _name, ...term } = needTerm(desk.db, args.termId);
  if (args.until < term.from) throw new KanaalError('invalid_input', { field: 'until' });
  write(desk, (unit) => {
    setTermUntil(unit.db, id, args.until);
    unit.append('term', id, { ...term, until: args.until });
  });
  return needTerm(desk.db, id);
}
