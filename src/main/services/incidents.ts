/** Incidents (domain D8) and handovers at the end of a term (domain R15). */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Handover, Incident, IncidentInput } from '../../shared/office-records.ts';
import { localDay, quarterOf } from '../../shared/quarter.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { updateEntry } from '../store/entries.ts';
import { needMeta, nextNumber } from '../store/meta.ts';
import { checkCode } from './codes.ts';
import { needEntry } from './entry-view.ts';
import { needTerm } from './people.ts';
import { type Desk, today, type Unit, write } from './session.ts';

interface BodyRow {
  id: string;
  number: string;
  quarter: string;
  body: string;
}

/** What is kept of an incident: its answers and the entries it came to light in, so that no list of entries is read for it. */
interface IncidentBody extends IncidentInput {
  entryIds?: string[];
}

function toIncident(db: ReadDb, row: BodyRow): Incident {
  const { entryIds = [], ...incident } = JSON.parse(row.body) as IncidentBody;
  const entries = entryIds.flatMap((id) => {
    const found = db.get<{ id: string; number: string }>('SELECT id, number FROM entry WHERE id = ?', id);
    return found ? [found] : [];
  });
  return { ...incident, id: row.id, number: row.number, quarter: row.quarter, entries };
}

export function allIncidents(db: ReadDb): Incident[] {
  return db.all<BodyRow>('SELECT * FROM incident ORDER BY number').map((row) => toIncident(db, row));
}

function needIncident(db: ReadDb, id: string): BodyRow {
  const row = db.get<BodyRow>('SELECT * FROM incident WHERE id = ?', id);
  if (!row) throw new KanaalError('not_found', { what: 'incident' });
  return row;
}

/** Keeps with the incidents which of them this entry belongs to: the one with this number, or none. */
export function keepTie(db: WriteDb, entryId: string, number: string | null): void {
  for (const row of db.all<BodyRow>('SELECT * FROM incident')) {
    const body = JSON.parse(row.body) as IncidentBody;
    const others = (body.entryIds ?? []).filter((id) => id !== entryId);
    const entryIds = row.number === number ? [...others, entryId] : others;
    if (entryIds.length !== (body.entryIds ?? []).length)
      db.run('UPDATE incident SET body = ? WHERE id = ?', JSON.stringify({ ...body, entryIds }), row.id);
  }
}

/** The entry's own record names the incident, so that the register's rows and the journal tell of it. */
function tie(unit: Unit, entryId: string, number: string): void {
  const entry = needEntry(unit.db, entryId);
  if (entry.status === 'draft' || entry.status === 'withdrawn')
    throw new KanaalError('wrong_state', { status: entry.status });
  const followUp = { ...entry.followUp, incidentNumber: number };
  updateEntry(unit.db, { ...entry, followUp }, null);
  unit.append('followUp', entryId, followUp);
  keepTie(unit.db, entryId, number);
}

export function listIncidents(desk: Desk): CallOutput<'incidents.list'> {
  return { incidents: allIncidents(desk.db) };
}

function checkIncident(desk: Desk, incident: IncidentInput): void {
  const day = today(desk.host);
  checkCode(desk.policy, 'incidentKinds', incident.kind, day);
  checkCode(desk.policy, 'incidentResults', incident.result, day);
  checkCode(desk.policy, 'channels', incident.channel, day);
  if (Date.parse(incident.discoveredAt) > desk.host.now().getTime())
    throw new KanaalError('invalid_input', { field: 'discoveredAt' });
}

export function recordIncident(desk: Desk, args: CallArgs<'incidents.record'>): Incident {
  const { entryId, ...incident } = args;
  checkIncident(desk, incident);
  return write(desk, (unit) => {
    const id = unit.newId('i');
    const number = nextNumber(unit.db, needMeta(unit.db, 'prefix'), `I${unit.today.slice(0, 4)}`);
    const quarter = quarterOf(localDay(new Date(incident.discoveredAt)));
    unit.db.run(
      'INSERT INTO incident (id, number, quarter, body) VALUES (?, ?, ?, ?)',
      id,
      number,
      quarter,
      JSON.stringify(incident),
    );
    unit.append('incident', id, { number, ...incident });
    if (entryId !== null) tie(unit, entryId, number);
    return toIncident(unit.db, needIncident(unit.db, id));
  });
}

export function linkIncident(desk: Desk, args: CallArgs<'incidents.link'>): Incident {
  return write(desk, (unit) => {
    tie(unit, args.entryId, needIncident(unit.db, args.incidentId).number);
    return toIncident(unit.db, needIncident(unit.db, args.incidentId));
  });
}

export function updateIncident(desk: Desk, args: CallArgs<'incidents.update'>): Incident {
  const { incidentId, ...incident } = args;
  checkIncident(desk, incident);
  return write(desk, (unit) => {
    const row = needIncident(unit.db, incidentId);
    const { entryIds = [] } = JSON.parse(row.body) as IncidentBody;
    unit.db.run('UPDATE incident SET body = ? WHERE id = ?', JSON.stringify({ ...incident, entryIds }), incidentId);
    unit.append('incident', incidentId, { number: row.number, ...incident });
    return toIncident(unit.db, needIncident(unit.db, incidentId));
  });
}

interface HandoverRow {
  id: string;
  recorded_at: string;
  role: Handover['recordedByRole'];
  body: string;
}

export function allHandovers(db: ReadDb): Handover[] {
  return db.all<HandoverRow>('SELECT * FROM handover ORDER BY recorded_at, id').map((r) => ({
    ...(JSON.parse(r.body) as CallArgs<'handovers.record'>),
    id: r.id,
    recordedAt: r.recorded_at,
    recordedByRole: r.role,
  }));
}

export function listHandovers(desk: Desk): CallOutput<'handovers.list'> {
  return { handovers: allHandovers(desk.db) };
}

export function recordHandover(desk: Desk, args: CallArgs<'handovers.record'>): Handover {
  needTerm(desk.db, args.termId);
  // What, by whom, when and where (domain B1.12): "not known" needs a word, or the register would say it was seen to.
  if (args.securedWhere.trim() === '' && args.openPoints.trim() === '')
    throw new KanaalError('reason_needed', { field: 'securedWhere' });
  return write(desk, (unit) => {
    const id = unit.newId('h');
    const { role } = desk.work.person;
    unit.db.run(
      'INSERT INTO handover (id, term_id, recorded_at, role, body) VALUES (?, ?, ?, ?, ?)',
      id,
      args.termId,
      unit.now,
      role,
      JSON.stringify(args),
    );
    unit.append('handover', id, args);
    return { ...args, id, recordedAt: unit.now, recordedByRole: role };
  });
}
