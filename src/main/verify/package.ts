/**
 * Verifies a whole package: bag, signatures, log, records, register, sign-offs, completeness (docs/format.md 11). The
 * answer is check by check, and the facts that a receiver keeps. It shares no code with what writes packages.
 */
import { type BagFiles, bagInZip, checkBag, wholeFile } from './bagit.ts';
import { isNoteText, readUtf8, sha256, toHex, utf8 } from './bytes.ts';
import { isRecord, type JsonValue, looseJson } from './canonical-json.ts';
import { type Head, readHead } from './checkpoint.ts';
import { type Check, makeCheck, Refusal } from './checks.ts';
import { readClose } from './close-note.ts';
import { isPlainText } from './fixed-lines.ts';
import { checkEarlier } from './log-checks.ts';
import { LogTree } from './log-tree.ts';
import { same } from './merkle.ts';
import {
  checkComplete,
  checkStatements,
  closeRecord,
  lastHeard,
  type OpenEntry,
  type PersonFact,
  readPeople,
  readTerms,
  type TermFact,
} from './package-content.ts';
import { type PackageNote, readPackageNote } from './package-note.ts';
import { type PackageRecords, type ReadRecord, readAgain, readRecords } from './package-records.ts';
import { fromBase64, startHash } from './platform.ts';
import { type Row, text, type WrongCell } from './register-cells.ts';
import { RegisterCheck } from './register-check.ts';
import { checkRegister } from './register-checks.ts';
import { type RegisterFile, readRegister } from './register-file.ts';
import { readRegisterRows } from './register-rows.ts';
import { readSignOff, type SignOffNote } from './sign-off-note.ts';
import { type Note, readNote, readVerifierKey, type TrustedKey, verifySignature } from './signed-note.ts';
import { type Signer, Verification } from './verification.ts';
import { openZip, type RandomBytes } from './zip-file.ts';

export interface PackageOptions {
  /** Lines of a trust file. Of these the log's key counts: it vouches for all others. */
  readonly trust: readonly string[];
  /** Earlier checkpoints of this log, each a whole note. */
  readonly against?: readonly string[];
  readonly integrityOnly: boolean;
  /** Entries that an earlier package of this workspace named and no register has had yet. */
  readonly open?: (note: PackageNote) => readonly OpenEntry[];
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
  epochs: readonly { epoch: number; origin: string; vkey: string; cause: string; continues: Head | null }[];
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

const TAG_FILES = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt', 'package.note'];
/** Beside the data for people without a program; not part of what is proven. */
const CONVENIENCE = 'verify.html';
const RECORDS = 'data/journal/records.jsonl';
const REGISTER = 'data/register.json';
const PAYLOAD = [
  REGISTER,
  'data/close.note',
  'data/checkpoint.note',
  'data/keys.txt',
  'data/journal/leaves.bin',
  RECORDS,
];
const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const SIGN_OFF = /^data\/sign-off\/([0-9A-Z-]{19})\.note$/;
/** Thirty million records. */
const MAX_LEAVES = 1024 * 1024 * 1024;
const MAX_REGISTER = 1024 * 1024 * 1024;

interface ReadingOfRegister {
  readonly sha256: string;
  readonly rows: RegisterCheck;
  /** Throws what is wrong with its spelling or form. */
  readonly read: () => RegisterFile;
}

/** Row by row where it stands as we write it, else whole. */
async function readRegisterOf(files: BagFiles, newCheck: () => RegisterCheck): Promise<ReadingOfRegister> {
  let rows = newCheck();
  try {
    const found = await readRegisterRows(files.read(REGISTER), MAX_REGISTER, rows);
    if (found) return { sha256: found.sha256, rows, read: () => found.register };
  } catch (error) {
    if (!(error instanceof Refusal) || error.id !== 'register_form') throw error;
  }
  rows = newCheck();
  const bytes = await wholeFile(files, REGISTER, MAX_REGISTER);
  const source = readUtf8(bytes);
  if (source === null) throw new Refusal('text', REGISTER);
  return { sha256: toHex(sha256(bytes)), rows, read: () => readRegister(source, rows) };
}

/** Reads to the end, for what the reading itself finds. */
async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}

