/** The keys of a package: who signed it, how the log's keys followed each other, and what was received before. */
import { wholeFile } from './bagit.ts';
import { type Head, readHead } from './checkpoint.ts';
import { Refusal } from './checks.ts';
import { isPlainText } from './fixed-lines.ts';
import { checkEarlier } from './log-checks.ts';
import type { LogTree } from './log-tree.ts';
import { same } from './merkle.ts';
import { type PackageNote, readPackageNote } from './package-note.ts';
import type { PackageNotes } from './package-notes.ts';
import type { PackageRecords, ReadRecord } from './package-records.ts';
import { fromBase64, startHash } from './platform.ts';
import { text } from './register-cells.ts';
import { readVerifierKey } from './signed-note.ts';
import type { Verification } from './verification.ts';

/** A stretch of the log under one key. */
export interface Epoch {
  readonly epoch: number;
  readonly origin: string;
  readonly vkey: string;
  readonly cause: string;
  /** The head that it took over; null for the first. */
  readonly continues: Head | null;
}

/** Who signed the package and its checkpoint, and that both speak of one log. `vkeys` are the lines of data/keys.txt. */
export async function checkSignatures(
  notes: PackageNotes,
  vkeys: readonly string[],
): Promise<{ note: PackageNote; checkpoint: string; logKey: string }> {
  const { v } = notes;
  const packaged = notes.signed(await notes.noteFile('package.note'), 'package.note');
  v.add('note_form', true);
  v.need('plain_text', isPlainText(packaged.note.text), 'package.note');
  const note = v.read('package_form', () => readPackageNote(packaged.note.text));
  v.need('package_signer', packaged.by.includes(note.head.origin));
  const checkpoint = await notes.noteFile('data/checkpoint.note');
  const stand = notes.signed(checkpoint, 'checkpoint.note');
  const head = v.read('checkpoint_form', () => readHead(stand.note.text));
  v.need('checkpoint_signer', stand.by.includes(head.origin));
  v.add('signature', true);
  const equal = head.origin === note.head.origin && head.size === note.head.size && same(head.root, note.head.root);
  v.need('package_checkpoint', equal);
  const manifest = startHash('sha512');
  manifest.update(await wholeFile(notes.files, 'manifest-sha512.txt'));
  v.need('package_manifest', manifest.end() === note.manifest);
  const logKey = vkeys.find((line) => line.startsWith(`${head.origin}+`)) ?? '';
  const own = readVerifierKey(logKey);
  // Keys in the package vouch for nothing by themselves: somebody must know the log's.
  v.signedByTrusted(v.trusted.some((key) => key.name === own?.name && same(key.publicKey, own.publicKey)));
  return { note, checkpoint, logKey };
}

/**
 * The log begins with what an earlier checkpoint says, also one that an earlier key of this log signed. What that key
 * signed beyond the point where the next epoch took over was dropped by a restore; of another log nothing can be said.
 */
export function extendsEarlier(
  { v, own }: PackageNotes,
  earlier: string,
  head: Head,
  tree: LogTree,
  epochs: readonly Epoch[],
): void {
  const old = checkEarlier(v, earlier, own);
  const at = epochs.findIndex((e) => e.origin === old.origin);
  const takenOver = epochs[at + 1]?.continues?.size ?? (old.origin === head.origin ? head.size : -1);
  const comparable = old.origin === head.origin || (at >= 0 && old.size <= takenOver);
  v.add('against_origin', comparable ? true : null);
  if (!comparable) return;
  v.need('against_size', old.size <= head.size);
  if (old.size === head.size) v.need('against_root', same(old.root, head.root));
  v.need('consistency', same(tree.rootAt(old.size), old.root));
}

function headOf(value: unknown): Head | null {
  const head = value as { origin?: unknown; size?: unknown; root?: unknown } | undefined;
  if (typeof head?.origin !== 'string' || typeof head.size !== 'number' || typeof head.root !== 'string') return null;
  return { origin: head.origin, size: head.size, root: fromBase64(head.root, 'base64') };
}

/** keys.txt must be the keys that the records brought, in their order. */
export function checkKeys(
  v: Verification,
  records: PackageRecords,
  vkeys: readonly string[],
  note: PackageNote,
  tree: LogTree,
): readonly Epoch[] {
  const brought: ReadRecord[] = [...(records.others.get('epoch') ?? []), ...(records.others.get('person') ?? [])];
  const found = new Set<string>();
  for (const { fields } of brought.toSorted((a, b) => a.n - b.n)) {
    const vkey = fields.get('vkey');
    if (typeof vkey === 'string') found.add(vkey);
    if (typeof vkey !== 'string' || fields.get('type') !== 'person') continue;
    // A person's key is a person's: it may not pass as the log's.
    const name = `kanaalregister/${note.workspace}/${text(fields.get('subject'))}`;
    if (!vkey.startsWith(`${name}+`)) throw new Refusal('keys', text(fields.get('subject')));
  }
  v.need('keys', [...found].join('\n') === vkeys.join('\n'), 'records.jsonl');
  const epochs = (records.others.get('epoch') ?? []).map(({ fields }) => ({
    epoch: Number(fields.get('epoch')),
    origin: text(fields.get('origin')),
    vkey: text(fields.get('vkey')),
    cause: text(fields.get('cause')),
    continues: headOf(fields.get('continues')),
  }));
  // A new key vouches for the old log as it was handed over, not for another one in its place.
  for (const [i, { n, fields }] of (records.others.get('epoch') ?? []).entries()) {
    const { continues, origin } = epochs[i]!;
    if (i === 0 && !fields.has('continues')) continue;
    const right = continues !== null && continues.size <= n && same(tree.rootAt(continues.size), continues.root);
    if (!right) throw new Refusal('consistency', origin);
  }
  const last = epochs[epochs.length - 1];
  if (last?.origin !== note.head.origin || !last.vkey.startsWith(`${note.head.origin}+`))
    throw new Refusal('keys', note.head.origin);
  return epochs;
}
