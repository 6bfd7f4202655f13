/**
 * Verifies a whole package: bag, signatures, log, records, register, sign-offs, completeness (docs/format.md 11). The
 * answer is check by check, and the facts that a receiver keeps. It shares no code with what writes packages.
 */
import { type BagFiles, bagInZip, checkBag, wholeFile } from './bagit.ts';
import { readUtf8, utf8 } from './bytes.ts';
import { isRecord, type JsonValue, looseJson } from './canonical-json.ts';
import { type Check, Refusal } from './checks.ts';
import { LogTree } from './log-tree.ts';
import { same } from './merkle.ts';
import {
  checkComplete,
  checkStatements,
  completeCheck,
  lastHeard,
  type OpenEntry,
  type PersonFact,
  readPeople,
  readTerms,
  type TermFact,
} from './package-content.ts';
import { checkKeys, checkSignatures, type Epoch, extendsEarlier } from './package-keys.ts';
import {
  CONVENIENCE,
  DECLARATION,
  MAX_LEAVES,
  MAX_REGISTER,
  PAYLOAD,
  RECORDS,
  REGISTER,
  SIGN_OFF,
  TAG_FILES,
} from './package-layout.ts';
import { type PackageNote, readPackageNote } from './package-note.ts';
import { PackageNotes } from './package-notes.ts';
import { type PackageRecords, readAgain, readRecords } from './package-records.ts';
import { checkPackageRegister, type ReadRegister } from './package-register.ts';
import { checkClose, checkSignOffs } from './package-signed.ts';
import { type Row, text } from './register-cells.ts';
import type { RegisterFile } from './register-file.ts';
import type { SignOffNote } from './sign-off-note.ts';
import { readNote, readVerifierKey } from './signed-note.ts';
import { type Signer, Verification } from './verification.ts';
import { openZip, type RandomBytes } from './zip-file.ts';

export interface PackageOptions {
  /** Lines of a trust file. Of these the log's key counts: it vouches for all others. */
  readonly trust: readonly string[];
  /** Earlier checkpoints of this log, each a whole note. */
  readonly against?: readonly string[];
  readonly integrityOnly: boolean;
  /** Entries that an earlier package of this workspace named and no register has had yet. */
  readonly open?: (note: PackageNote, log: Pick<PackageFacts, 'leaves' | 'epochs'>) => readonly OpenEntry[];
  /** Sheets whose rows the facts have, beside Samenvatting. */
  readonly keep?: readonly string[];
}

/** What a package says, once it is whole; undefined members were not reached. */
export interface PackageFacts {
  note: PackageNote;
  /** The log's verifier key that signed this package. */
  logKey: string;
  /** All keys in the order of the journal. */
  keys: readonly string[];
  epochs: readonly Epoch[];
  register: RegisterFile;
  /** Rows of sheet Samenvatting and of those that were asked for. */
  rows: ReadonlyMap<string, readonly Row[]>;
  /** Of sheet Registraties: rows that are not signed, cells that are hidden. */
  unsigned: number;
  hidden: number;
  closedAt: string;
  terms: ReadonlyMap<string, TermFact>;
  people: ReadonlyMap<string, PersonFact>;
  notes: ReadonlyMap<string, SignOffNote>;
  openEntries: readonly OpenEntry[];
  checkpoint: string;
  /** All leaves, 32 bytes each: to compare with what was received before. */
  leaves: Uint8Array;
  /** Gives the last state of every entry that the package speaks of. */
  states: () => (OpenEntry & { readonly n: number })[];
  records: number;
}

export interface PackageResult {
  readonly ok: boolean;
  readonly kind: 'package';
  readonly checks: readonly Check[];
  readonly signedBy: readonly Signer[];
  readonly facts: PackageFacts | null;
  /** What an unproven package says it is: to name it by, never to count by. */
  readonly claims: PackageClaims | null;
}

export interface PackageClaims {
  readonly note: PackageNote;
  readonly ministry: { readonly name: string; readonly abbreviation: string; readonly tooi: string } | null;
}

/** Reads to the end, for what the reading itself finds. */
async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}

class PackageCheck {
  readonly v: Verification;
  readonly files: BagFiles;
  readonly options: PackageOptions;
  readonly notes: PackageNotes;

  constructor(v: Verification, files: BagFiles, options: PackageOptions) {
    this.v = v;
    this.files = files;
    this.options = options;
    this.notes = new PackageNotes(v, files);
  }

  /**
   * The records are most of a package, so they are read once: their checksum is made while they are read for what they
   * say. Where anything is wrong before their end, the rest is summed first: bytes that are not those of the bag come
   * before all that they seem to say.
   */
  async run(): Promise<PackageFacts> {
    const back = this.v.mark();
    const bag = await checkBag(this.files, RECORDS);
    let summed = false;
    const records = async function* (this: PackageCheck): AsyncGenerator<Uint8Array> {
      yield* bag.later(this.files.read(RECORDS));
      summed = true;
    }.bind(this);
    try {
      return await this.inside(bag.warnings, records);
    } catch (error) {
      if (!(error instanceof Refusal) || summed || !this.files.paths.includes(RECORDS)) throw error;
      await drain(records()).catch((first: unknown) => {
        back();
        throw first;
      });
      throw error;
    }
  }

