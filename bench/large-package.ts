/**
 * Packages that verify whole, of any number of records: half of them entries as they were logged, half the same entries
 * signed by one note. One office can make them quarter after quarter: each begins where the one before it ended. Written
 * through files, so that their size does not matter.
 */
import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type BagFile, bagStream } from '../src/main/export/bag.ts';
import { ENTRY_COLUMNS } from '../src/main/export/edition-fields.ts';
import { registerJson } from '../src/main/export/register-json.ts';
import { SAMPLE_META, sampleEntry } from '../src/main/export/sample-register.ts';
import { type NoteKey, signNote, verifierKey } from '../src/main/journal/note.ts';
import { canonical, type Disclosure, fieldDigests, header, headerLeaf } from '../src/main/journal/record.ts';
import { type RecordType, recordFields } from '../src/main/journal/types.ts';
import { signingKey } from '../src/main/keys/signing.ts';
import { treeRoot } from '../src/main/testing/package-forge.ts';
import { addDays, type Quarter, quarterDays } from '../src/shared/quarter.ts';
import { type RegisterSource, type Row, SHEETS } from '../src/shared/register.ts';

/** An invented office; `seed` from 1 to 200 makes its keys. */
export interface MadeOffice {
  readonly workspace: string;
  readonly seed: number;
  readonly prefix: string;
  readonly person: string;
  readonly post: string;
  readonly ministry: { readonly name: string; readonly abbreviation: string; readonly tooi: string };
  /** First day of its one term. */
  readonly from: string;
}

const [TERM, MINISTER, MANAGER] = ['t-ambtsperiodeabcd', 'p-ministervoorbeel', 'p-beheerdervoorbee'] as const;
const COMMON = { time: '2027-02-01T09:00:00+01:00', actor: 'p-secretarisvoorbe' };

/** Salts follow from the record's subject and the field, so that the same field of two states is the same disclosure. */
function disclosures(type: RecordType, subject: string, fields: Readonly<Record<string, unknown>>): Disclosure[] {
  const all: Record<string, unknown> = { ...COMMON, type, subject, ...fields };
  return recordFields(type).flatMap((name): Disclosure[] => {
    if (all[name] === undefined || all[name] === null) return [];
    const salt = createHash('sha256')
      .update(`${subject} ${name} ${canonical(all[name])}`)
      .digest();
    return [[salt.subarray(0, 16).toString('base64url'), name, all[name]]];
  });
}

const WORDS: Readonly<Record<string, unknown>> = { ondertekend: 'signed', ja: true, nee: false };

/** Entry `i` of all of an office: its row in the register of the quarter, and the fields that the row shows. */
function entry(
  office: MadeOffice,
  quarter: Quarter,
  i: number,
): { subject: string; row: Row; fields: Record<string, unknown> } {
  const number = `${office.prefix}-${quarter.slice(0, 4)}-${String(i + 1).padStart(6, '0')}`;
  const day = addDays(quarterDays(quarter).from, i % 90);
  const row = {
    ...sampleEntry(i),
    registratienummer: number,
    kwartaal: quarter,
    datum_van: day,
    datum_tot: day,
    status: 'ondertekend',
    ambtsperiode_id: TERM,
  };
  const fields: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(ENTRY_COLUMNS)) {
    const cell = (row as Row)[column] ?? null;
    if (cell === null) continue;
    const flag = field === 'late' || field === 'group' || field === 'status';
    fields[field] = field === 'reasonsOther' ? String(cell).split('; ') : flag ? WORDS[String(cell)] : cell;
  }
  // An id of ours: 16 letters of base32.
  const subject = `e-${String(i)
    .padStart(16, 'a')
    .replaceAll(/[0189]/g, (d) => 'wxyz'['0189'.indexOf(d)]!)}`;
  return { subject, row, fields };
}

function registerSource(office: MadeOffice, quarter: Quarter, first: number, entries: number): RegisterSource {
  const term: Row = {
    ambtsperiode_id: TERM,
    persoon_id: MINISTER,
    naam: office.person,
    functie: office.post,
    ministerie_tooi: office.ministry.tooi,
    ambt_van: office.from,
    opgave: 'GEBRUIK',
  };
  const lists: [string, string][] = [];
  const seen = new Set<string>();
  const columns = {
    kanaal_code: 'channels',
    reden_code: 'reasons',
    aard_informatie: 'natures',
    rubricering: 'classifications',
    archiefuitkomst: 'outcomes',
  };
  for (let i = 0; i < 20; i++)
    for (const [column, list] of Object.entries(columns)) {
      const code = sampleEntry(i)[column];
      if (typeof code !== 'string' || seen.has(`${list} ${code}`)) continue;
      seen.add(`${list} ${code}`);
      lists.push([list, code]);
    }
  const whole = (sheet: 'Samenvatting' | 'Codelijsten' | 'Registraties', row: Row): Row =>
    Object.fromEntries(SHEETS[sheet].map(({ name }) => [name, row[name] ?? null]));
  const counts = { Registraties: entries, Samenvatting: 1, Codelijsten: lists.length };
  return {
    meta: { ...SAMPLE_META, quarter, office: office.prefix, ministry: office.ministry, counts },
    *rows(sheet) {
      if (sheet === 'Registraties')
        for (let i = first; i < first + entries; i++) yield whole(sheet, entry(office, quarter, i).row);
      else if (sheet === 'Samenvatting') yield whole(sheet, term);
      else if (sheet === 'Codelijsten') for (const [lijst, code] of lists) yield whole(sheet, { lijst, code });
    },
  };
}

