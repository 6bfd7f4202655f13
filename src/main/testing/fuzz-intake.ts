/**
 * Damages real and made sources and reads them: every mutant must give a reading that balances or a clear refusal, in time
 * and in memory. Seeded, so that what it finds can be found again: seed and round name the mutant.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { SourceReading } from '../../shared/intake.ts';
import { balanceOf } from '../../shared/intake-balance.ts';
import { readSource } from '../intake/read-source.ts';
import { draftsOfSource } from '../intake/source-drafts.ts';
import { DIALECTS, type SampleMessage, writeChat } from './chats.ts';
import {
  bytesOf,
  jsonLines,
  mailbox,
  mailText,
  msgFile,
  signalFrames,
  smsBackup,
  telegramChat,
  tnefFile,
} from './sources.ts';
import { seeded } from './torture.ts';
import { zipOf } from './zips.ts';

export interface Seed {
  name: string;
  bytes: Uint8Array;
}

export interface Finding {
  seed: string;
  round: number;
  why: string;
  mutant: Uint8Array;
}

export interface FuzzReport {
  rounds: number;
  read: number;
  refused: number;
  slowest: { ms: number; seed: string; round: number };
  findings: Finding[];
}

/** Slower than this on a file of at most `MAX_SEED_BYTES` and the window would wait for it. */
const MAX_MS = 10_000;
export const MAX_SEED_BYTES = 200_000;
const MAX_FINDINGS = 20;

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHAT: readonly SampleMessage[] = [
  { at: '2027-02-27T09:15:03', author: null, text: 'Wietske heeft de groep "Kust: zand" gemaakt' },
  { at: '2027-02-27T09:16:40', author: 'Wietske', text: 'Goedemorgen:\n\nstaat het er nog?' },
  { at: '2027-02-27T12:00:00', author: '+31 6 55512345', text: 'IMG-20270227-WA0001.jpg (bestand bijgevoegd)\nkijk' },
  { at: '2027-03-28T02:30:00', author: 'Bo 👩‍👩‍👧', text: 'Dit bericht is verwijderd' },
];

/** One of everything that this project makes itself, and the files in `folders` that are not too large. */
export function seedsFrom(folders: readonly string[]): Seed[] {
  const chats = DIALECTS.map((d, i) => ({ name: `chat-${i}.txt`, bytes: bytesOf(writeChat(d, CHAT)) }));
  const mails = [mailText('een', 'From mij\n\ntekst'), mailText('twee', 'tekst')];
  const seeds: Seed[] = [
    ...chats,
    { name: 'signal.jsonl', bytes: jsonLines(signalFrames(PICTURE)) },
    { name: 'result.json', bytes: bytesOf(JSON.stringify(telegramChat())) },
    { name: 'sms.xml', bytes: bytesOf(smsBackup(PICTURE)) },
    { name: 'post.mbox', bytes: bytesOf(mailbox(mails)) },
    { name: 'winmail.dat', bytes: tnefFile('tekst', [{ name: 'nota.txt', content: PICTURE }]) },
    {
      name: 'outlook.msg',
      bytes: msgFile({ '001A': 'IPM.Note', '0037': 'Onderwerp', '1000': 'Tekst' }, { name: 'a.png', content: PICTURE }),
    },
    {
      name: 'WhatsApp-chat met Bo.zip',
      bytes: zipOf([
        { name: '_chat.txt', content: chats[0]?.bytes ?? PICTURE },
        { name: 'IMG-20270227-WA0001.jpg', content: PICTURE },
      ]),
    },
    { name: 'mails.zip', bytes: zipOf(mails.map((m, i) => ({ name: `${i}.eml`, content: bytesOf(m) }))) },
  ];
  for (const folder of folders.filter((f) => existsSync(f))) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const file = path.join(folder, name);
      const stat = statSync(file);
      if (
        !stat.isFile() ||
        stat.size > MAX_SEED_BYTES ||
        (/\.(?:md|json|tsv|xml_?|bin)$/.test(name) && !/result|telegram|sms/.test(name))
      )
        continue;
      seeds.push({ name, bytes: new Uint8Array(readFileSync(file)) });
    }
  }
  return seeds;
}

/** The mutant of a round; a function of its arguments alone. */
export function mutantOf(seeds: readonly Seed[], seed: number, round: number): Seed {
  const random = seeded(seed * 1_000_003 + round);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = (): Seed => seeds[below(seeds.length)] ?? { name: 'leeg', bytes: new Uint8Array() };
  const { name, bytes } = pick();
  let mutant = Buffer.from(bytes);
  const times = 1 + below(8);
  for (let i = 0; i < times; i++) mutant = damage(mutant, below, pick);
  return { name, bytes: new Uint8Array(mutant) };
}

