/** What all vectors are made from: one small journal, its keys, its signed texts, its register. Always the same bytes. */
import { createHash } from 'node:crypto';
import { registerJson } from '../../src/main/export/register-json.ts';
import { sampleRegister } from '../../src/main/export/sample-register.ts';
import { consistencyProof, inclusionProof, originOf } from '../../src/main/journal/checkpoint.ts';
import { type NoteKey, signNote, verifierKey } from '../../src/main/journal/note.ts';
import { canonical, type Disclosure, fieldDigests, header } from '../../src/main/journal/record.ts';
import { openTestJournal, type TestJournal } from '../../src/main/journal/test-journal.ts';
import { rootAt } from '../../src/main/journal/tree.ts';
import type { RecordType } from '../../src/main/journal/types.ts';
import { signingKey } from '../../src/main/keys/signing.ts';
import { signOffText, type TextEntry, type TextInput, textFacts } from '../../src/main/services/sign-off-text.ts';
import { type AnswersInput, answersSchema } from '../../src/shared/records.ts';
import { editionOf } from '../../src/shared/register.ts';

export const WORKSPACE = '1a2b-3c4d-5e6f-7081';
export const ORIGIN = originOf(WORKSPACE, 1);

/** Keys of these vectors only: their secret bytes are in this file. */
function keyOf(name: string, byte: number): NoteKey {
  return { name, key: signingKey(new Uint8Array(32).fill(byte)) };
}

export const KEYS = {
  log: keyOf(ORIGIN, 1),
  minister: keyOf(`kanaalregister/${WORKSPACE}/p-ministervoorbeel`, 2),
  secretary: keyOf(`kanaalregister/${WORKSPACE}/p-secretarisvoorbe`, 3),
  manager: keyOf(`kanaalregister/${WORKSPACE}/p-beheerdervoorbee`, 4),
  /** Trusted, but of another workspace. */
  neighbour: keyOf('kanaalregister/ffff-eeee-dddd-cccc/p-buurmanvoorbeeld', 5),
  /** In no trust file. */
  stranger: keyOf('vreemde.example/sleutel', 6),
  /** The log after a restore. */
  secondLog: keyOf(originOf(WORKSPACE, 2), 7),
} as const;

export function trustFile(): string {
  const { log, minister, secretary, manager, neighbour, secondLog } = KEYS;
  const lines = [log, minister, secretary, manager, neighbour, secondLog].map((key) => `${verifierKey(key)}\n`);
  return `# Keys of the vectors\n\n${lines.join('')}`;
}

const ENTRY = {
  number: 'VB-2027-0001',
  version: 1,
  status: 'logged',
  quarter: '2027-Q1',
  late: false,
  termId: 't-ambtsperiodeabcd',
  channel: 'whatsapp',
  device: 'PRIVE_TELEFOON',
  dateFrom: '2027-02-03',
  dateTo: '2027-02-03',
  dateCertainty: 'exact',
  theme: 'Één vraag over de "kade" \u{1f642}',
  reason: 'SLECHT_BEREIK',
  messages: 4,
  contentKinds: ['text'],
  files: [{ bytes: 1024, name: 'gesprek.txt', origin: 'export', seq: 1, sha256: 'ab'.repeat(32) }],
};

/** Thirteen records: 5 is an entry, 9 its next state, the others are weeks without use. */
export function makeJournal(seed: string): TestJournal {
  const journal = openTestJournal(seed);
  const subject = 'e-registratieabcde';
  for (let n = 0; n < 13; n++) {
    const time = `2027-02-${String(n + 1).padStart(2, '0')}T09:00:00+01:00`;
    if (n === 5) journal.add({ type: 'entry', subject, time, fields: ENTRY });
    else if (n === 9) journal.add({ type: 'entry', subject, time, fields: { ...ENTRY, status: 'signed', version: 2 } });
    else journal.add({ time });
  }
  return journal;
}

export interface OpenedRecord {
  digests: string;
  disclosures: Disclosure[];
  header: string;
  type: string;
}

