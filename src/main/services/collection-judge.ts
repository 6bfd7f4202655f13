/** What a collection holds against a package, or remarks: the journal it had before, the term, the ministry, the key (design 7). */
import type { DeliveryVerdict, TakeCode } from '../../shared/collection-records.ts';
import { bareName, personKey } from '../../shared/person-name.ts';
import { quarterDays } from '../../shared/quarter.ts';
import type { CollectedFacts, CollectResult } from '../jobs/collect-package.ts';
import { beginAlike, restoredFrom } from '../jobs/restored-log.ts';
import { keyNumber } from '../keys/number.ts';
import { heardFrom, officeHead, officeKeys, returnsBeside, standing } from '../store/collection.ts';
import { areTwoPeople } from '../store/terms-collected.ts';
import type { CheckId } from '../verify/checks.ts';
import type { Desk } from './session.ts';

/** What the collection holds against the package, or remarks; the first list refuses. */
export interface Findings {
  refuse: (TakeCode | CheckId)[];
  remark: TakeCode[];
  /** The number of a key that somebody has to confirm first. */
  confirm: string | null;
  event: { kind: string; detail: string } | null;
  /** The package's journal becomes the one to compare with. */
  newHead: boolean;
  /** What was heard from this record on is gone: a backup was put back. */
  restoredAt: number | null;
}

type Row = CollectedFacts['returns'][number];

/** A cell of a register's row as text; empty where it holds something else. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** The digits of a key's number, however it was typed. */
export function digits(number: string): string {
  return number.replaceAll(/\D/g, '');
}

/** How the package's journal relates to what was received: the same, longer, an earlier part, restored, or another past. */
function compareLogs(desk: Desk, facts: CollectedFacts, found: Findings): void {
  const { note, leaves } = facts;
  const head = officeHead(desk.db, note.workspace);
  if (!head) {
    found.newHead = true;
    if (note.from > 0) found.remark.push('gap');
    return;
  }
  if (beginAlike(leaves, head.leaves, Math.min(head.size, note.head.size))) {
    found.newHead = note.head.size > head.size || (note.head.size === head.size && note.head.origin !== head.origin);
    if (note.from > head.size) found.remark.push('gap');
    return;
  }
  if (note.head.origin === head.origin && isConfirmed(desk, facts)) {
    // Two heads of one log, both signed by it, of which neither begins with the other: that is proof. Under a key that nobody
    // confirmed it is none: anybody can make up a journal in the name of an office.
    found.refuse.push('rewritten');
    found.event = { kind: 'rewritten', detail: `${head.checkpoint}\n${facts.checkpoint}` };
    return;
  }
  const restored = restoredFrom(head, facts);
  if (!restored) {
    found.refuse.push('not_extending');
    return;
  }
  found.remark.push('restored');
  found.restoredAt = restored.size;
  const still = new Set(facts.states.map((one) => one.subject));
  const gone = heardFrom(desk.db, note.workspace, restored.size).filter((one) => !still.has(one.subject));
  const numbers = gone.map((one) => one.number).sort();
  found.event = { kind: 'restored', detail: [restored.cause, restored.size, head.size, ...numbers].join(' ') };
  found.newHead = true;
}

/** Whether somebody compared the number of the key that signed this. */
function isConfirmed(desk: Desk, { note, logKey }: CollectedFacts): boolean {
  return officeKeys(desk.db, note.workspace).some((k) => k.vkey === logKey && k.confirmed_at !== null);
}

function checkKey(desk: Desk, facts: CollectedFacts, accepted: readonly string[], found: Findings): void {
  if (isConfirmed(desk, facts)) return;
  const number = keyNumber(facts.logKey);
  if (accepted.some((given) => digits(given) === digits(number))) {
    found.remark.push('key_confirmed');
    return;
  }
  found.confirm = number;
  const changed = officeKeys(desk.db, facts.note.workspace).some((k) => k.confirmed_at !== null);
  found.remark.push(changed ? 'key_changed' : 'key_first');
  // Loud, and before all else: after a leaver the office has a new key, and so has a thief; what it says of a restore comes after.
  if (changed) found.event = { kind: 'key_changed', detail: number };
}

/** Whether another office accounts for this term already: under its id, or as the same person at this ministry from this day. */
function isOfAnother(desk: Desk, { workspace, quarter }: CollectedFacts['note'], row: Row): boolean {
  const [term, name, post] = [text(row, 'ambtsperiode_id'), text(row, 'naam'), text(row, 'functie')];
  const [ministry, from] = [text(row, 'ministerie_tooi'), text(row, 'ambt_van')];
  return returnsBeside(desk.db, { office: workspace, quarter, term, ministry, from }).some(
    (other) =>
      other.term === term ||
      (personKey(bareName(other.name)) === personKey(bareName(name)) &&
        !areTwoPeople(desk.db, { ministry, name, from }, [other.post, post])),
  );
}

/** An accepted register is replaced by a newer version only; another office cannot deliver the same term. */
function checkPlace(desk: Desk, facts: CollectedFacts, found: Findings): void {
  const { note } = facts;
  // In it nobody can see whether an entry was kept back.
  if (note.edition === 'openbaar') found.refuse.push('public_edition');
  const now = standing(desk.db, note.workspace, note.quarter);
  if (now && (now.version ?? 0) > note.version) found.refuse.push('older_version');
  if (now && now.version === note.version && now.edition === note.edition) found.refuse.push('second_of_version');
  const { to } = quarterDays(note.quarter);
  const ministries = desk.policy.ministries.items;
  for (const row of facts.returns) {
    if (isOfAnother(desk, note, row)) found.refuse.push('overlap');
    const names = ministries.find((m) => m.code === text(row, 'ministerie_tooi'))?.names ?? [];
    const valid = names.some((n) => (n.validFrom ?? '') <= to && (n.validUntil ?? '9999') >= text(row, 'ambt_van'));
    if (!valid) found.refuse.push('ministry_code');
  }
  const lists = desk.policy.lists as Readonly<Record<string, { version: string } | undefined>>;
  if (facts.codeLists.some(({ list, version }) => lists[list]?.version !== version)) found.remark.push('code_lists');
}

/** Everything a collection asks of a package beside what the package proves by itself. `accepted`: numbers that were compared. */
export function judge(desk: Desk, result: CollectResult, accepted: readonly string[]): Findings {
  const found: Findings = { refuse: [], remark: [], confirm: null, event: null, newHead: false, restoredAt: null };
  const { facts } = result;
  if (!result.ok || !facts) {
    found.refuse.push(...result.checks.filter((c) => c.ok === false).map((c) => c.id));
    return found;
  }
  compareLogs(desk, facts, found);
  checkPlace(desk, facts, found);
  checkKey(desk, facts, accepted, found);
  found.refuse = [...new Set(found.refuse)];
  return found;
}

export function verdictOf(found: Findings): DeliveryVerdict {
  if (found.refuse.length > 0) return 'refused';
  return found.confirm === null ? 'accepted' : 'waiting';
}

/** As a delivery keeps them: what refuses it, then what is remarkable. */
export function codesOf(found: Findings): string {
  return JSON.stringify([...found.refuse, ...found.remark]);
}