/** Numbers that lengths and counts break on. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];
const WORDS = [
  '\r\n\r\n',
  '\n\n',
  '\u200e',
  '\ufeff',
  '\0',
  '--',
  'From x\n',
  '27-02-2027 09:15 - Jan: ',
  '[27-02-2027 09:15:00] Jan: ',
  '":{',
  '[[[[[[[[',
  '&#55357;',
  '<mms>',
  'Content-Type: multipart/mixed; boundary=""\n',
  '=?utf-8?q?',
  '999999999999999999999',
];

/** One piece of damage; `words` are put in, `pick` gives another source to take a piece of. */
export function damage(
  bytes: Buffer<ArrayBuffer>,
  below: (n: number) => number,
  pick: () => Pick<Seed, 'bytes'>,
  words: readonly string[] = WORDS,
): Buffer<ArrayBuffer> {
  const at = below(bytes.length + 1);
  const length = below(Math.min(bytes.length - at + 1, 4_096));
  const join = (...parts: Uint8Array[]): Buffer<ArrayBuffer> => Buffer.concat(parts);
  switch (below(8)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[below(copy.length)] = below(256);
      return copy;
    }
    case 1:
      return join(bytes.subarray(0, at), bytes.subarray(at + length));
    case 2:
      return join(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at));
    case 3:
      return join(bytes.subarray(0, at));
    case 4: {
      const copy = Buffer.from(bytes);
      if (copy.length >= 4) copy.writeUInt32LE(EDGES[below(EDGES.length)] ?? 0, below(copy.length - 3));
      return copy;
    }
    case 5:
      return join(bytes.subarray(0, at), Buffer.from(words[below(words.length)] ?? ''), bytes.subarray(at));
    case 6: {
      const other = pick().bytes;
      const from = below(other.length + 1);
      return join(bytes.subarray(0, at), other.subarray(from, from + 4_096), bytes.subarray(at));
    }
    default: {
      const copy = Buffer.from(bytes);
      for (let i = 0; i < 16 && copy.length > 0; i++) copy[below(copy.length)] = below(256);
      return copy;
    }
  }
}

/** What is wrong with a reading; null where nothing is. */
export function faultOf(reading: SourceReading): string | null {
  const keep = (n: number): boolean => n % 3 !== 0;
  const b = balanceOf(reading, keep);
  if (b.total !== b.kept + b.leftOut + b.duplicate + b.notUnderstood) return 'the balance does not add up';
  for (const [i, m] of reading.messages.entries()) {
    if (m.n !== i + 1) return `message ${i + 1} is numbered ${m.n}`;
    if (m.sentAt !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(m.sentAt))
      return `moment ${m.sentAt}`;
    if (m.sentAt !== null && Number.isNaN(Date.parse(m.sentAt))) return `moment ${m.sentAt} does not exist`;
    if ((m.sentAt === null) !== (m.certainty === 'none' || m.certainty === 'impossible'))
      return `moment ${m.sentAt} is ${m.certainty}`;
    if (m.kinds.length === 0) return `message ${m.n} has no kind`;
    if (m.duplicateOf !== null && m.duplicateOf.source === null && m.duplicateOf.n >= m.n)
      return `message ${m.n} repeats a later one`;
    for (const a of m.attachments)
      if (/[/\\\0]/.test(a.name) || a.name === '..') return `attachment is called ${a.name}`;
  }
  const numbers = draftsOfSource(reading, (m) => keep(m.n)).flatMap((d) => d.messages);
  if (new Set(numbers).size !== numbers.length) return 'a message is in two drafts';
  return null;
}

/** What is tried: which mutant comes in a round, how it is read, and which refusals a reader may give. */
export interface Trial {
  mutantAt: (round: number) => { name: string; bytes: Uint8Array };
  /** Reads it; what comes back says what is wrong with the reading, or null. */
  read: (name: string, bytes: Uint8Array) => Promise<() => string | null>;
  mayRefuse: (error: KanaalError) => boolean;
}

/** Reads mutants while `goOn` says so. `say` hears of what is found. */
export async function fuzzEach(
  trial: Trial,
  goOn: (round: number) => boolean,
  say: (line: string) => void,
): Promise<FuzzReport> {
  const report: FuzzReport = { rounds: 0, read: 0, refused: 0, slowest: { ms: 0, seed: '', round: 0 }, findings: [] };
  for (let round = 0; goOn(round) && report.findings.length < MAX_FINDINGS; round++) {
    const { name, bytes } = trial.mutantAt(round);
    const start = performance.now();
    const why = await tryOne(trial, name, bytes, report);
    const ms = performance.now() - start;
    report.rounds++;
    if (ms > report.slowest.ms) report.slowest = { ms, seed: name, round };
    const fault = why ?? (ms > MAX_MS ? `took ${Math.round(ms)} ms` : null);
    if (fault === null) continue;
    report.findings.push({ seed: name, round, why: fault, mutant: bytes });
    say(`round ${round}, ${name}: ${fault}`);
  }
  return report;
}

async function tryOne(trial: Trial, name: string, bytes: Uint8Array, report: FuzzReport): Promise<string | null> {
  try {
    const faultOfReading = await trial.read(name, bytes);
    report.read++;
    return faultOfReading();
  } catch (error) {
    if (error instanceof KanaalError && trial.mayRefuse(error)) {
      report.refused++;
      return null;
    }
    return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error);
  }
}

/** Reads damaged sources of every kind. */
export async function fuzzIntake(
  seeds: readonly Seed[],
  seed: number,
  goOn: (round: number) => boolean,
  say: (line: string) => void = () => undefined,
): Promise<FuzzReport> {
  const trial: Trial = {
    mutantAt: (round) => mutantOf(seeds, seed, round),
    read: async (name, bytes) => {
      const reading = await readSource(name, bytes);
      return () => faultOf(reading);
    },
    mayRefuse: () => true,
  };
  return await fuzzEach(trial, goOn, say);
}
