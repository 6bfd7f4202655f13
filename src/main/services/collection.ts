/** What a collection holds, to look at: deliveries, receipts, expected terms, keys. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { verifierKey, witnessKey } from '../journal/note.ts';
import { keyNumber } from '../keys/number.ts';
import {
  allDeliveries,
  allEvents,
  deliveryById,
  type ExpectedTerm as ExpectedRow,
  expectedTerms,
  officeKeys,
  officeMinistries,
  putExpected,
} from '../store/collection.ts';
import { needMeta } from '../store/meta.ts';
import { shownDelivery } from './collection-take.ts';
import { runJob } from './job-runner.ts';
import { exportRoot, sameOrFreeFile } from './out-places.ts';
import { needPath } from './places.ts';
import { collectionKeys } from './receipts.ts';
import { outFolder } from './registers.ts';
import { type Desk, inTurn, logAccess, write } from './session.ts';

export function listDeliveries(
  desk: Desk,
  args: CallArgs<'collection.deliveries'>,
): CallOutput<'collection.deliveries'> {
  return { packages: allDeliveries(desk.db, args.limit).map(shownDelivery) };
}

/** `MKD-2027-Q1-v1_aanvaard.ontvangstbewijs`; a refused package may have no register. */
function receiptName(register: string | null, verdict: string, sha512: string): string {
  const word = verdict === 'accepted' ? 'aanvaard' : 'geweigerd';
  return `${register ?? sha512.slice(0, 16)}_${word}.ontvangstbewijs`;
}

export function writeReceipt(desk: Desk, args: CallArgs<'collection.receipt'>): CallOutput<'collection.receipt'> {
  const row = deliveryById(desk.db, args.delivery);
  if (!row) throw new KanaalError('not_found', { what: 'delivery' });
  if (row.receipt === null) throw new KanaalError('wrong_state', { verdict: row.verdict });
  const folder =
    args.out === null ? path.join(exportRoot(desk.core), 'ontvangstbewijzen') : needPath(desk.host, args.out);
  mkdirSync(folder, { recursive: true });
  const bytes = Buffer.from(row.receipt, 'utf8');
  const { file, there } = sameOrFreeFile(folder, receiptName(row.register, row.verdict, row.package), bytes);
  if (!there) writeFileAtomic(file, bytes);
  return { path: file, verdict: row.verdict };
}

/** A ministry's collection passes on what it accepted; a replaced version stays behind. */
export async function forwardQuarter(
  desk: Desk,
  args: CallArgs<'collection.forward'>,
): Promise<CallOutput<'collection.forward'>> {
  const rows = allDeliveries(desk.db, 100_000).filter(
    (d) => d.quarter === args.quarter && d.verdict === 'accepted' && d.replaced_by === null,
  );
  if (rows.length === 0) throw new KanaalError('not_found', { quarter: args.quarter });
  const folder = outFolder(desk, args, `${args.quarter}-doorsturen`);
  // Offices choose their prefixes themselves, so that two can have registers of one number.
  const named = new Map<string, number>();
  const files = rows.map((d) => {
    const name = `kanaalregister_${d.register ?? d.id}_${d.edition ?? ''}`;
    const nth = (named.get(name) ?? 0) + 1;
    named.set(name, nth);
    const file = path.join(desk.work.folder, 'evidence', d.file);
    return { file, key: d.key, name: `${name}${nth === 1 ? '' : `-${nth}`}.zip` };
  });
  try {
    const written = await runJob(desk, 'forward', { files, folder, seal: args.seal });
    await inTurn(desk, () => logAccess(desk, 'forward', `${args.quarter}: ${written.length} leveringen`));
    return { folder, files: written };
  } catch (error) {
    // The folder was empty at the start; half of a quarter would look like a whole one.
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    throw error;
  }
}

export function listExpected(desk: Desk): CallOutput<'collection.expected'> {
  return {
    terms: expectedTerms(desk.db).map((t) => ({
      id: t.id,
      person: t.person,
      post: t.post,
      ministryCode: t.ministry,
      ministryName: t.ministry_name,
      ministryAbbr: t.ministry_abbr,
      cabinet: t.cabinet,
      from: t.from_day,
      until: t.until_day,
    })),
  };
}

export function expectTerms(desk: Desk, args: CallArgs<'collection.expect'>): CallOutput<'collection.expect'> {
  write(desk, (unit) => {
    for (const t of args.terms) {
      const row: ExpectedRow = {
        id: t.id ?? unit.newId('v'),
        person: t.person,
        post: t.post,
        ministry: t.ministryCode,
        ministry_name: t.ministryName,
        ministry_abbr: t.ministryAbbr,
        cabinet: t.cabinet,
        from_day: t.from,
        until_day: t.until,
      };
      putExpected(unit.db, row);
      const { person, post, ministryCode, cabinet, from, until } = t;
      unit.append('expectedTerm', row.id, {
        person,
        post,
        ministryCode,
        cabinet,
        from,
        until,
        change: t.id === null ? 'added' : 'changed',
      });
    }
  });
  return { ok: true };
}

export function showKeys(desk: Desk): CallOutput<'collection.keys'> {
  const keys = collectionKeys(desk.db);
  const receipt = verifierKey(keys.receipt);
  const ministries = officeMinistries(desk.db);
  return {
    recipient: needMeta(desk.db, 'ageRecipient'),
    receiptKey: { vkey: receipt, number: keyNumber(receipt) },
    witnessKey: witnessKey(keys.witness),
    offices: officeKeys(desk.db).map((k) => ({
      office: k.office,
      ministry: ministries.get(k.office) ?? null,
      vkey: k.vkey,
      number: keyNumber(k.vkey),
      epoch: k.epoch,
      cause: k.cause,
      seenAt: k.seen_at,
      confirmedAt: k.confirmed_at,
    })),
    events: allEvents(desk.db).map(({ office, at, kind, detail }) => ({ office, at, kind, detail })),
  };
}
