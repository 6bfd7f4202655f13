/**
 * How long intake takes to read a long chat, a mailbox and a folder of Outlook messages, each against the best open parser
 * alone in the same run, and the peak memory of both. Every measurement is a child process of its own, which reads once as
 * the intake worker does (cold), then a few times more. A ratio below 1 means faster than the reference.
 *
 *   node bench/intake.ts --subjects chat,mailbox,outlook --messages 40000 --mails 10000 --outlook 1000 --rounds 3
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readSource } from '../src/main/intake/read-source.ts';
import { longChat, longMailbox, outlookMessage } from '../src/main/testing/long-sources.ts';

const SUBJECTS = [
  { name: 'chat', reference: 'whatsapp-chat-parser' },
  { name: 'mailbox', reference: 'postal-mime' },
  { name: 'outlook', reference: '@kenjiuno/msgreader' },
] as const;
type Subject = (typeof SUBJECTS)[number]['name'];
type Reader = 'ours' | 'reference';

interface Measurement {
  /** Of the first read in a new process. */
  milliseconds: number;
  /** The quickest of the reads after it. */
  warm: number;
  /** Processor time of that first read on the thread that reads: on a busy machine it says more than the clock. */
  processor: number;
  peakMegabytes: number;
  messages: number;
}

/** Files of one subject, in the order they are read. */
function filesIn(folder: string): { name: string; bytes: Uint8Array }[] {
  const names = readdirSync(folder).toSorted();
  return names.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

type Read = (files: ReturnType<typeof filesIn>) => Promise<number>;

async function readOurs(files: ReturnType<typeof filesIn>): Promise<number> {
  let messages = 0;
  for (const { name, bytes } of files) messages += (await readSource(name, bytes)).messages.length;
  return messages;
}

/** What each parser gives by itself, all of it held until the end as our reading is. */
const REFERENCES: Readonly<Record<Subject, () => Promise<Read>>> = {
  chat: async () => {
    const { parseString } = await import('whatsapp-chat-parser');
    return async (files) =>
      files.reduce((sum, { bytes }) => sum + parseString(new TextDecoder().decode(bytes)).length, 0);
  },
  mailbox: async () => {
    const { default: PostalMime } = await import('postal-mime');
    const { splitMailbox } = await import('../src/main/intake/mbox.ts');
    return async (files) => {
      const mails: unknown[] = [];
      for (const { bytes } of files)
        for (const mail of splitMailbox(bytes))
          mails.push(await PostalMime.parse(mail, { forceRfc822Attachments: true }));
      return mails.length;
    };
  },
  outlook: async () => {
    const { default: module } = await import('@kenjiuno/msgreader');
    return async (files) => {
      const mails: unknown[] = [];
      for (const { bytes } of files)
        mails.push(new module.default(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)).getFileData());
      return mails.length;
    };
  },
};

async function measure(subject: Subject, reader: Reader, folder: string, rounds: number): Promise<Measurement> {
  const files = filesIn(path.join(folder, subject));
  const read = reader === 'ours' ? readOurs : await REFERENCES[subject]();
  const times: number[] = [];
  let [processor, peak] = [0, 0];
  let messages = 0;
  for (let i = 0; i <= rounds; i++) {
    const [start, used] = [performance.now(), process.threadCpuUsage()];
    messages = await read(files);
    times.push(performance.now() - start);
    // The memory of one read, as in the worker.
    if (i > 0) continue;
    peak = process.resourceUsage().maxRSS / 1024;
    const { user, system } = process.threadCpuUsage(used);
    processor = (user + system) / 1_000;
  }
  const [milliseconds = 0, ...later] = times;
  return { milliseconds, warm: Math.min(...later), processor, peakMegabytes: peak, messages };
}

function measureApart(subject: Subject, reader: Reader, folder: string, rounds: string): Measurement {
  const args = [import.meta.filename, '--only', `${subject} ${reader}`, '--in', folder, '--rounds', rounds];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (run.status !== 0) throw new Error(`${subject} by ${reader} failed`);
  return JSON.parse(run.stdout) as Measurement;
}

/** Real ones where they are beside the project, repeated to the number asked for; else made here. Says which. */
function writeOutlook(folder: string, count: number): string {
  const corpus = path.resolve(import.meta.dirname, '../../shared/corpus/msg');
  const names = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).toSorted() : [];
  const real = names
    .filter((name) => name.toLowerCase().endsWith('.msg'))
    .map((name) => readFileSync(path.join(corpus, name)));
  for (let i = 0; i < count; i++)
    writeFileSync(path.join(folder, `${String(i).padStart(5, '0')}.msg`), real[i % real.length] ?? outlookMessage(i));
  return real.length > 0
    ? `${real.length} real files, repeated`
    : 'made here; the real files are not beside the project';
}

function report(folder: string, rounds: string): void {
  for (const { name, reference } of SUBJECTS) {
    if (!values.subjects.split(',').includes(name)) continue;
    const theirs = measureApart(name, 'reference', folder, rounds);
    const ours = measureApart(name, 'ours', folder, rounds);
    const line = (who: string, m: Measurement): string =>
      `  ${who.padEnd(22)} ${m.milliseconds.toFixed(0).padStart(6)} ms, warm ${m.warm.toFixed(0).padStart(6)} ms, processor ${m.processor.toFixed(0).padStart(6)} ms, peak ${m.peakMegabytes.toFixed(0)} MB, ${m.messages} messages`;
    const ratio = (ours.milliseconds / theirs.milliseconds).toFixed(2);
    console.log(
      `${name}: ratio ${ratio}, warm ${(ours.warm / theirs.warm).toFixed(2)}, processor ${(ours.processor / theirs.processor).toFixed(2)}`,
    );
    console.log(line(`${reference} alone`.slice(0, 40), theirs));
    console.log(line('ours', ours));
  }
}

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '40000' },
    mails: { type: 'string', default: '10000' },
    outlook: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    subjects: { type: 'string', default: 'chat,mailbox,outlook' },
    only: { type: 'string' },
    in: { type: 'string' },
  },
});

if (values.only && values.in) {
  const [name, reader] = values.only.split(' ');
  const subject = SUBJECTS.find((one) => one.name === name);
  if (!subject || (reader !== 'ours' && reader !== 'reference')) throw new Error(`unknown subject ${values.only}`);
  console.log(JSON.stringify(await measure(subject.name, reader, values.in, Number(values.rounds))));
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'kr-bench-'));
  try {
    for (const { name } of SUBJECTS) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, 'chat', 'WhatsApp-chat met Renée.txt'), longChat(Number(values.messages)));
    writeFileSync(path.join(folder, 'mailbox', 'postvak.mbox'), longMailbox(Number(values.mails)));
    console.log(`outlook: ${writeOutlook(path.join(folder, 'outlook'), Number(values.outlook))}`);
    report(folder, values.rounds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
