/** "Verklaring van het ministerie" (domain F3): computed at the close, signed by the records manager, joined to the statements. */
import { createHash } from 'node:crypto';
import type { QuarterCheck } from '../../shared/office-records.ts';
import { labelOf } from '../../shared/policy.ts';
import { localDay } from '../../shared/quarter.ts';
import type { Row } from '../../shared/register.ts';
import { checkNumber } from '../keys/number.ts';
import { receiptsOf } from '../store/packages.ts';
import type { RegisterRow } from '../store/registers.ts';
import { allIncidents } from './incidents.ts';
import type { QuarterFacts } from './register-rows.ts';
import { ROLE_WORDS, roleWords } from './register-words.ts';
import type { Desk } from './session.ts';

/** A register whose rows are frozen and whose statement is still to be made. */
export interface Frozen {
  register: RegisterRow;
  rows: Record<string, number>;
  /** Hex SHA-256 of register.json as the other editions show it. */
  editions: Readonly<Record<'bzk' | 'openbaar', string>>;
  said: StatementFacts;
}

/**
 * What the statement says besides counts of rows. It stands in the register's statement and not in the signed note, whose
 * grammar is fixed: the signed sheets tell it too (Accounts, Registraties), the note names who closed, a receipt is signed itself.
 */
export interface StatementFacts {
  /** Entries whose content is neither in the archive nor found not to belong there. */
  notArchived: number;
  entries: number;
  undecided: number;
  lost: number;
  incidentsUnclear: number;
  autoDelete: string;
  preparedBy: string;
  received: string;
}

const AUTO_DELETE = { ja: 'uit', nee: 'aan', onbekend: 'onbekend' } as const;

/** Of each account whether messages vanish by themselves; masked addresses are not in every edition, so its id tells it apart. */
function autoDeleteOf(desk: Desk, { quarter, terms, accounts }: QuarterFacts): string {
  const names = new Map(terms.map((t) => [t.id, t.personName]));
  const each = accounts.map((a) => {
    const off = a.ticks.find((t) => t.quarter === quarter)?.autoDeleteOff ?? 'onbekend';
    return `${names.get(a.termId) ?? ''}, ${labelOf(desk.policy, 'channels', a.channel, 'nl')} (${a.id}): ${AUTO_DELETE[off]}`;
  });
  return each.join('; ') || 'geen accounts';
}

/** Whoever received a register before this one. This one can be received only after its close, when its rows are fixed. */
function receivedBefore(desk: Desk, quarter: string): string {
  const before = receiptsOf(desk.db, null).filter((r) => r.verdict === 'accepted' && r.quarter < quarter);
  const last = before.filter((r) => r.quarter === before.reduce((max, b) => (b.quarter > max ? b.quarter : max), ''));
  const said = last.map((r) => `${r.register} door ${r.receiver} op ${localDay(new Date(r.time))}`);
  const own = 'nog niet; dit blijkt uit het ontvangstbewijs';
  return said.length === 0 ? own : `${own}. Eerder: ${said.join('; ')}`;
}

export function statementFacts(desk: Desk, facts: QuarterFacts): StatementFacts {
  const tallies = [...facts.perTerm.values()];
  const sum = (of: (t: (typeof tallies)[number]) => number): number => tallies.reduce((n, t) => n + of(t), 0);
  const roles = new Set([...facts.loggedBy].map((id) => roleWords(desk.db, id)).filter((role) => role !== null));
  return {
    notArchived: sum((t) => t.entries - t.settled),
    entries: sum((t) => t.entries),
    undecided: sum((t) => t.open),
    lost: sum((t) => t.lost),
    incidentsUnclear: allIncidents(desk.db).filter((i) => i.quarter === facts.quarter && i.result === 'ONBEKEND')
      .length,
    autoDelete: autoDeleteOf(desk, facts),
    preparedBy: [...roles].sort().join(', ') || 'niemand: er is niets vastgelegd',
    received: receivedBefore(desk, facts.quarter),
  };
}

export interface OpenPoint {
  check: QuarterCheck['key'];
  count: number;
  names: readonly string[];
}

