/** Incidents (domain D8) and handovers at the end of a term (domain R15). */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Handover, Incident, IncidentInput } from '../../shared/office-records.ts';
import { localDay, quarterOf } from '../../shared/quarter.ts';
import type { ReadDb } from '../store/db.ts';
import { needMeta, nextNumber } from '../store/meta.ts';
import { checkCode } from './codes.ts';
import { needTerm } from './people.ts';
import { type Desk, today, write } from './session.ts';

interface BodyRow {
  id: string;
  number: string;
  quarter: string;
  body: string;
}

export function allIncidents(db: ReadDb): Incident[] {
  return db
    .all<BodyRow>('SELECT * FROM incident ORDER BY number')
    .map((r) => ({ ...(JSON.parse(r.body) as IncidentInput), id: r.id, number: r.number, quarter: r.quarter }));
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
  const { entryId: _entry, ...incident } = args;
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
    return { ...incident, id, number, quarter };
  });
}

export function updateIncident(desk: Desk, args: CallArgs<'incidents.update'>): Incident {
  const { incidentId, ...incident } = args;
  checkIncident(desk, incident);
  return write(desk, (unit) => {
    const row = unit.db.get<BodyRow>('SELECT * FROM incident WHERE id = ?', incidentId);
    if (!row) throw new KanaalError('not_found', { what: 'incident' });
    unit.db.run('UPDATE incident SET body = ? WHERE id = ?', JSON.stringify(incident), incidentId);
    unit.append('incident', incidentId, { number: row.number, ...incident });
    return { ...incident, id: row.id, number: row.number, quarter: row.quarter };
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
