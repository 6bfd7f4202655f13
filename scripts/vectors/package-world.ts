/**
 * The packages of the vectors: two quarters of an invented office, closed and handed out one after the other. Always the
 * same bytes. In the first quarter one entry is signed, one given back and closed unsigned, one withdrawn; a draft and an
 * entry of the next quarter wait. The second is signed on paper, under a new log key.
 */
import { createHash } from 'node:crypto';
import { ENTRY_COLUMNS, FOLLOW_UP_COLUMNS, fieldChooser } from '../../src/main/export/edition-fields.ts';
import { registerJson } from '../../src/main/export/register-json.ts';
import { registerOf, SAMPLE_META, sampleEntry } from '../../src/main/export/sample-register.ts';
import { type NoteKey, verifierKey } from '../../src/main/journal/note.ts';
import { type Disclosure, disclose, fieldDigests } from '../../src/main/journal/record.ts';
import { seeded } from '../../src/main/journal/test-journal.ts';
import { type RecordType, recordFields, recordKind } from '../../src/main/journal/types.ts';
import { type TextEntry, textFacts } from '../../src/main/services/sign-off-text.ts';
import { type ForgedRecord, leafOf, PackageForge, treeRoot } from '../../src/main/testing/package-forge.ts';
import { answersSchema } from '../../src/shared/records.ts';
import { editionOf, type RegisterSource, type Row, SHEETS, type SheetName } from '../../src/shared/register.ts';
import { KEYS, signNote, signOff, WORKSPACE } from './world.ts';

const ids = (key: NoteKey): string => key.name.slice(`kanaalregister/${WORKSPACE}/`.length);
const [SECRETARY, MINISTER] = [ids(KEYS.secretary), ids(KEYS.minister)];
export const TERM = 't-ambtsperiodeabcd';
const REQUESTS = { '2027-Q1': '7K3M-0Q8R-2V5X-9ABC', '2027-Q2': '7K3M-0Q8R-2V5X-9ABD' } as const;
type Quarter = keyof typeof REQUESTS;

interface Full extends ForgedRecord {
  type: RecordType;
  subject: string;
  all: readonly Disclosure[];
}

/** Fields of an entry that stay; the rest changes with its states. */
function answers(day: string, theme: string): Record<string, unknown> {
  return {
    late: false,
    termId: TERM,
    accountId: 'a-accountvoorbeeld',
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    dateFrom: day,
    dateTo: day,
    clock: '14:12',
    dateCertainty: 'exact',
    counterparty: 'GEMEENTE',
    group: false,
    direction: 'GESPREK',
    theme,
    reason: 'SLECHT_BEREIK',
    reasonsOther: ['SPOED', 'GEBRUIKSGEMAK'],
    nature: 'INHOUD_BELEID',
    classification: 'ONGERUBRICEERD',
    messages: 4,
    leftOut: 2,
    loggedAt: `${day}T15:00:00+01:00`,
    loggedBy: SECRETARY,
  };
}

const WORDS: Readonly<Record<string, string>> = {
  logged: 'vastgelegd',
  signed: 'ondertekend',
  returned: 'teruggegeven',
  unsigned: 'niet ondertekend',
  withdrawn: 'ingetrokken',
};

function cell(field: string, value: unknown): string | number | null {
  if (value === undefined) return field === 'late' || field === 'group' ? 'nee' : null;
  if (field === 'status') return WORDS[value as string]!;
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  return Array.isArray(value) ? value.join('; ') : (value as string | number);
}

function cells(columns: Readonly<Record<string, string>>, fields: ReadonlyMap<string, unknown>): Row {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, cell(field, fields.get(field))]));
}

function wholeRow(sheet: SheetName, values: Row): Row {
  return Object.fromEntries(SHEETS[sheet].map(({ name }) => [name, values[name] ?? null]));
}

const CODES: readonly (readonly [list: string, code: string])[] = [
  ['channels', 'whatsapp'],
  ['reasons', 'SLECHT_BEREIK'],
  ['reasons', 'SPOED'],
  ['natures', 'INHOUD_BELEID'],
  ['classifications', 'ONGERUBRICEERD'],
  ['outcomes', 'GEARCHIVEERD'],
];

class Office {
  readonly records: Full[] = [];
  readonly notes = new Map<Quarter, string>();
  log: NoteKey = KEYS.log;
  readonly #random = seeded('packages');
  #minute = 0;

  get size(): number {
    return this.records.length;
  }

  root(size = this.size): Buffer {
    return treeRoot(this.records.slice(0, size).map(leafOf));
  }

  checkpoint(): string {
    return signNote(`${this.log.name}\n${this.size}\n${this.root().toString('base64')}\n`, this.log);
  }

