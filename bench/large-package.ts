/**
 * A package of any number of records that verifies whole: half of them entries as they were logged, half the same entries
 * signed by one note. Written through files, so that its size does not matter.
 */
import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type BagFile, bagStream } from '../src/main/export/bag.ts';
import { ENTRY_COLUMNS } from '../src/main/export/edition-fields.ts';
import { registerJson } from '../src/main/export/register-json.ts';
import { SAMPLE_META, sampleEntry } from '../src/main/export/sample-register.ts';
import { signNote, verifierKey } from '../src/main/journal/note.ts';
import { canonical, type Disclosure, fieldDigests, header, headerLeaf } from '../src/main/journal/record.ts';
import { type RecordType, recordFields } from '../src/main/journal/types.ts';
import { signingKey } from '../src/main/keys/signing.ts';
import { treeRoot } from '../src/main/testing/package-forge.ts';
import { type RegisterSource, type Row, SHEETS } from '../src/shared/register.ts';

const WORKSPACE = '1a2b-3c4d-5e6f-7081';
const key = (name: string, byte: number): { name: string; key: ReturnType<typeof signingKey> } => ({
  name: `kanaalregister/${WORKSPACE}/${name}`,
  key: signingKey(new Uint8Array(32).fill(byte)),
});
const [LOG, MINISTER, MANAGER] = [key('1', 1), key('p-ministervoorbeel', 2), key('p-beheerdervoorbee', 4)] as const;
export const LOG_VKEY = verifierKey(LOG);
const [TERM, REQUEST] = ['t-ambtsperiodeabcd', '7K3M-0Q8R-2V5X-9ABC'];
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

