/** Terms of office as a collection knows them: expected ones, and those that packages told of. */
import { bareName, personKey } from '../../shared/person-name.ts';
import { expectedTerms } from './collection.ts';
import type { ReadDb } from './db.ts';
import type { ReturnRow } from './figures.ts';

export interface KnownTerm {
  /** One person in one post from one day: the same in the list of the collector and in a package. */
  key: string;
  person: string;
  post: string;
  ministry: string;
  ministryName: string;
  ministryAbbr: string;
  cabinet: string;
  from: string;
  until: string | null;
  expected: boolean;
  /** Ids by which registers name it. */
  ids: Set<string>;
}

/** Whether the term has a day in the period, both ends included. */
export function heldWithin(
  { from, until }: Pick<KnownTerm, 'from' | 'until'>,
  period: { from: string; to: string },
): boolean {
  return from <= period.to && (until === null || until >= period.from);
}

function termKey(ministry: string, person: string, from: string): string {
  return `${ministry} ${from} ${personKey(person)}`;
}

/** A post, or a name, however it is spaced or capitalised. */
const samePost = (a: string, b: string): boolean => personKey(a) === personKey(b);

/**
 * Whether the collector's list has two people of this name, at this ministry from this day, each with one of these posts.
 * Ids do not tell: every office gives its own, so one term that two offices register has two of them.
 */
export function areTwoPeople(
  db: ReadDb,
  { ministry, name, from }: { ministry: string; name: string; from: string },
  posts: readonly [string, string],
): boolean {
  const key = termKey(ministry, bareName(name), from);
  const listed = expectedTerms(db).filter((t) => termKey(t.ministry, bareName(t.person), t.from_day) === key);
  const [one, other] = posts.map((post) => listed.find((t) => samePost(t.post, post)));
  return one !== undefined && other !== undefined && personKey(one.person) !== personKey(other.person);
}

/** All terms, expected ones first in the order of ministries; `names` gives a ministry's name and abbreviation. */
export function knownTerms(
  db: ReadDb,
  returns: readonly ReturnRow[],
  names: (code: string, day: string) => { name: string; abbr: string },
): KnownTerm[] {
  const terms = new Map<string, KnownTerm>();
  // By the name that an office gives. Of two of one name from one day at one ministry the post tells which is meant.
  const byOffice = new Map<string, KnownTerm[]>();
  for (const t of expectedTerms(db)) {
    const term: KnownTerm = {
      key: termKey(t.ministry, t.person, t.from_day),
      person: t.person,
      post: t.post,
      ministry: t.ministry,
      ministryName: t.ministry_name,
      ministryAbbr: t.ministry_abbr,
      cabinet: t.cabinet,
      from: t.from_day,
      until: t.until_day,
      expected: true,
      ids: new Set(),
    };
    terms.set(term.key, term);
    const bare = termKey(t.ministry, bareName(t.person), t.from_day);
    byOffice.set(bare, [...(byOffice.get(bare) ?? []), term]);
  }
  for (const r of returns) {
    const key = termKey(r.ministry, r.name, r.from_day);
    const named = byOffice.get(termKey(r.ministry, bareName(r.name), r.from_day)) ?? [];
    const byPost = named.length > 1 ? named.find((t) => samePost(t.post, r.post)) : undefined;
    const known = byPost ?? terms.get(key) ?? named.at(-1);
    if (known) {
      known.ids.add(r.term);
      // The office knows when a term ended before the list of the collector does.
      known.until ??= r.until_day;
      continue;
    }
    const { name, abbr } = names(r.ministry, r.from_day);
    terms.set(key, {
      key,
      person: r.name,
      post: r.post,
      ministry: r.ministry,
      ministryName: name,
      ministryAbbr: abbr,
      cabinet: r.cabinet,
      from: r.from_day,
      until: r.until_day,
      expected: false,
      ids: new Set([r.term]),
    });
  }
  const order = (t: KnownTerm): string => `${t.ministryAbbr}\n${t.from}\n${t.key}`;
  return [...terms.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