interface ReadRegister {
  readonly file: RegisterFile;
  readonly rows: RegisterCheck;
  readonly sha256: string;
}

class PackageCheck {
  readonly v: Verification;
  readonly files: BagFiles;
  readonly options: PackageOptions;
  own: TrustedKey[] = [];

  constructor(v: Verification, files: BagFiles, options: PackageOptions) {
    this.v = v;
    this.files = files;
    this.options = options;
  }

  async text(path: string): Promise<string> {
    const found = readUtf8(await wholeFile(this.files, path));
    if (found === null) throw new Refusal('text', path);
    return found;
  }

  async noteFile(path: string): Promise<string> {
    const found = await this.text(path);
    if (!isNoteText(found)) throw new Refusal('text', path);
    return found;
  }

  /** A note whose signatures by keys of this package are right; gives the names of those keys. */
  signed(source: string, path: string): { note: Note; by: string[] } {
    let note: Note;
    try {
      note = readNote(source);
    } catch (error) {
      throw error instanceof Refusal ? new Refusal('note_form', path) : error;
    }
    const by: string[] = [];
    for (const s of note.signatures) {
      const said = this.own.map((key) => verifySignature(key, note.text, s)).filter((ok) => ok !== null);
      if (said.includes(false)) throw new Refusal('signature', path);
      if (said.length > 0) by.push(s.name);
      const known = this.v.trusted.some((key) => verifySignature(key, note.text, s) === true);
      this.v.seen({ name: s.name, keyId: s.keyId, known });
    }
    return { note, by };
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

  async inside(warnings: readonly string[], recordBytes: () => AsyncIterable<Uint8Array>): Promise<PackageFacts> {
    const { v, files } = this;
    // Of our own bags there is one spelling.
    if ((await this.text('bagit.txt')) !== DECLARATION) throw new Refusal('bag_form', 'bagit.txt');
    v.need('bag_form', warnings.length === 0, warnings[0] ?? null);
    v.add('bag_paths', true);
    const extra = files.paths.find((p) => ![...TAG_FILES, ...PAYLOAD, CONVENIENCE].includes(p) && !SIGN_OFF.test(p));
    const lost = [...TAG_FILES, ...PAYLOAD].find((p) => !files.paths.includes(p));
    v.need('bag_files', extra === undefined && lost === undefined, extra ?? lost ?? null);
    v.add('bag_checksums', true);

    const vkeys = (await this.text('data/keys.txt')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    this.own = vkeys.map((line) => readVerifierKey(line)).filter((key) => key !== null);
    v.need('keys', this.own.length === vkeys.length && new Set(vkeys).size === vkeys.length, 'keys.txt');

    const { note, checkpoint, logKey } = await this.signatures(vkeys);
    const leaves = await wholeFile(files, 'data/journal/leaves.bin', MAX_LEAVES);
    const tree = new LogTree(leaves);
    const whole = leaves.length === 32 * note.head.size && same(tree.rootAt(note.head.size), note.head.root);
    v.need('leaves', whole, 'leaves.bin');

    const records = await readRecords(recordBytes(), leaves, note.from, note.register);
    v.add('record_form', true);
    v.add('record_header', true);
    v.add('record_disclosures', true);
    v.add('records_leaves', true);
    v.add('records_all', true);
    const epochs = this.keysOf(records, vkeys, note, tree);
    for (const earlier of this.options.against ?? []) this.extendsEarlier(earlier, note.head, tree, epochs);
    const register = await this.register(note, records);
    const closed = await this.close(note, register, records);
    const notes = await this.signOffs(note, records, leaves);
    await this.content(register, records, closed.n, notes);
    const known = this.options.open?.(note) ?? [];
    const openEntries = checkComplete(note.quarter, register.rows, records.entries, known);
    v.add('complete', true);
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
      notes,
      openEntries,
      checkpoint,
      leaves,
      states: () => lastHeard(records.entries),
      records: records.count,
    };
  }

  async signatures(vkeys: readonly string[]): Promise<{ note: PackageNote; checkpoint: string; logKey: string }> {
    const { v } = this;
    const packaged = this.signed(await this.noteFile('package.note'), 'package.note');
    v.add('note_form', true);
    v.need('plain_text', isPlainText(packaged.note.text), 'package.note');
    const note = v.read('package_form', () => readPackageNote(packaged.note.text));
    v.need('package_signer', packaged.by.includes(note.head.origin));
    const checkpoint = await this.noteFile('data/checkpoint.note');
    const stand = this.signed(checkpoint, 'checkpoint.note');
    const head = v.read('checkpoint_form', () => readHead(stand.note.text));
    v.need('checkpoint_signer', stand.by.includes(head.origin));
    v.add('signature', true);
    const equal = head.origin === note.head.origin && head.size === note.head.size && same(head.root, note.head.root);
    v.need('package_checkpoint', equal);
    const manifest = startHash('sha512');
    manifest.update(await wholeFile(this.files, 'manifest-sha512.txt'));
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
  extendsEarlier(earlier: string, head: Head, tree: LogTree, epochs: PackageFacts['epochs']): void {
    const { v } = this;
    const old = checkEarlier(v, earlier, this.own);
    const at = epochs.findIndex((e) => e.origin === old.origin);
    const takenOver = epochs[at + 1]?.continues?.size ?? (old.origin === head.origin ? head.size : -1);
    const comparable = old.origin === head.origin || (at >= 0 && old.size <= takenOver);
    v.add('against_origin', comparable ? true : null);
    if (!comparable) return;
    v.need('against_size', old.size <= head.size);
    if (old.size === head.size) v.need('against_root', same(old.root, head.root));
    v.need('consistency', same(tree.rootAt(old.size), old.root));
  }

  /** keys.txt must be the keys that the records brought, in their order. */
  keysOf(records: PackageRecords, vkeys: readonly string[], note: PackageNote, tree: LogTree): PackageFacts['epochs'] {
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
    this.v.need('keys', [...found].join('\n') === vkeys.join('\n'), 'records.jsonl');
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

  async register(note: PackageNote, records: PackageRecords): Promise<ReadRegister> {
    const { v } = this;
    const keep = ['Samenvatting', ...(this.options.keep ?? [])];
    const {
      sha256: sum,
      rows,
      read,
    } = await readRegisterOf(this.files, () => new RegisterCheck(records.entries, keep, 1));
    const file = checkRegister(v, read);
    const right = file.quarter === note.quarter && file.version === note.version && file.edition === note.edition;
    v.need('package_register', right);
    return { file, rows, sha256: sum };
  }

  /** The closing statement is signed by the records manager, stands in the log, and names this register.json. */
  async close(note: PackageNote, register: ReadRegister, records: PackageRecords): Promise<ReadRecord> {
    const { v } = this;
    const source = await this.noteFile('data/close.note');
    const { note: signed, by } = this.signed(source, 'close.note');
    v.need('plain_text', isPlainText(signed.text), 'close.note');
    const close = v.read('close_form', () => readClose(signed.text));
    const people = readPeople(records);
    const manager = by.some((name) =>
      people.get(name.slice(`kanaalregister/${note.workspace}/`.length))?.roles.has('recordsManager'),
    );
    v.need('close_signer', manager && close.workspace === note.workspace);
    const record = closeRecord(records, note);
    const right =
      record.fields.get('statement') === source &&
      signed.text.includes(`\nregister: ${note.register}\n`) &&
      register.sha256 === close.sha256[note.edition] &&
      close.quarter === note.quarter &&
      close.version === note.version &&
      register.file.counts['Registraties'] === close.entries &&
      register.file.counts['Incidenten'] === close.incidents;
    v.need('package_close', right);
    return record;
  }

  /** Every sign-off of the quarter that the log has is here, as it is there, signed by whom its way asks. */
  async signOffs(
    note: PackageNote,
    records: PackageRecords,
    leaves: Uint8Array,
  ): Promise<ReadonlyMap<string, SignOffNote>> {
    const { v } = this;
    const notes = new Map<string, SignOffNote>();
    const terms = readTerms(records);
    const people = readPeople(records);
    const files = new Set(this.files.paths.filter((path) => SIGN_OFF.test(path)));
    for (const { fields, noteSum } of records.others.get('signOff') ?? []) {
      const request = text(fields.get('subject'));
      const path = `data/sign-off/${request}.note`;
      if (!files.delete(path)) throw new Refusal('sign_offs', request);
      const source = await this.noteFile(path);
      const { note: signed, by } = this.signed(source, path);
      if (!isPlainText(signed.text)) throw new Refusal('plain_text', path);
      const said = readSignOff(signed.text, (named, { number, agreed, leaf }) => {
        if (agreed) records.entries.agree(named, number, fromBase64(leaf, 'base64url'), leaves);
      });
      // Two keys of one person are one person, and the log's key is nobody's.
      const persons = [
        ...new Set(
          by.map((name) => name.slice(`kanaalregister/${note.workspace}/`.length)).filter((id) => people.has(id)),
        ),
      ];
      const roles = (role: string): boolean => persons.some((id) => people.get(id)?.roles.has(role));
      const signedBy =
        fields.get('way') === 'papier'
          ? roles('recordsManager') && persons.length >= 2
          : persons.includes(terms.get(said.term)?.personId ?? '-');
      const right =
        signedBy &&
        noteSum !== null &&
        same(noteSum, sha256(source)) &&
        said.workspace === note.workspace &&
        said.request === request &&
        said.quarter === note.quarter &&
        said.term === fields.get('termId');
      if (!right) throw new Refusal('sign_offs', request);
      notes.set(request, said);
    }
    v.need('sign_offs', files.size === 0, [...files][0] ?? null);
    v.add('sign_off_form', true);
    return notes;
  }

  async content(
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

function headOf(value: unknown): Head | null {
  const head = value as { origin?: unknown; size?: unknown; root?: unknown } | undefined;
  if (typeof head?.origin !== 'string' || typeof head.size !== 'number' || typeof head.root !== 'string') return null;
  return { origin: head.origin, size: head.size, root: fromBase64(head.root, 'base64') };
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

/**
 * For a package that is not right: which cells of its register are not what its own journal says. The journal is taken
 * only where leaves.bin leads to the signed root, so these are the cells that were changed; null where nothing can be said.
 */
export async function differingCells(bytes: RandomBytes): Promise<readonly WrongCell[] | null> {
  try {
    const files = bagInZip(await openZip(bytes));
    const note = readPackageNote(readNote(readUtf8(await wholeFile(files, 'package.note')) ?? '').text);
    const leaves = await wholeFile(files, 'data/journal/leaves.bin', MAX_LEAVES);
    if (leaves.length !== 32 * note.head.size || !same(new LogTree(leaves).rootAt(note.head.size), note.head.root))
      return null;
    const records = await readRecords(files.read(RECORDS), leaves, note.from, note.register);
    closeRecord(records, note);
    const every = (): RegisterCheck => new RegisterCheck(records.entries, [], Number.POSITIVE_INFINITY);
    const { read, rows } = await readRegisterOf(files, every);
    read();
    return await rows.wrongCells((lines) => readAgain(files.read(RECORDS), lines));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
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
    v.checks.push(makeCheck(error.id, false, error.at));
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
