/**
 * What a collection does with a package that came in (design 7): every check, then accepted, refused with codes, or kept
 * waiting until somebody confirms the key. Nothing of a refused or waiting package enters the figures.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { DeliveryVerdict, TakeCode, TakenPackage } from '../../shared/collection-records.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { MAX_PASTED_PACKAGE } from '../../shared/pasted-package.ts';
import { bareName, personKey } from '../../shared/person-name.ts';
import { quarterDays } from '../../shared/quarter.ts';
import { cleanName } from '../intake/clean-text.ts';
import type { CollectedFacts, CollectResult, PackageSource } from '../jobs/collect-package.ts';
import { beginAlike, restoredFrom } from '../jobs/restored-log.ts';
import { newId } from '../keys/encoding.ts';
import { keyNumber } from '../keys/number.ts';
import {
  addEvent,
  confirmOfficeKey,
  type DeliveryRow,
  findDelivery,
  forgetFrom,
  heardFrom,
  hearStates,
  insertAccount,
  insertEntryRow,
  insertIncident,
  insertReturn,
  type NewDelivery,
  officeHead,
  officeKeys,
  putDelivery,
  putHead,
  replace,
  returnsBeside,
  seeKey,
  standing,
  waitingOf,
} from '../store/collection.ts';
import { needMeta } from '../store/meta.ts';
import { areTwoPeople } from '../store/terms-collected.ts';
import type { CheckId } from '../verify/checks.ts';
import { inJob } from './job-runner.ts';
import { needPath } from './places.ts';
import { collectionKeys, receiptFile } from './receipts.ts';
import { type Desk, type Unit, write } from './session.ts';

/** What the collection holds against the package, or remarks; the first list refuses. */
interface Findings {
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

function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

function digits(number: string): string {
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

function judge(desk: Desk, result: CollectResult, accepted: readonly string[]): Findings {
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

function verdictOf(found: Findings): DeliveryVerdict {
  if (found.refuse.length > 0) return 'refused';
  return found.confirm === null ? 'accepted' : 'waiting';
}

/** As a delivery keeps them: what refuses it, then what is remarkable. */
function codesOf(found: Findings): string {
  return JSON.stringify([...found.refuse, ...found.remark]);
}

/** Keeps what was decided: the delivery, and of an accepted one all that figures are made of. */
function keep(unit: Unit, given: { name: string; file: string; result: CollectResult; found: Findings }): DeliveryRow {
  const { name, file, result, found } = given;
  const { facts } = result;
  const verdict = verdictOf(found);
  const codes = [...found.refuse, ...found.remark];
  const note = facts?.note ?? result.claims?.note ?? null;
  const ministry = facts?.ministry ?? result.claims?.ministry ?? null;
  const head = note ? `${note.head.origin} ${note.head.size} ${Buffer.from(note.head.root).toString('base64')}` : null;
  const receipt =
    verdict === 'waiting'
      ? null
      : receiptFile(
          collectionKeys(unit.db),
          {
            receiver: needMeta(unit.db, 'workspace'),
            name: needMeta(unit.db, 'title'),
            package: result.package,
            register: note?.register ?? null,
            quarter: note?.quarter ?? null,
            edition: note?.edition ?? null,
            terms: facts?.returns.map((r) => text(r, 'ambtsperiode_id')).sort() ?? [],
            verdict,
            codes,
            head: verdict === 'accepted' ? head : null,
            time: unit.now,
          },
          verdict === 'accepted' ? (facts?.checkpoint ?? null) : null,
        );
  const row: NewDelivery = {
    package: result.package,
    name,
    bytes: result.bytes,
    file,
    key: result.key,
    received_at: unit.now,
    verdict,
    codes: codesOf(found),
    checks: JSON.stringify(result.checks),
    office: note?.workspace ?? null,
    register: note?.register ?? null,
    prefix: note ? note.register.slice(0, note.register.indexOf('-')) : null,
    quarter: note?.quarter ?? null,
    version: note?.version ?? null,
    edition: note?.edition ?? null,
    ministry: ministry?.abbreviation || null,
    ministry_code: ministry?.tooi || null,
    log_key: facts?.logKey ?? null,
    origin: note?.head.origin ?? null,
    size: note?.head.size ?? null,
    from_size: note?.from ?? null,
    made_at: note?.madeAt ?? null,
    entries: facts?.entries.length ?? null,
    receipt,
  };
  const before = note ? standing(unit.db, note.workspace, note.quarter) : null;
  const id = putDelivery(unit.db, row);
  if (facts && note) {
    const epoch = facts.epochs[facts.epochs.length - 1];
    if (verdict !== 'refused')
      seeKey(unit.db, {
        office: note.workspace,
        vkey: facts.logKey,
        epoch: epoch?.epoch ?? 0,
        cause: epoch?.cause ?? '',
        seen_at: unit.now,
      });
    if (found.event) addEvent(unit.db, { office: note.workspace, at: unit.now, ...found.event });
    if (verdict === 'accepted') accept(unit, { id, before }, facts, found);
  }
  unit.append('delivery', result.package.slice(0, 32), {
    package: row.package,
    register: row.register,
    edition: row.edition,
    office: row.office,
    verdict,
    codes,
    origin: row.origin,
    size: row.size,
    receipt,
  });
  unit.checkpoint();
  return findDelivery(unit.db, result.package)!;
}

function accept(
  unit: Unit,
  { id, before }: { id: number; before: DeliveryRow | null },
  facts: CollectedFacts,
  found: Findings,
): void {
  const { note } = facts;
  const { db } = unit;
  if (found.remark.includes('key_confirmed')) {
    confirmOfficeKey(db, note.workspace, facts.logKey, unit.now);
    unit.append('officeKey', note.workspace, { vkey: facts.logKey, change: 'confirmed' });
  }
  if (before && before.id !== id) replace(db, before.id, id);
  for (const row of facts.returns) insertReturn(db, id, row);
  for (const row of facts.accounts) insertAccount(db, id, row);
  for (const row of facts.incidents) insertIncident(db, id, row);
  for (const row of facts.entries) insertEntryRow(db, id, row);
  // The past that was dropped promises nothing any more; what of it is gone was said.
  if (found.restoredAt !== null) forgetFrom(db, note.workspace, found.restoredAt);
  hearStates(db, note.workspace, facts.states);
  if (found.newHead)
    putHead(db, {
      office: note.workspace,
      origin: note.head.origin,
      size: note.head.size,
      checkpoint: facts.checkpoint,
      leaves: facts.leaves,
    });
}

export function shownDelivery(row: DeliveryRow): TakenPackage {
  const codes = JSON.parse(row.codes) as string[];
  return {
    id: row.id,
    name: row.name,
    package: row.package,
    bytes: row.bytes,
    verdict: row.verdict,
    codes,
    checks: JSON.parse(row.checks) as TakenPackage['checks'],
    receivedAt: row.received_at,
    office: row.office,
    register: row.register,
    quarter: row.quarter,
    version: row.version,
    edition: row.edition,
    ministry: row.ministry,
    entries: row.entries,
    from: row.from_size,
    treeSize: row.size,
    madeAt: row.made_at,
    replaced: row.replaced_by !== null,
    keyNumber: row.log_key === null ? null : keyNumber(row.log_key),
    hasReceipt: row.receipt !== null,
  };
}

/** A delivery that came once more: what was said of it stands, and this time it is named what it is. */
function again(row: DeliveryRow): TakenPackage {
  const shown = shownDelivery(row);
  const remarks: TakeCode[] = shown.replaced ? ['duplicate', 'replaced'] : ['duplicate'];
  return { ...shown, codes: [...shown.codes, ...remarks] };
}

/** Refused by what the collection holds itself: the list of ministries, that of expected terms, or what another office delivered. */
function byOwnLists({ verdict, codes }: DeliveryRow): boolean {
  const said = JSON.parse(codes) as string[];
  return verdict === 'refused' && (said.includes('overlap') || said.includes('ministry_code'));
}

/** One package, from wherever it lies. */
async function takeOne(
  desk: Desk,
  source: PackageSource,
  name: string,
  accepted: readonly string[],
  kept: { file: string } | null,
): Promise<TakenPackage> {
  const id = newId('x', (n) => desk.host.random(n));
  const file = kept?.file ?? path.join(id.slice(2, 4), id);
  const target = path.join(desk.work.folder, 'evidence', file);
  return await inJob(desk, 'collect', async (job) => {
    const result = await job.run('collect', {
      source,
      name,
      identity: needMeta(desk.db, 'ageIdentity'),
      target: kept ? null : target,
    });
    return await decideInTurn(desk, { name, file, result }, accepted, kept ? null : target, job.goOn);
  });
}

async function decideInTurn(
  desk: Desk,
  given: { name: string; file: string; result: CollectResult },
  accepted: readonly string[],
  target: string | null,
  goOn: () => void,
): Promise<TakenPackage> {
  const drop = (): void => {
    if (target !== null) rmSync(target, { force: true });
  };
  try {
    return await desk.core.inTurn(() => {
      goOn();
      const known = findDelivery(desk.db, given.result.package);
      // The same package again is the same delivery: what was said of it stands, unless it was said by lists that can be put right.
      if (known && known.verdict !== 'waiting' && !byOwnLists(known)) {
        drop();
        return again(known);
      }
      if (known && target !== null) drop();
      const file = known?.file ?? given.file;
      const result = known ? { ...given.result, key: known.key } : given.result;
      const found = judge(desk, result, accepted);
      // Nobody is told twice of one key, and what is refused still is refused as it was.
      const verdict = verdictOf(found);
      if (known && verdict === known.verdict && (verdict === 'refused' || codesOf(found) === known.codes))
        return again(known);
      const row = write(desk, (unit) => keep(unit, { ...given, file, result, found }));
      // Pages that one package touched are not wanted by the next: kept, package after package fills what they may take.
      desk.work.db.pragma('shrink_memory');
      return shownDelivery(row);
    });
  } catch (error) {
    drop();
    throw error;
  }
}

/**
 * Takes in one or many packages, one after another; each gets its own verdict. Throws `file_too_large` where bytes that lie
 * on no disk are more than `MAX_PASTED_PACKAGE`, before any is taken; `not_a_package`, with the name and what it is, for another
 * file of ours: what came before it is taken in, what comes after it is not.
 */
export async function takePackages(
  desk: Desk,
  args: CallArgs<'collection.take'>,
): Promise<CallOutput<'collection.take'>> {
  const large = args.pasted.find(({ bytes }) => bytes.length > MAX_PASTED_PACKAGE);
  if (large) throw new KanaalError('file_too_large', { name: large.name, most: MAX_PASTED_PACKAGE });
  const given: { name: string; source: PackageSource }[] = [
    ...args.files.map((token) => {
      const file = needPath(desk.host, token);
      return { name: path.basename(file), source: { path: file } };
    }),
    ...args.pasted.map(({ name, bytes }) => ({ name: cleanName(name, 'levering.zip'), source: { bytes } })),
  ];
  const packages: TakenPackage[] = [];
  for (const { name, source } of given) packages.push(await takeOne(desk, source, name, args.acceptKeys, null));
  return { packages };
}

/** Somebody compared the number over the telephone: what waited for this key is looked at again. */
export async function confirmKey(
  desk: Desk,
  args: CallArgs<'collection.confirmKey'>,
): Promise<CallOutput<'collection.confirmKey'>> {
  const waiting = waitingOf(desk.db, args.office);
  const meant = waiting.filter((d) => d.log_key !== null && digits(keyNumber(d.log_key)) === digits(args.number));
  if (meant.length === 0) throw new KanaalError('wrong_code');
  const packages: TakenPackage[] = [];
  for (const d of meant)
    packages.push(
      await takeOne(
        desk,
        { sealed: path.join(desk.work.folder, 'evidence', d.file), key: d.key },
        d.name,
        [args.number],
        { file: d.file },
      ),
    );
  return { packages };
}