class RecordFile {
  readonly #leaves: Buffer[];
  readonly #file: number;
  #pending: string[];

  constructor(file: string, leaves: Buffer[], before: readonly string[]) {
    this.#file = openSync(file, 'w');
    this.#leaves = leaves;
    this.#pending = [...before];
  }

  /** Gives the record's line and its leaf. */
  add(type: RecordType, subject: string, fields: Readonly<Record<string, unknown>>): { line: string; leaf: Buffer } {
    const opened = disclosures(type, subject, fields);
    const digests = fieldDigests(type, opened);
    const head = header(type, this.#leaves.length, digests);
    const leaf = headerLeaf(head);
    this.#leaves.push(leaf);
    const line = `${canonical({ digests: digests.toString('base64url'), disclosures: opened, header: head, type })}\n`;
    this.#pending.push(line);
    if (this.#pending.length >= 500) this.flush();
    return { line, leaf };
  }

  flush(): void {
    writeSync(this.#file, this.#pending.join(''));
    this.#pending = [];
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

/** Makes the packages of one office, in the order of their quarters. */
export class PackageMaker {
  readonly logVkey: string;
  readonly #office: MadeOffice;
  readonly #keys: Readonly<Record<'log' | 'minister' | 'manager', NoteKey>>;
  readonly #leaves: Buffer[] = [];
  /** Lines of the records that every package has: keys and terms. */
  #always: string[] = [];
  #entries = 0;

  constructor(office: MadeOffice) {
    const key = (name: string, add: number): NoteKey => ({
      name: `kanaalregister/${office.workspace}/${name}`,
      key: signingKey(createHash('sha256').update(`${office.seed} ${add}`).digest()),
    });
    this.#office = office;
    this.#keys = { log: key('1', 1), minister: key(MINISTER, 2), manager: key(MANAGER, 3) };
    this.logVkey = verifierKey(this.#keys.log);
  }

  #begin(journal: RecordFile): void {
    const { workspace, person, post, ministry, from } = this.#office;
    const { log, minister, manager } = this.#keys;
    const vkey = verifierKey;
    const lines = [
      journal.add('epoch', workspace, { epoch: 1, origin: log.name, vkey: vkey(log), cause: 'new' }),
      journal.add('person', MANAGER, { role: 'recordsManager', vkey: vkey(manager) }),
      journal.add('person', MINISTER, { role: 'officeHolder', name: person, vkey: vkey(minister) }),
      journal.add('term', TERM, { personId: MINISTER, post, ministryCode: ministry.tooi, from }),
    ];
    this.#always = lines.map(({ line }) => line);
  }

  /** Logs, signs and closes a quarter, and writes its package to `file`; `folder` takes what is needed on the way. */
  async write(folder: string, file: string, quarter: Quarter, entries: number): Promise<void> {
    const first = this.#entries;
    this.#entries += entries;
    const registerFile = path.join(folder, 'register.json');
    const sha256 = writeRegister(registerFile, registerSource(this.#office, quarter, first, entries));
    const recordFile = path.join(folder, 'records.jsonl');
    const start = this.#leaves.length;
    const journal = new RecordFile(recordFile, this.#leaves, this.#always);
    if (start === 0) this.#begin(journal);
    const request = `7K3M-0Q8R-2V5X-${quarter.replace(/^..(..)-Q/, '$10')}`;
    const lines: string[] = [];
    const all = Array.from({ length: entries }, (_, i) => first + i);
    for (const i of all) {
      const { subject, fields } = entry(this.#office, quarter, i);
      const { signedAt: _signedAt, ...logged } = fields;
      const { leaf } = journal.add('entry', subject, { ...logged, version: 1, status: 'logged' });
      lines.push(`${String(fields['number'])} 2027-01-01 whatsapp SPOED akkoord ${leaf.toString('base64url')}`);
    }
    const note = this.#signOffNote(quarter, request, lines);
    journal.add('signOff', request, { termId: TERM, quarter, signOffKind: 'kwartaal', way: 'app', note });
    for (const i of all) {
      const { subject, fields } = entry(this.#office, quarter, i);
      journal.add('entry', subject, { ...fields, version: 2, signOff: request });
    }
    const register = `${this.#office.prefix}-${quarter}-v1`;
    const statement = this.#closeNote(quarter, register, sha256, entries);
    journal.add('close', register, { quarter, register, version: 1, statement });
    journal.close();
    const files = { registerFile, recordFile, notes: { request, note, statement } };
    await this.#bag(file, { quarter, register, from: start, ...files });
  }

  async #bag(
    file: string,
    made: {
      quarter: Quarter;
      register: string;
      from: number;
      registerFile: string;
      recordFile: string;
      notes: { request: string; note: string; statement: string };
    },
  ): Promise<void> {
    const { log, minister, manager } = this.#keys;
    const { request, note, statement } = made.notes;
    const size = this.#leaves.length;
    const root = treeRoot(this.#leaves).toString('base64');
    const text = (name: string, content: string): BagFile => ({ path: name, chunks: () => [Buffer.from(content)] });
    const onDisk = (name: string, from: string): BagFile => ({ path: name, chunks: () => [readFileSync(from)] });
    const packageText = (manifest: string): string =>
      [
        'kanaalregister/package/v1',
        `werkmap: ${this.#office.workspace}`,
        `register: ${made.register}`,
        `kwartaal: ${made.quarter}`,
        'versie: 1',
        'uitgave: intern',
        `manifest-sha512.txt: sha512 ${manifest}`,
        `stand: ${log.name} ${size} ${root}`,
        `vanaf: ${made.from}`,
        'gemaakt op: 2027-04-13T10:00:00+02:00',
        '',
      ].join('\n');
    const bag = bagStream({
      base: `kanaalregister_${this.#office.prefix}_${made.quarter}_v1_intern`,
      payload: [
        onDisk('register.json', made.registerFile),
        text('close.note', statement),
        text('checkpoint.note', signNote(`${log.name}\n${size}\n${root}\n`, log)),
        text('keys.txt', [log, manager, minister].map((k) => `${verifierKey(k)}\n`).join('')),
        { path: 'journal/leaves.bin', chunks: () => [Buffer.concat(this.#leaves)] },
        onDisk('journal/records.jsonl', made.recordFile),
        text(`sign-off/${request}.note`, note),
      ],
      info: [
        ['Source-Organization', this.#office.ministry.name],
        ['Bagging-Date', '2027-04-13'],
        ['External-Identifier', made.register],
        [
          'External-Description',
          `Kanaalregister ${this.#office.ministry.abbreviation} ${made.quarter}, uitgave intern`,
        ],
        ['Bag-Software-Agent', `Kanaalregister ${SAMPLE_META.appVersion}`],
        ['BagIt-Profile-Identifier', 'https://kanaalregister.invalid/bagit-profile/v1'],
      ],
      tags: [{ path: 'package.note', text: (manifest) => signNote(packageText(manifest), log) }],
      day: '2027-04-13',
    });
    await pipeline(bag, createWriteStream(file));
  }

  #signOffNote(quarter: Quarter, request: string, lines: readonly string[]): string {
    const { workspace, person, post, from } = this.#office;
    const count = lines.length;
    const text = [
      'kanaalregister/sign-off/v1',
      `werkmap: ${workspace}`,
      `ambtsperiode: ${TERM} ${person}, ${post}, vanaf ${from}`,
      `kwartaal: ${quarter}`,
      'soort: kwartaal',
      `verzoek: ${request}`,
      `stand: ${this.#keys.log.name} 0 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`,
      'verklaring: gebruik',
      'aanvullend: nee',
      `registraties: ${count}`,
      `ik verklaar: Ik heb de ${count} registraties hieronder gezien. Voor zover ik weet is dit al mijn gebruik van privékanalen voor mijn werk in ${quarter}.`,
      'werkberichten verwijderd: nee',
      'opmerking: geen',
      '',
      ...lines,
      '',
    ].join('\n');
    return signNote(text, this.#keys.minister);
  }

  #closeNote(quarter: Quarter, register: string, sha256: string, entries: number): string {
    const text = [
      'kanaalregister/close/v1',
      `werkmap: ${this.#office.workspace}`,
      `register: ${register}`,
      `kwartaal: ${quarter}`,
      'versie: 1',
      `register.json: sha256 ${sha256}`,
      `uitgave bzk: sha256 ${sha256}`,
      `uitgave openbaar: sha256 ${sha256}`,
      `registraties: ${entries}`,
      'incidenten: 0',
      'verklaringen: 1',
      'gesloten door: B. van Proef, recordsManager',
      'gesloten op: 2027-04-12T09:30:00+02:00',
      '',
    ].join('\n');
    return signNote(text, this.#keys.manager);
  }
}

/** Gives the hex SHA-256 of what was written. */
function writeRegister(file: string, source: RegisterSource): string {
  const sum = createHash('sha256');
  const register = openSync(file, 'w');
  for (const piece of registerJson(source)) {
    sum.update(piece);
    writeSync(register, piece);
  }
  closeSync(register);
  return sum.digest('hex');
}

const ALONE: MadeOffice = {
  workspace: '1a2b-3c4d-5e6f-7081',
  seed: 1,
  prefix: 'VB',
  person: 'A. de Tester',
  post: 'minister van Voorbeelden',
  ministry: SAMPLE_META.ministry,
  from: '2026-07-01',
};
export const LOG_VKEY = new PackageMaker(ALONE).logVkey;

/** Writes one package of so many records to `file`; `folder` takes what is needed on the way. */
export async function writeLargePackage(folder: string, file: string, records: number): Promise<void> {
  await new PackageMaker(ALONE).write(folder, file, '2027-Q1', Math.floor((records - 7) / 2));
}
