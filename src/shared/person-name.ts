/** Who is the same person in the lists of a collection: there nothing but a name tells (domain F4). */
import type { ExpectedTerm } from './collection-records.ts';

/** A name however it is spaced or capitalised: who is the same person in two lists. */
export function personKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/**
 * A name as an office writes it. Two people of one name are kept apart by a word in brackets behind it in the collector's
 * list, `Jan de Vries (EZK)`: nothing else tells them apart, since every office gives its people ids of its own.
 */
export function bareName(name: string): string {
  return name.replace(/\s*\([^()]*\)\s*$/, '') || name;
}

export interface SharedName {
  person: string;
  /** Abbreviations, in the order of the list. */
  ministries: string[];
}

/**
 * Names that hold office with more than one ministry at once: one person with two posts, or two people of whom the uses would
 * be counted as of one.
 */
export function namesAtOnce(terms: readonly ExpectedTerm[]): SharedName[] {
  const found: SharedName[] = [];
  for (const own of Map.groupBy(terms, (t) => personKey(t.person)).values()) {
    const meets = (a: ExpectedTerm): boolean =>
      own.some(
        (b) => a.ministryCode !== b.ministryCode && a.from <= (b.until ?? '9999') && b.from <= (a.until ?? '9999'),
      );
    const ministries = [...new Set(own.filter(meets).map((t) => t.ministryAbbr))];
    if (ministries.length > 0) found.push({ person: own[0]!.person, ministries });
  }
  return found;
}
