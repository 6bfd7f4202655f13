/**
 * What may happen when: pure rules over records, the same for the core, which enforces them, and the window, which shows
 * them beforehand. Sources: domain D0 (questions), F1 (quarters), design 2 (the two tracks).
 */
import type { EntryStatus, JudgementBasis, Role, YesNoUnknown } from './codes.ts';
import type { OfficeTerm } from './people-records.ts';
import { codeItem, type Policy } from './policy.ts';
import {
  type Day,
  isoWeek,
  nextQuarter,
  type Quarter,
  quarterDays,
  quarterOf,
  type WeekBlock,
  weeksOf,
} from './quarter.ts';
import type { Answers } from './records.ts';

/** The eight questions and the evidence, in the order they are asked. */
export const QUESTIONS = [
  'who',
  'through',
  'when',
  'with',
  'about',
  'why',
  'nature',
  'classification',
  'evidence',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** What a file that is added later may offer beside what is answered already, and the answers it consists of. */
export const OFFERED_FIELDS = {
  through: ['channel', 'accountId', 'device'],
  when: ['dateFrom', 'dateTo', 'dateCertainty', 'time'],
  with: ['counterparty'],
  about: ['subject'],
} as const satisfies Partial<Record<Question, readonly (keyof Answers)[]>>;
export type OfferedQuestion = keyof typeof OFFERED_FIELDS;

/** The guess of a draft that holds such an offer: `detail` has the answers as JSON. */
export function offerField(question: OfferedQuestion): string {
  return `offer:${question}`;
}

/** True where the contents of the message may not enter the program: a state secret or a foreign marking. */
export function blocksContent(answers: Answers, policy: Policy): boolean {
  const item = answers.classification ? codeItem(policy, 'classifications', answers.classification) : undefined;
  return item?.blocks === 'content';
}

/** True where no attachment may be kept: as above, or not assessed yet. */
export function blocksAttachments(answers: Answers, policy: Policy): boolean {
  const item = answers.classification ? codeItem(policy, 'classifications', answers.classification) : undefined;
  return item !== undefined && item.blocks !== 'none';
}

function whenIsOpen(a: Answers): boolean {
  if (a.dateCertainty === null) return true;
  if (a.dateCertainty === 'unknown') return false;
  if (a.dateFrom === null) return true;
  // One entry never crosses the end of a month (F1.1).
  const to = a.dateTo ?? a.dateFrom;
  return to < a.dateFrom || to.slice(0, 7) !== a.dateFrom.slice(0, 7);
}

function whyIsOpen(a: Answers, policy: Policy): boolean {
  if (a.reason === null) return true;
  const reason = codeItem(policy, 'reasons', a.reason);
  if (!reason) return true;
  if (reason.subKinds.length > 0 && (a.reasonKind === null || !reason.subKinds.includes(a.reasonKind))) return true;
  return reason.needsNote && (a.reasonNote ?? '') === '';
}

function evidenceIsOpen(a: Answers, files: number, policy: Policy): boolean {
  if (a.evidence === null) return true;
  if (a.evidence === 'attached') return files === 0 || blocksAttachments(a, policy);
  if (a.evidence === 'impossible') return (a.evidenceWhyNot ?? '') === '';
  return false;
}

/** The questions still open, in order. Nothing open = it can be logged. `files`: how many pieces of evidence are attached. */
export function openQuestions(a: Answers, files: number, policy: Policy): Question[] {
  const secret = blocksContent(a, policy);
  const open: Record<Question, boolean> = {
    who: a.termId === null,
    through: a.channel === null || a.device === null,
    when: whenIsOpen(a),
    with: a.counterparty === null,
    about: !secret && (a.subject ?? '') === '',
    why: whyIsOpen(a, policy),
    nature: a.nature === null,
    classification: a.classification === null,
    evidence: evidenceIsOpen(a, files, policy),
  };
  return QUESTIONS.filter((q) => open[q]);
}

/** Whether a step of the first track may follow `status` while the quarter is open. */
export function mayFollow(status: EntryStatus, step: 'log' | 'amend' | 'sign' | 'return' | 'withdraw'): boolean {
  const allowed: Record<typeof step, readonly EntryStatus[]> = {
    log: ['draft'],
    amend: ['logged', 'returned', 'signed'],
    sign: ['logged'],
    return: ['logged'],
    withdraw: ['draft', 'logged', 'returned'],
  };
  return allowed[step].includes(status);
}

/** The day that decides the quarter: the first day of the messages, or of their month; null when unknown. */
export function decidingDay(a: Answers): Day | null {
  return a.dateCertainty === 'unknown' ? null : a.dateFrom;
}

/**
 * The quarter an entry belongs to (F1.1): that of its messages while that quarter is open, otherwise the running one,
 * and then it is late. An unknown date goes to the running quarter and is not late.
 */
export function quarterFor(
  a: Answers,
  today: Day,
  isClosed: (quarter: Quarter) => boolean,
): { quarter: Quarter; late: boolean } {
  const day = decidingDay(a);
  const running = quarterOf(today);
  if (day === null) return { quarter: running, late: false };
  const own = quarterOf(day);
  return isClosed(own) ? { quarter: running, late: true } : { quarter: own, late: false };
}

/** True where a term has a day in the quarter. */
export function termInQuarter(term: Pick<OfficeTerm, 'from' | 'until'>, quarter: Quarter): boolean {
  const { from, to } = quarterDays(quarter);
  return term.from <= to && (term.until ?? to) >= from;
}

/** The term that was running on a day; on a day of change the new one. */
export function termOn(terms: readonly OfficeTerm[], day: Day): OfficeTerm | null {
  return (
    terms.filter((t) => t.from <= day && (t.until ?? day) >= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null
  );
}

/** From which day a statement over the quarter may be signed: after its last day, or after the term's if earlier. */
export function statementFrom(term: Pick<OfficeTerm, 'until'>, quarter: Quarter): Day {
  const { to } = quarterDays(quarter);
  return term.until !== null && term.until < to ? term.until : to;
}

export function mayStateOn(term: Pick<OfficeTerm, 'until'>, quarter: Quarter, today: Day): boolean {
  return today > statementFrom(term, quarter);
}

/** The weeks a term should have said something about: those it was in office, up to and including last week. */
/** True where a term has a day in the week. */
export function termInWeek(term: Pick<OfficeTerm, 'from' | 'until'>, week: WeekBlock): boolean {
  return week.to >= term.from && week.from <= (term.until ?? week.from);
}

export function weeksOfTerm(term: Pick<OfficeTerm, 'from' | 'until'>, quarter: Quarter, today: Day): WeekBlock[] {
  return weeksOf(quarter).filter((week) => termInWeek(term, week) && week.to < today);
}

export function weekIdOf(day: Day): string {
  const { year, week } = isoWeek(day);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** `running` until its last day is over, then `ended` until somebody closes it. */
export function quarterState(quarter: Quarter, today: Day, closed: boolean): 'running' | 'ended' | 'closed' {
  if (closed) return 'closed';
  return quarterDays(quarter).to < today ? 'ended' : 'running';
}

/** The quarter the office is working on: last quarter for its first two weeks if it is still open, else this one. */
export function workingQuarter(today: Day, isClosed: (quarter: Quarter) => boolean): Quarter {
  const running = quarterOf(today);
  const before = nextQuarter(running, -1);
  return !isClosed(before) && today <= `${quarterDays(running).from.slice(0, 8)}14` ? before : running;
}

/** Minutes an office holder needs: a quarter of a minute an entry, at least one. */
export function signOffMinutes(entries: number): number {
  return Math.max(1, Math.ceil(entries / 4));
}

/**
 * Masks a number or address for everybody but the secretariat (domain G3): `06-12345678` -> `06-******78`,
 * `jan@example.nl` -> `j***@example.nl`. Masking what is masked changes nothing.
 */
export function maskAddress(address: string): string {
  if (address === '' || address.includes('***')) return address;
  const [first = ''] = Array.from(address);
  const at = address.lastIndexOf('@');
  if (at > 0) return `${first}***${address.slice(at)}`;
  const digits = address.replaceAll(/\D/g, '');
  if (digits.length >= 8) {
    const local = digits.startsWith('31') ? `0${digits.slice(2)}` : digits;
    return `${local.slice(0, 2)}-******${digits.slice(-2)}`;
  }
  return `${first}***`;
}

/**
 * Whether someone may give another a one-time code. Whoever holds a code can become that person, and on paper a secretary
 * and the records manager both confirm: so nobody but a records manager makes a records manager, unless there is none. In a
 * collection nobody signs, and its collectors let each other and auditors in.
 */
export function mayGiveCode(
  giver: { id: string; role: Role },
  receiver: { id: string | null; role: Role; leftOn: string | null },
  hasRecordsManager: boolean,
): boolean {
  if (receiver.leftOn !== null || giver.id === receiver.id) return false;
  if (giver.role === 'recordsManager' || giver.role === 'collector') return true;
  return giver.role === 'secretary' && (receiver.role !== 'recordsManager' || !hasRecordsManager);
}

/**
 * What the basis of a judgement comes to (domain D9). `NIET_VEILIG` for an incident asks that it succeeded, which the
 * basis does not say: a "nee" there counts as any other.
 */
export function judgementByRule(
  basis: Readonly<Record<JudgementBasis, YesNoUnknown>>,
  measure: string,
): 'VEILIG' | 'VEILIG_MET_MAATREGELEN' | 'NIET_VEILIG' | 'NIET_TE_BEOORDELEN' {
  const decisive: readonly JudgementBasis[] = ['contentUnclassified', 'contentNotSensitive', 'channelNotHighRisk'];
  if (decisive.some((key) => basis[key] === 'nee')) return 'NIET_VEILIG';
  const answers = Object.values(basis);
  if (answers.includes('onbekend')) return 'NIET_TE_BEOORDELEN';
  if (!answers.includes('nee')) return 'VEILIG';
  return measure.trim() === '' ? 'NIET_TE_BEOORDELEN' : 'VEILIG_MET_MAATREGELEN';
}