/** The opened record `n`, all fields open, as the program hands it out. */
export function openedRecord(journal: TestJournal, n: number): OpenedRecord {
  const row = journal.db.get<{ type: RecordType; disclosures: string }>('SELECT * FROM record WHERE n = ?', n)!;
  const disclosures = JSON.parse(row.disclosures) as Disclosure[];
  const digests = fieldDigests(row.type, disclosures);
  return {
    digests: digests.toString('base64url'),
    disclosures,
    header: header(row.type, n, digests),
    type: row.type,
  };
}

export function headText(journal: TestJournal, size: number, origin = ORIGIN): string {
  return `${origin}\n${size}\n${rootAt(journal.db, size).toString('base64')}\n`;
}

export function checkpointAt(journal: TestJournal, size: number): string {
  return signNote(headText(journal, size), KEYS.log);
}

export function proofOf(journal: TestJournal, n: number, size: number): string {
  return inclusionProof(journal.db, n, checkpointAt(journal, size));
}

export function consistencyOf(journal: TestJournal, from: number, size: number): string {
  return consistencyProof(journal.db, from, checkpointAt(journal, size));
}

// --- what people sign ---------------------------------------------------------------------------------------------

function leafText(n: number): string {
  return createHash('sha256').update(`leaf ${n}`).digest('base64url');
}

function listed(n: number, agreed: boolean, day: AnswersInput): TextEntry {
  const answers = answersSchema.parse({ channel: 'whatsapp', reason: 'SLECHT_BEREIK', ...day });
  const returned = { returnReason: 'DATUM_KLOPT_NIET', returnNote: 'Dit was een dag later.' } as const;
  const decision = {
    agreed,
    ...(agreed ? { returnReason: null, returnNote: null } : returned),
  };
  return {
    ...textFacts(`VB-2027-000${n}`, answers, leafText(n)),
    decision,
    salt: agreed ? '' : 'AAECAwQFBgcICQoLDA0ODw',
  };
}

export const THREE = [
  listed(1, true, { dateFrom: '2027-02-03', dateCertainty: 'exact' }),
  listed(2, false, { dateFrom: '2027-03-01', dateCertainty: 'month', channel: 'signal', reason: null }),
  listed(3, true, { dateCertainty: 'unknown' }),
];

export function signOff(change: Partial<TextInput>): string {
  return signOffText({
    workspace: WORKSPACE,
    term: {
      id: 't-ambtsperiodeabcd',
      personName: 'A. de Tésteur',
      post: 'minister van Voorbeelden, Proeven en Monsters',
      from: '2026-07-01',
    },
    quarter: '2027-Q1',
    kind: 'kwartaal',
    requestId: '7K3M-0Q8R-2V5X-9ABC',
    head: { origin: ORIGIN, size: 13, root: createHash('sha256').update('root').digest('base64') },
    supplementary: false,
    nil: false,
    deleted: 'nee',
    remark: '',
    remarkSalt: 'EBESExQVFhcYGRobHB0eHw',
    entries: THREE,
    ...change,
  });
}

export const REGISTER = [...registerJson(sampleRegister(3))].join('');
export const BZK_REGISTER = [...registerJson(editionOf(sampleRegister(3), 'bzk'))].join('');

/** The closing statement of a register.json, as services/registers.ts writes it. */
export function closeText(register: string, change: Record<string, string> = {}): string {
  const lines = [
    'kanaalregister/close/v1',
    `werkmap: ${WORKSPACE}`,
    'register: VB-2027-Q1-v1',
    'kwartaal: 2027-Q1',
    'versie: 1',
    `register.json: sha256 ${createHash('sha256').update(register).digest('hex')}`,
    `uitgave bzk: sha256 ${createHash('sha256').update(BZK_REGISTER).digest('hex')}`,
    `uitgave openbaar: sha256 ${'0'.repeat(64)}`,
    'registraties: 3',
    'incidenten: 3',
    'verklaringen: 3',
    'open: drafts 2',
    'open: weeks 1',
    'gesloten door: B. van Proef, recordsManager',
    'gesloten op: 2027-04-12T09:30:00+02:00',
  ].map((line) => {
    const label = line.split(': ')[0]!;
    return label in change ? `${label}: ${change[label]}` : line;
  });
  return `${lines.join('\n')}\n`;
}

export { canonical, signNote };
