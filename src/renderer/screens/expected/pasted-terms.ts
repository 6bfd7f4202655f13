/** A pasted list of people as terms: name; post; ministry; from; until. Every line is understood whole or not at all. */
import type { ExpectedTerm } from '../../../shared/collection-records.ts';
import { cabinetOn, type Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { parseDay } from '../../text/day.ts';

export type PastedTerm = Omit<ExpectedTerm, 'id'>;
export type LineProblem = 'lineFields' | 'lineMinistry' | 'lineDay' | 'lineTwice';

export interface Pasted {
  terms: PastedTerm[];
  /** Lines counted from 1. */
  problems: { line: number; why: LineProblem; text: string }[];
}

export interface KnownMinistry {
  code: string;
  name: string;
  abbr: string;
}

/** All names a ministry ever had, and those that expected terms brought. */
export function ministriesOf(policy: Policy, terms: readonly ExpectedTerm[]): KnownMinistry[] {
  const listed = policy.ministries.items.flatMap((m) =>
    m.names.map((name) => ({ code: m.code, name: name.nl, abbr: name.abbr })),
  );
  const own = terms.map((t) => ({ code: t.ministryCode, name: t.ministryName, abbr: t.ministryAbbr }));
  return [...own, ...listed.toReversed()];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^ministerie van /, '')
    .trim();
}

function sameTerm(a: PastedTerm, b: PastedTerm): boolean {
  return a.person.toLowerCase() === b.person.toLowerCase() && a.ministryCode === b.ministryCode && a.from === b.from;
}

export function readPasted(text: string, policy: Policy, known: readonly ExpectedTerm[], today: Day): Pasted {
  const found: Pasted = { terms: [], problems: [] };
  const ministries = ministriesOf(policy, known);
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
    const [person = '', post = '', ministry = '', from = '', until = ''] = cells;
    // The heads of a spreadsheet come along.
    if (index === 0 && /^(naam|name)$/i.test(person)) continue;
    const refuse = (why: LineProblem): void =>
      void found.problems.push({ line: index + 1, why, text: line.slice(0, 80) });
    if (person === '' || post === '' || ministry === '' || from === '') {
      refuse('lineFields');
      continue;
    }
    const of = ministries.find((m) => plain(m.abbr) === plain(ministry) || plain(m.name) === plain(ministry));
    if (!of) {
      refuse('lineMinistry');
      continue;
    }
    const first = parseDay(from, today);
    const last = until === '' ? null : parseDay(until, today);
    if (!first || (until !== '' && !last) || (last !== null && last < first)) {
      refuse('lineDay');
      continue;
    }
    const term = {
      person,
      post,
      ministryCode: of.code,
      ministryName: of.name,
      ministryAbbr: of.abbr,
      cabinet: cabinetOn(policy, first)?.nl ?? '',
      from: first,
      until: last,
    };
    if ([...known, ...found.terms].some((other) => sameTerm(other, term))) refuse('lineTwice');
    else found.terms.push(term);
  }
  return found;
}