/** Entry `i`: its row in the register, and the fields that the row shows. */
function entry(i: number): { subject: string; row: Row; fields: Record<string, unknown> } {
  const number = `VB-2027-${String(i + 1).padStart(6, '0')}`;
  const row = { ...sampleEntry(i), registratienummer: number, status: 'ondertekend', ambtsperiode_id: TERM };
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

function registerSource(entries: number): RegisterSource {
  const term: Row = {
    ambtsperiode_id: TERM,
    persoon_id: 'p-ministervoorbeel',
    functie: 'minister van Voorbeelden',
    ministerie_tooi: 'mnre9999',
    ambt_van: '2026-07-01',
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
    meta: { ...SAMPLE_META, counts },
    *rows(sheet) {
      if (sheet === 'Registraties') for (let i = 0; i < entries; i++) yield whole(sheet, entry(i).row);
      else if (sheet === 'Samenvatting') yield whole(sheet, term);
      else if (sheet === 'Codelijsten') for (const [lijst, code] of lists) yield whole(sheet, { lijst, code });
    },
  };
}

class RecordFile {
  readonly leaves: Buffer[] = [];
  readonly #file: number;
  #pending: string[] = [];

  constructor(file: string) {
    this.#file = openSync(file, 'w');
  }

  add(type: RecordType, subject: string, fields: Readonly<Record<string, unknown>>): Buffer {
    const opened = disclosures(type, subject, fields);
    const digests = fieldDigests(type, opened);
    const head = header(type, this.leaves.length, digests);
    const leaf = headerLeaf(head);
    this.leaves.push(leaf);
    this.#pending.push(
      `${canonical({ digests: digests.toString('base64url'), disclosures: opened, header: head, type })}\n`,
    );
    if (this.#pending.length >= 500) this.flush();
    return leaf;
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

function signOffNote(lines: readonly string[]): string {
  const text = [
    'kanaalregister/sign-off/v1',
    `werkmap: ${WORKSPACE}`,
    `ambtsperiode: ${TERM} A. de Tester, minister van Voorbeelden, vanaf 2026-07-01`,
    'kwartaal: 2027-Q1',
    'soort: kwartaal',
    `verzoek: ${REQUEST}`,
    `stand: ${LOG.name} 0 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`,
    'verklaring: gebruik',
    'aanvullend: nee',
    `registraties: ${lines.length}`,
    `ik verklaar: Ik heb de ${lines.length} registraties hieronder gezien. Voor zover ik weet is dit al mijn gebruik van privékanalen voor mijn werk in 2027-Q1.`,
    'werkberichten verwijderd: nee',
    'opmerking: geen',
    '',
    ...lines,
    '',
  ].join('\n');
  return signNote(text, MINISTER);
}

function closeNote(sha256: string, entries: number): string {
  const text = [
    'kanaalregister/close/v1',
    `werkmap: ${WORKSPACE}`,
    'register: VB-2027-Q1-v1',
    'kwartaal: 2027-Q1',
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
  return signNote(text, MANAGER);
}

/** Writes the package to `file`; `folder` takes what is needed on the way. */
export async function writeLargePackage(folder: string, file: string, records: number): Promise<void> {
  const entries = Math.floor((records - 7) / 2);
  const source = registerSource(entries);
  const registerFile = path.join(folder, 'register.json');
  const sum = createHash('sha256');
  const register = openSync(registerFile, 'w');
  for (const piece of registerJson(source)) {
    sum.update(piece);
    writeSync(register, piece);
  }
  closeSync(register);
  const recordFile = path.join(folder, 'records.jsonl');
  const journal = new RecordFile(recordFile);
  const vkey = (k: typeof LOG): string => verifierKey(k);
  journal.add('epoch', WORKSPACE, { epoch: 1, origin: LOG.name, vkey: vkey(LOG), cause: 'new' });
  journal.add('person', 'p-beheerdervoorbee', { role: 'recordsManager', vkey: vkey(MANAGER) });
  journal.add('person', 'p-ministervoorbeel', { role: 'officeHolder', name: 'A. de Tester', vkey: vkey(MINISTER) });
  journal.add('term', TERM, {
    personId: 'p-ministervoorbeel',
    post: 'minister van Voorbeelden',
    ministryCode: 'mnre9999',
    from: '2026-07-01',
  });
  const lines: string[] = [];
  for (let i = 0; i < entries; i++) {
    const { subject, fields } = entry(i);
    const { signedAt: _signedAt, ...logged } = fields;
    const leaf = journal.add('entry', subject, { ...logged, version: 1, status: 'logged' });
    lines.push(`${String(fields['number'])} 2027-01-01 whatsapp SPOED akkoord ${leaf.toString('base64url')}`);
  }
  const note = signOffNote(lines);
  journal.add('signOff', REQUEST, { termId: TERM, quarter: '2027-Q1', signOffKind: 'kwartaal', way: 'app', note });
  for (let i = 0; i < entries; i++) {
    const { subject, fields } = entry(i);
    journal.add('entry', subject, { ...fields, version: 2, signOff: REQUEST });
  }
  const statement = closeNote(sum.digest('hex'), entries);
  journal.add('close', 'VB-2027-Q1-v1', { quarter: '2027-Q1', register: 'VB-2027-Q1-v1', version: 1, statement });
  journal.close();

  const size = journal.leaves.length;
  const root = treeRoot(journal.leaves).toString('base64');
  const text = (name: string, content: string): BagFile => ({ path: name, chunks: () => [Buffer.from(content)] });
  const onDisk = (name: string, from: string): BagFile => ({ path: name, chunks: () => [readFileSync(from)] });
  const keys = [LOG, MANAGER, MINISTER].map((k) => `${vkey(k)}\n`).join('');
  const bag = bagStream({
    base: 'kanaalregister_VB_2027-Q1_v1_intern',
    payload: [
      onDisk('register.json', registerFile),
      text('close.note', statement),
      text('checkpoint.note', signNote(`${LOG.name}\n${size}\n${root}\n`, LOG)),
      text('keys.txt', keys),
      { path: 'journal/leaves.bin', chunks: () => [Buffer.concat(journal.leaves)] },
      onDisk('journal/records.jsonl', recordFile),
      text(`sign-off/${REQUEST}.note`, note),
    ],
    info: [],
    tags: [
      {
        path: 'package.note',
        text: (manifest) =>
          signNote(
            `kanaalregister/package/v1\nwerkmap: ${WORKSPACE}\nregister: VB-2027-Q1-v1\nkwartaal: 2027-Q1\nversie: 1\nuitgave: intern\nmanifest-sha512.txt: sha512 ${manifest}\nstand: ${LOG.name} ${size} ${root}\nvanaf: 0\ngemaakt op: 2027-04-13T10:00:00+02:00\n`,
            LOG,
          ),
      },
    ],
    day: '2027-04-13',
  });
  await pipeline(bag, createWriteStream(file));
}
