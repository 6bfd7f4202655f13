/** An entry as the contract shows it, and as the journal keeps it. */
import { KanaalError } from '../../shared/errors.ts';
import { daysBetween } from '../../shared/quarter.ts';
import type { Answers, Entry } from '../../shared/records.ts';
import { entrySentence } from '../../shared/sentence.ts';
import type { Disclosure } from '../journal/record.ts';
import { canonical } from '../journal/record.ts';
import type { ReadDb } from '../store/db.ts';
import { type EntryRecord, type EntryWords, findEntry } from '../store/entries.ts';
import { entryWords } from '../store/entry-words.ts';
import { type EvidenceRow, evidenceOf, publicEvidence } from '../store/evidence.ts';
import { findTerm } from '../store/people.ts';
import type { Desk } from './session.ts';

export function needEntry(db: ReadDb, id: string): EntryRecord {
  const entry = findEntry(db, id);
  if (!entry) throw new KanaalError('not_found', { what: 'entry' });
  return entry;
}

/** The sentence in both languages. */
export function sentenceOf(desk: Desk, answers: Answers): { nl: string; en: string } {
  const name = answers.termId ? (findTerm(desk.db, answers.termId)?.personName ?? null) : null;
  return {
    nl: entrySentence(answers, name, desk.policy, 'nl'),
    en: entrySentence(answers, name, desk.policy, 'en'),
  };
}

/** Whole days from the last message to logging; null while either is unknown. */
export function daysToLog(e: EntryRecord): number | null {
  const day = e.answers.dateCertainty === 'exact' ? (e.answers.dateTo ?? e.answers.dateFrom) : null;
  return day && e.state.loggedAt ? Math.max(0, daysBetween(day, e.state.loggedAt.slice(0, 10))) : null;
}

export function viewEntry(desk: Desk, e: EntryRecord): Entry {
  return {
    id: e.id,
    number: e.number,
    version: e.version,
    status: e.status,
    quarter: e.quarter,
    late: e.late,
    corrects: e.corrects,
    correctionReason: e.correctionReason,
    answers: e.answers,
    followUp: e.followUp,
    evidence: evidenceOf(desk.db, 'entry', e.id).map(publicEvidence),
    loggedAt: e.state.loggedAt,
    loggedBy: e.state.loggedBy,
    daysToLog: daysToLog(e),
    signedAt: e.state.signedAt,
    returnReason: e.state.returnReason,
    returnNote: e.state.returnNote,
    returnedAt: e.state.returnedAt,
    withdrawReason: e.state.withdrawReason,
    unsignedReason: e.state.unsignedReason,
    changedSinceSigned: changedSinceSigned(desk.db, e),
    createdAt: e.state.createdAt,
    sentence: sentenceOf(desk, e.answers),
  };
}

export function viewEntryById(desk: Desk, id: string): Entry {
  return viewEntry(desk, needEntry(desk.db, id));
}

/** Answer fields whose value differs from the version that was signed last. */
function changedSinceSigned(db: ReadDb, e: EntryRecord): string[] {
  if (e.state.signedRecord === null || e.status === 'signed') return [];
  const signed = disclosuresOf(db, e.state.signedRecord);
  const now = disclosuresOf(db, e.recordN);
  const ignored = new Set<string>([
    'time',
    'actor',
    'version',
    'status',
    'signedAt',
    'signOff',
    'loggedAt',
    'loggedBy',
  ]);
  const names = new Set([...signed.keys(), ...now.keys()].filter((n) => !ignored.has(n)));
  return [...names].filter((n) => canonical(signed.get(n) ?? null) !== canonical(now.get(n) ?? null));
}

function disclosuresOf(db: ReadDb, n: number): Map<string, unknown> {
  const row = db.get<{ disclosures: string | null }>('SELECT disclosures FROM record WHERE n = ?', n);
  return new Map((JSON.parse(row?.disclosures ?? '[]') as Disclosure[]).map((d) => [d[1], d[2]]));
}

/** What search finds an entry by, in both languages. */
export function wordsOf({ policy }: Desk, e: EntryRecord, files: readonly EvidenceRow[]): EntryWords {
  return entryWords(policy, e, files);
}
