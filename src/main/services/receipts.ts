/** Receipts: made by a collection with its own keys, taken in by the office that delivered. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import canonicalize from 'canonicalize';
import type { CallArgs } from '../../shared/contract.ts';
import type { Receipt } from '../../shared/delivery-records.ts';
import { KanaalError } from '../../shared/errors.ts';
import { RECEIPT_FORMAT, type ReceiptFacts, receiptText, receiverOf } from '../../shared/receipt-text.ts';
import { cosignatureLine, type NoteKey, signNote, verifierKey, witnessKey } from '../journal/note.ts';
import { signingKey } from '../keys/signing.ts';
import type { ReadDb } from '../store/db.ts';
import { needMeta } from '../store/meta.ts';
import { hasReceipt, insertReceipt, packagesOf, type ReceiptRow, receiptsOf } from '../store/packages.ts';
import { Refusal } from '../verify/checks.ts';
import { type ReceiptNote, readReceipt } from '../verify/receipt-note.ts';
import { toReceipt } from './packages.ts';
import { needPath } from './places.ts';
import { type Desk, write } from './session.ts';

// --- the collection's side ----------------------------------------------------------------------------------------

export interface CollectionKeys {
  receipt: NoteKey;
  witness: NoteKey;
}

export function collectionKeys(db: ReadDb): CollectionKeys {
  const workspace = needMeta(db, 'workspace');
  const key = (seed: 'receiptSeed' | 'witnessSeed'): NoteKey['key'] =>
    signingKey(Buffer.from(needMeta(db, seed), 'hex'));
  return {
    receipt: { name: `kanaalregister/${workspace}/ontvangst`, key: key('receiptSeed') },
    witness: { name: `kanaalregister/${workspace}/getuige`, key: key('witnessSeed') },
  };
}

/** The receipt file: canonical JSON of the signed note, the cosigned checkpoint, and both keys (docs/format.md 12). */
export function receiptFile(keys: CollectionKeys, facts: ReceiptFacts, checkpoint: string | null): string {
  const time = Math.floor(Date.parse(facts.time) / 1000);
  const text = canonicalize({
    checkpoint: checkpoint === null ? null : checkpoint + cosignatureLine(checkpoint, keys.witness, time),
    format: RECEIPT_FORMAT,
    note: signNote(receiptText(facts), keys.receipt),
    vkeys: [verifierKey(keys.receipt), witnessKey(keys.witness)],
  });
  if (text === undefined) throw new TypeError('receipt has no canonical form');
  return text;
}

// --- the office's side --------------------------------------------------------------------------------------------

const MAX_RECEIPT_BYTES = 1024 * 1024;

function readFile(desk: Desk, args: CallArgs<'receipts.take'>): { bytes: Buffer; receipt: ReceiptNote } {
  const file = args.file === null ? null : needPath(desk.host, args.file);
  const size = file === null ? (args.bytes?.length ?? 0) : statSync(file).size;
  if (size === 0 || size > MAX_RECEIPT_BYTES) throw new KanaalError('receipt_invalid', { check: 'receipt_form' });
  const bytes = file === null ? Buffer.from(args.bytes ?? new Uint8Array()) : readFileSync(file);
  try {
    return { bytes, receipt: readReceipt(bytes) };
  } catch (error) {
    if (error instanceof Refusal) throw new KanaalError('receipt_invalid', { check: error.id }, { cause: error });
    throw error;
  }
}

/**
 * Takes in a receipt. It must be about a package that this office made, and a receiver keeps its key: another one is
 * refused until somebody finds out why. The next package starts where this one ended.
 */
export function takeReceipt(desk: Desk, args: CallArgs<'receipts.take'>): Receipt {
  const { bytes, receipt } = readFile(desk, args);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const packages = packagesOf(desk.db, null);
  const made = packages.find((p) => p.sha512 === receipt.package);
  if (!made) {
    // Of a register of ours, in a file that is not: the office must hear that, or it would never learn why it was refused.
    const own = packages.some((p) => p.register === receipt.register);
    const { register, verdict, codes } = receipt;
    const details = { register: register ?? '', verdict, codes: [...codes] };
    throw new KanaalError(own ? 'receipt_other_package' : 'receipt_foreign', details);
  }
  const fits = receipt.register === null || receipt.register === made.register;
  const head = receipt.head;
  const [origin, size, root] = made.checkpoint.split('\n');
  const seen = head === null || (head.origin === origin && String(head.size) === size && head.root === root);
  if (!fits || !seen) throw new KanaalError('receipt_invalid', { check: 'package_checkpoint' });
  const before = receiptsOf(desk.db, null).find((r) => r.receiver === receiverOf(receipt));
  if (before && before.vkey !== receipt.vkey) throw new KanaalError('receiver_changed', { receiver: receipt.name });
  const row: ReceiptRow = {
    sha256,
    package: receipt.package,
    register: made.register,
    quarter: made.quarter,
    verdict: receipt.verdict,
    codes: JSON.stringify(receipt.codes),
    receiver: receiverOf(receipt),
    vkey: receipt.vkey,
    time: receipt.time,
    size: head?.size ?? 0,
    note: bytes.toString('utf8'),
    taken_at: '',
  };
  if (hasReceipt(desk.db, sha256))
    return toReceipt(receiptsOf(desk.db, made.quarter).find((r) => r.sha256 === sha256) ?? row);
  const takenAt = write(desk, (unit) => {
    insertReceipt(unit.db, { ...row, taken_at: unit.now });
    unit.append('receipt', made.register, {
      package: row.package,
      register: row.register,
      verdict: row.verdict,
      codes: receipt.codes,
      receiver: row.receiver,
      vkey: row.vkey,
      size: row.size,
      note: row.note,
    });
    return unit.now;
  });
  return toReceipt({ ...row, taken_at: takenAt });
}