const OPEN_WORDS: Record<QuarterCheck['key'], string> = {
  statements: 'verklaringen ontbreken',
  unsigned: 'registraties niet ondertekend',
  returned: 'registraties teruggegeven',
  drafts: 'concepten',
  evidence: 'registraties wachten op bewijs',
  weeks: 'weken zonder invoer',
  nature: 'registraties zonder afweging van de aard',
  outcomes: 'registraties zonder uitkomst',
  judgements: 'accounts niet beoordeeld',
  evidenceWhole: 'bijlagen beschadigd',
  backup: 'geen recente back-up',
};

/** What is open, by name (domain F3); an account has no name that means something to who reads the register. */
function namesOf({ check, count, names }: OpenPoint): string {
  if (names.length === 0 || check === 'judgements' || check === 'evidenceWhole') return '';
  return `: ${names.join(', ')}${count > names.length ? ` en ${count - names.length} meer` : ''}`;
}

/** The ministry's statement for people; the signed text says the same in fixed words. */
function ministrySentence(rows: Record<string, number>, open: readonly OpenPoint[], said: StatementFacts): string {
  const incidents = rows['Incidenten'] ?? 0;
  const unclear = said.incidentsUnclear > 0 ? ` (gevolg onbekend: ${said.incidentsUnclear})` : '';
  const facts = [
    `Registraties: ${rows['Registraties'] ?? 0}.`,
    `Incidenten: ${incidents === 0 ? 'geen waargenomen' : `${incidents}${unclear}`}.`,
    `Niet gearchiveerd: ${said.notArchived} van ${said.entries}.`,
    ...(said.notArchived > 0 ? [`Daarvan nog te beoordelen: ${said.undecided}, verloren: ${said.lost}.`] : []),
  ].join(' ');
  const points = open.map((o) => `${OPEN_WORDS[o.check]} (${o.count}${namesOf(o)})`).join('; ');
  return points === ''
    ? `${facts} Bij het sluiten stond niets open.`
    : `${facts} Bij het sluiten stond open: ${points}.`;
}

/** The ministry's own statement joins the statements: that sheet is outside the checksum which the statement signs. */
export function ministryRow(
  desk: Desk,
  frozen: Frozen,
  closed: { open: readonly OpenPoint[]; text: string; statement: string },
): Row {
  const sha = (s: string): string => createHash('sha256').update(s, 'utf8').digest('hex');
  const { register, rows, said } = frozen;
  const { open, text, statement } = closed;
  return {
    soort: 'ministerie',
    naam: desk.work.person.name,
    functie: 'records manager',
    kwartaal: register.quarter,
    verklaring: ministrySentence(rows, open, said),
    wijze: 'app',
    getekend_op: register.closed_at,
    controlenummer: checkNumber(sha(text)),
    notitie_sha256: sha(statement),
    niet_gearchiveerd: said.notArchived,
    automatisch_verwijderen: said.autoDelete,
    voorbereid_door: said.preparedBy,
    gecontroleerd_door: ROLE_WORDS[desk.work.person.role],
    ontvangen: said.received,
  };
}

/** The text that the records manager signs (docs/format.md 7). */
export function ministryStatement(
  desk: Desk,
  { register, rows, editions }: Frozen,
  open: readonly { check: string; count: number }[],
): string {
  return [
    'kanaalregister/close/v1',
    `werkmap: ${desk.work.vault.workspace}`,
    `register: ${register.number}`,
    `kwartaal: ${register.quarter}`,
    `versie: ${register.version}`,
    `register.json: sha256 ${register.sha256}`,
    `uitgave bzk: sha256 ${editions.bzk}`,
    `uitgave openbaar: sha256 ${editions.openbaar}`,
    `registraties: ${rows['Registraties'] ?? 0}`,
    `incidenten: ${rows['Incidenten'] ?? 0}`,
    `verklaringen: ${rows['Verklaring'] ?? 0}`,
    ...open.map((o) => `open: ${o.check} ${o.count}`),
    `gesloten door: ${desk.work.person.name}, ${desk.work.person.role}`,
    `gesloten op: ${register.closed_at}`,
    '',
  ].join('\n');
}