  add(type: RecordType, subject: string, fields: Readonly<Record<string, unknown>>): Full {
    const before = this.records.findLast((r) => r.subject === subject && r.type === type)?.all ?? [];
    const minute = String(this.#minute++).padStart(2, '0');
    const common = { time: `2027-02-01T09:${minute}:00+01:00`, actor: SECRETARY, type, subject };
    const order = recordFields(type);
    const all = disclose({ ...common, ...fields }, type === 'entry' ? before : [], this.#random).toSorted(
      (x, y) => order.indexOf(x[1]) - order.indexOf(y[1]),
    );
    const raw = fieldDigests(type, all);
    const record: Full = {
      n: this.size,
      kind: recordKind(type),
      type,
      subject,
      all,
      digests: Array.from({ length: raw.length / 32 }, (_, i) => raw.subarray(32 * i, 32 * i + 32)),
      disclosures: all.map(([salt, name, value]) => [salt, name, value as string]),
      bound: createHash('sha256').update(raw).digest('base64url'),
    };
    this.records.push(record);
    return record;
  }

  fieldsOf(record: Full | undefined): Map<string, unknown> {
    return new Map(record?.all.map((d) => [d[1], d[2]]));
  }

  lastOf(type: RecordType, subject: string): Full | undefined {
    return this.records.findLast((r) => r.type === type && r.subject === subject);
  }

  epoch(cause: string, epoch: number, continues: unknown = null): void {
    const { name } = this.log;
    this.add('epoch', WORKSPACE, { epoch, origin: name, vkey: verifierKey(this.log), continues, cause });
  }

  /** The state after the last one of this entry, with what changed. */
  next(subject: string, change: Readonly<Record<string, unknown>>): Full {
    const fields = Object.fromEntries(this.fieldsOf(this.lastOf('entry', subject)));
    const { time: _time, actor: _actor, ...rest } = fields;
    return this.add('entry', subject, { ...rest, version: Number(rest['version'] ?? 0) + 1, ...change });
  }

  sign(quarter: Quarter, way: string, entries: readonly TextEntry[], signers: readonly NoteKey[]): void {
    const requestId = REQUESTS[quarter];
    const head = { origin: this.log.name, size: this.size, root: this.root().toString('base64') };
    const note = signNote(signOff({ quarter, requestId, head, entries: [...entries] }), ...signers);
    this.notes.set(quarter, note);
    const facts = { termId: TERM, quarter, signOffKind: 'kwartaal', way, nil: false, supplementary: false };
    this.add('signOff', requestId, { ...facts, entries: entries.length, returned: 0, note });
  }

  register(quarter: Quarter): RegisterSource {
    const latest = new Map(this.records.filter((r) => r.type === 'entry').map((r) => [r.subject, r]));
    const rows = [...latest.values()].flatMap((record): Row[] => {
      const fields = this.fieldsOf(record);
      if (fields.get('quarter') !== quarter || fields.get('status') === 'draft') return [];
      const followUp = this.fieldsOf(this.lastOf('followUp', record.subject));
      const person = { persoon_id: MINISTER, naam: 'A. de Tésteur', functie: 'minister van Voorbeelden' };
      const outcome = cells(FOLLOW_UP_COLUMNS, followUp);
      return [wholeRow('Registraties', { ...sampleEntry(0), ...person, ...outcome, ...cells(ENTRY_COLUMNS, fields) })];
    });
    const term = { ambtsperiode_id: TERM, persoon_id: MINISTER, naam: 'A. de Tésteur', ambt_van: '2026-07-01' };
    const post = { functie: 'minister van Voorbeelden', ministerie_tooi: 'mnre9999', kabinet: 'Voorbeeld I' };
    const source = registerOf({
      Registraties: rows,
      Samenvatting: [
        wholeRow('Samenvatting', { ...term, ...post, opgave: 'GEBRUIK', aantal_registraties: rows.length }),
      ],
      Codelijsten: CODES.map(([lijst, code]) =>
        wholeRow('Codelijsten', { lijst, code, versie: '1.0', nl: code, en: code }),
      ),
    });
    const counts = Object.fromEntries(
      Object.keys(SHEETS).map((sheet) => [sheet, [...source.rows(sheet as SheetName)].length]),
    );
    delete counts['Leeswijzer'];
    return { ...source, meta: { ...SAMPLE_META, quarter, counts } };
  }

  close(quarter: Quarter): RegisterSource {
    const source = this.register(quarter);
    const sum = (s: RegisterSource): string =>
      createHash('sha256')
        .update([...registerJson(s)].join(''))
        .digest('hex');
    const text = [
      'kanaalregister/close/v1',
      `werkmap: ${WORKSPACE}`,
      `register: VB-${quarter}-v1`,
      `kwartaal: ${quarter}`,
      'versie: 1',
      `register.json: sha256 ${sum(source)}`,
      `uitgave bzk: sha256 ${sum(editionOf(source, 'bzk'))}`,
      `uitgave openbaar: sha256 ${sum(editionOf(source, 'openbaar'))}`,
      `registraties: ${source.meta.counts['Registraties']}`,
      'incidenten: 0',
      'verklaringen: 1',
      'gesloten door: B. van Proef, recordsManager',
      'gesloten op: 2027-04-12T09:30:00+02:00',
      '',
    ].join('\n');
    const statement = signNote(text, KEYS.manager);
    const facts = { quarter, register: `VB-${quarter}-v1`, version: 1, sha256: sum(source), rows: 3, statement };
    this.add('close', `VB-${quarter}-v1`, facts);
    return source;
  }

  pack(quarter: Quarter, source: RegisterSource, from: number, edition: 'bzk' | 'openbaar' = 'bzk'): PackageForge {
    const about = new Set([REQUESTS[quarter], `VB-${quarter}-v1`]);
    for (const r of this.records)
      if (r.type === 'entry' && this.fieldsOf(this.lastOf('entry', r.subject)).get('quarter') === quarter)
        if (this.fieldsOf(r).get('status') !== 'draft') about.add(r.subject);
    const choose = fieldChooser(edition);
    const forge = new PackageForge();
    forge.base = `kanaalregister_VB_${quarter}_v1_${edition}`;
    const checkpoint = this.checkpoint();
    const [origin, size, root] = checkpoint.split('\n');
    const vkeys = new Set(
      this.records.flatMap((r) => (r.type === 'epoch' || r.type === 'person' ? [this.fieldsOf(r).get('vkey')] : [])),
    );
    const lines = this.records.flatMap((record): ForgedRecord[] => {
      const inRegister = about.has(record.subject);
      if (record.n < from && !inRegister && !['epoch', 'person', 'term'].includes(record.type)) return [];
      const open = choose({ type: record.type, role: this.fieldsOf(record).get('role'), inRegister });
      if (open === null) return [headerOnly(record)];
      return [{ ...record, disclosures: record.disclosures.filter((d) => open === 'all' || open.has(d[1])) }];
    });
    const note = [
      'kanaalregister/package/v1',
      `werkmap: ${WORKSPACE}`,
      `register: VB-${quarter}-v1`,
      `kwartaal: ${quarter}`,
      'versie: 1',
      `uitgave: ${edition}`,
      `manifest-sha512.txt: sha512 ${'0'.repeat(128)}`,
      `stand: ${origin} ${size} ${root}`,
      `vanaf: ${from}`,
      'gemaakt op: 2027-04-13T10:00:00+02:00',
      '',
    ].join('\n');
    forge
      .put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
      .put('data/register.json', [...registerJson(editionOf(source, edition))].join(''))
      .put('data/close.note', String(this.fieldsOf(this.lastOf('close', `VB-${quarter}-v1`)).get('statement')))
      .put('data/checkpoint.note', checkpoint)
      .put('data/keys.txt', `# Sleutels van de voorbeelden\n${[...vkeys].map((vkey) => `${String(vkey)}\n`).join('')}`)
      .put('data/journal/leaves.bin', Buffer.concat(this.records.map(leafOf)))
      .putRecords(lines)
      .put(`data/sign-off/${REQUESTS[quarter]}.note`, this.notes.get(quarter)!)
      .put('bag-info.txt', infoText(quarter, edition))
      .put('manifest-sha512.txt', '')
      .put('package.note', signNote(note, this.log))
      .put('tagmanifest-sha512.txt', '');
    return forge.rebuild(this.log);
  }
}

function infoText(quarter: Quarter, edition: string): string {
  const { ministry, appVersion } = SAMPLE_META;
  return [
    `Source-Organization: ${ministry.name}`,
    'Bagging-Date: 2027-04-13',
    `External-Identifier: VB-${quarter}-v1`,
    `External-Description: Kanaalregister ${ministry.abbreviation} ${quarter}, uitgave ${edition}`,
    `Bag-Software-Agent: Kanaalregister ${appVersion}`,
    'BagIt-Profile-Identifier: https://kanaalregister.invalid/bagit-profile/v1',
    'Payload-Oxum: 0.0',
    '',
  ].join('\n');
}

/** The record as a line on which only its header stands. */
export function headerOnly(record: ForgedRecord): ForgedRecord {
  return { ...record, type: null, digests: [], disclosures: [] };
}

function listed(record: Full, number: string, agreed: boolean): TextEntry {
  const day = { dateFrom: '2027-02-03', dateCertainty: 'exact' };
  const given = answersSchema.parse({ channel: 'whatsapp', reason: 'SLECHT_BEREIK', ...day });
  const why = { returnReason: 'DATUM_KLOPT_NIET', returnNote: 'Dit was een dag later.' } as const;
  const decision = { agreed, ...(agreed ? { returnReason: null, returnNote: null } : why) };
  const leaf = leafOf(record).toString('base64url');
  return { ...textFacts(number, given, leaf), decision, salt: 'AAECAwQFBgcICQoLDA0ODw' };
}

export const ENTRIES = {
  signed: 'e-ondertekendabcde',
  unsigned: 'e-teruggegevenabcd',
  withdrawn: 'e-ingetrokkenabcde',
  draft: 'e-conceptabcdefghi',
  later: 'e-volgendabcdefghi',
} as const;

export interface PackageWorld {
  /** Quarter 1: every record from 0 on. */
  readonly first: PackageForge;
  /** Quarter 2: from where the first one ended, under a new log key. */
  readonly next: PackageForge;
  /** The first once more, in the public edition. */
  readonly published: PackageForge;
  /** The checkpoint of the first. */
  readonly stand: string;
}

export function makePackages(): PackageWorld {
  const office = new Office();
  office.epoch('new', 1);
  const person = (key: NoteKey, name: string, role: string): unknown =>
    office.add('person', ids(key), { name, role, vkey: verifierKey(key), hasSlot: true, change: 'added' });
  person(KEYS.manager, 'B. van Proef', 'recordsManager');
  person(KEYS.secretary, 'C. Monster', 'secretary');
  person(KEYS.minister, 'A. de Tésteur', 'officeHolder');
  const ministry = { ministryCode: 'mnre9999', ministryName: 'Ministerie van Voorbeelden', ministryAbbr: 'VB' };
  const post = { post: 'minister van Voorbeelden', cabinet: 'Voorbeeld I', from: '2026-07-01' };
  office.add('term', TERM, { personId: MINISTER, ...post, ...ministry });
  office.add('account', 'a-accountvoorbeeld', { termId: TERM, channel: 'whatsapp', inUse: 'ja' });
  const log = (subject: string, number: string, quarter: Quarter, day: string, status = 'logged'): Full =>
    office.add('entry', subject, { number, version: 1, status, quarter, ...answers(day, `Onderwerp ${number}`) });
  const a = log(ENTRIES.signed, 'VB-2027-0001', '2027-Q1', '2027-02-03');
  const b = log(ENTRIES.unsigned, 'VB-2027-0002', '2027-Q1', '2027-02-04');
  log(ENTRIES.withdrawn, 'VB-2027-0003', '2027-Q1', '2027-02-05');
  office.next(ENTRIES.withdrawn, { status: 'withdrawn', withdrawReason: 'Stond er twee keer in.' });
  log(ENTRIES.draft, 'VB-2027-0004', '2027-Q1', '2027-03-01', 'draft');
  office.sign('2027-Q1', 'app', [listed(a, 'VB-2027-0001', true), listed(b, 'VB-2027-0002', false)], [KEYS.minister]);
  const byNote = { status: 'signed', signedAt: '2027-04-05T16:40:00+02:00', signOff: REQUESTS['2027-Q1'] };
  office.next(ENTRIES.signed, byNote);
  office.next(ENTRIES.unsigned, { status: 'returned', returnReason: 'DATUM_KLOPT_NIET' });
  const kept = { outcome: 'GEARCHIVEERD', place: 'DMS', reference: 'Z-12', date: '2027-04-06' };
  office.add('followUp', ENTRIES.signed, kept);
  office.next(ENTRIES.unsigned, { status: 'unsigned', unsignedReason: 'GEEN_REACTIE' });
  const q1 = office.close('2027-Q1');
  log(ENTRIES.later, 'VB-2027-0005', '2027-Q2', '2027-04-01');
  office.add('weekNothing', '2027-W15', { week: '2027-W15', quarter: '2027-Q2' });
  const first = office.pack('2027-Q1', q1, 0);
  const published = office.pack('2027-Q1', q1, 0, 'openbaar');
  const stand = office.checkpoint();
  const from = office.size;

  const continues = { origin: office.log.name, root: office.root().toString('base64'), size: office.size };
  office.log = KEYS.secondLog;
  office.epoch('rekey', 2, continues);
  const later = office.lastOf('entry', ENTRIES.later)!;
  office.sign('2027-Q2', 'papier', [listed(later, 'VB-2027-0005', true)], [KEYS.secretary, KEYS.manager]);
  office.next(ENTRIES.later, { ...byNote, signOff: REQUESTS['2027-Q2'] });
  const q2 = office.close('2027-Q2');
  return { first, published, next: office.pack('2027-Q2', q2, from), stand };
}
