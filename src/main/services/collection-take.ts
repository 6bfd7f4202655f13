/**
 * What a collection does with a package that came in (design 7): every check, then accepted, refused with codes, or kept
 * waiting until somebody confirms the key. Nothing of a refused or waiting package enters the figures.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { TakeCode, TakenPackage } from '../../shared/collection-records.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { MAX_PASTED_PACKAGE } from '../../shared/pasted-package.ts';
import { cleanName } from '../intake/clean-text.ts';
import type { CollectedFacts, CollectResult, PackageSource } from '../jobs/collect-package.ts';
import { newId } from '../keys/encoding.ts';
import { keyNumber } from '../keys/number.ts';
import {
  addEvent,
  confirmOfficeKey,
  type DeliveryRow,
  findDelivery,
  forgetFrom,
  hearStates,
  insertAccount,
  insertEntryRow,
  insertIncident,
  insertReturn,
  type NewDelivery,
  putDelivery,
  putHead,
  replace,
  seeKey,
  standing,
  waitingOf,
} from '../store/collection.ts';
import { needMeta } from '../store/meta.ts';
import { codesOf, digits, type Findings, judge, text, verdictOf } from './collection-judge.ts';
import { inJob } from './job-runner.ts';
import { needPath } from './places.ts';
import { collectionKeys, receiptFile } from './receipts.ts';
import { type Desk, type Unit, write } from './session.ts';

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