  private async inside(
    warnings: readonly string[],
    recordBytes: () => AsyncIterable<Uint8Array>,
  ): Promise<PackageFacts> {
    const { v, files, notes, options } = this;
    // Of our own bags there is one spelling.
    if ((await notes.text('bagit.txt')) !== DECLARATION) throw new Refusal('bag_form', 'bagit.txt');
    v.need('bag_form', warnings.length === 0, warnings[0] ?? null);
    v.add('bag_paths', true);
    const extra = files.paths.find((p) => ![...TAG_FILES, ...PAYLOAD, CONVENIENCE].includes(p) && !SIGN_OFF.test(p));
    const lost = [...TAG_FILES, ...PAYLOAD].find((p) => !files.paths.includes(p));
    v.need('bag_files', extra === undefined && lost === undefined, extra ?? lost ?? null);
    v.add('bag_checksums', true);

    const vkeys = (await notes.text('data/keys.txt'))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const own = vkeys.map((line) => readVerifierKey(line)).filter((key) => key !== null);
    v.need('keys', own.length === vkeys.length && new Set(vkeys).size === vkeys.length, 'keys.txt');
    notes.own = own;

    const { note, checkpoint, logKey } = await checkSignatures(notes, vkeys);
    const leaves = await wholeFile(files, 'data/journal/leaves.bin', MAX_LEAVES);
    const tree = new LogTree(leaves);
    const whole = leaves.length === 32 * note.head.size && same(tree.rootAt(note.head.size), note.head.root);
    v.need('leaves', whole, 'leaves.bin');

    const records = await readRecords(recordBytes(), leaves, note);
    v.add('record_form', true);
    v.add('record_header', true);
    v.add('record_disclosures', true);
    v.add('records_leaves', true);
    v.add('records_all', true);
    const epochs = checkKeys(v, records, vkeys, note, tree);
    for (const earlier of options.against ?? []) extendsEarlier(notes, earlier, note.head, tree, epochs);
    const register = await checkPackageRegister(notes, note, records, options.keep ?? []);
    const closed = await checkClose(notes, note, register, records);
    const signOffs = await checkSignOffs(notes, note, records, leaves);
    await this.content(register, records, closed.n, signOffs);
    const known = options.open?.(note, { leaves, epochs }) ?? [];
    const openEntries = checkComplete(note, register.rows, records.entries, known);
    v.add(completeCheck(note), true);
    return {
      note,
      logKey,
      keys: vkeys,
      epochs,
      register: register.file,
      rows: register.rows.rows,
      unsigned: register.rows.unsigned,
      hidden: register.rows.hidden,
      closedAt: text(closed.fields.get('time')),
      terms: readTerms(records),
      people: readPeople(records),
      notes: signOffs,
      openEntries,
      checkpoint,
      leaves,
      states: () => lastHeard(records.entries),
      records: records.count,
    };
  }

  private async content(
    register: ReadRegister,
    records: PackageRecords,
    closedAt: number,
    notes: ReadonlyMap<string, SignOffNote>,
  ): Promise<void> {
    const { v } = this;
    const { rows, file } = register;
    rows.needNumbers();
    v.add('numbers', true);
    rows.needCodes();
    v.add('codes', true);
    await rows.needRows((lines) => readAgain(this.files.read(RECORDS), lines));
    v.add('register_records', true);
    rows.needSigned();
    v.add('sign_off_entries', true);
    checkStatements(file.quarter, rows.rows.get('Samenvatting') ?? [], readTerms(records, closedAt), notes);
    v.add('statements', true);
  }
}

function ministryIn(meta: { readonly [name: string]: JsonValue }): PackageClaims['ministry'] {
  const ministry = isRecord(meta['ministry']) ? meta['ministry'] : null;
  const word = (name: string): string => text(ministry?.[name]).slice(0, 200);
  return ministry && { name: word('name'), abbreviation: word('abbreviation'), tooi: word('tooi') };
}

/** What the package says it is, where that could not be proven; null where it says nothing. */
async function readClaims(files: BagFiles): Promise<PackageClaims | null> {
  try {
    if (!files.paths.includes('package.note')) return null;
    const source = readUtf8(await wholeFile(files, 'package.note', 64 * 1024)) ?? '';
    const note = readPackageNote(readNote(source).text);
    if (!files.paths.includes(REGISTER)) return { note, ministry: null };
    const register = looseJson(readUtf8(await wholeFile(files, REGISTER, MAX_REGISTER)) ?? '');
    const meta = isRecord(register) && isRecord(register['meta']) ? register['meta'] : {};
    return { note, ministry: ministryIn(meta) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, ascii: string): boolean {
  return same(bytes.subarray(0, ascii.length), utf8(ascii));
}

/** True where the bytes are a zip: what a package is when nobody sealed it. */
export function looksLikePackage(start: Uint8Array): boolean {
  return startsWith(start, 'PK\u0003\u0004');
}

export function looksSealed(start: Uint8Array): boolean {
  return startsWith(start, 'age-encryption.org/v1\n');
}

/** Verifies a package. Never throws for what is in it: whatever it is, the result says what is wrong. */
export async function verifyPackage(bytes: RandomBytes, options: PackageOptions): Promise<PackageResult> {
  const v = new Verification(options.integrityOnly);
  let facts: PackageFacts | null = null;
  let claims: PackageClaims | null = null;
  let opened: BagFiles | null = null;
  try {
    v.readTrust(options.trust);
    if (looksSealed(await bytes.read(0, Math.min(22, bytes.size)))) throw new Refusal('sealed');
    const zip = await openZip(bytes);
    v.add('bag_zip', true);
    const files = bagInZip(zip);
    opened = files;
    facts = await new PackageCheck(v, files, options).run();
    claims = { note: facts.note, ministry: ministryIn(facts.register.meta) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    v.refuse(error);
    // Only now: what was proven has been read once already.
    if (opened) claims = await readClaims(opened);
  }
  const wrong = v.checks.some((c) => c.ok === false);
  const open = v.checks.some((c) => c.ok === null);
  return {
    ok: !wrong && (options.integrityOnly || !open),
    kind: 'package',
    checks: v.checks,
    signedBy: v.signers,
    facts,
    claims,
  };
}
