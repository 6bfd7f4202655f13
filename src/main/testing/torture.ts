/**
 * Kills a working core at random points and looks at what is left: no acknowledged word lost, nothing half written, the
 * journal whole. Every round works on its own copy of one prepared office.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machineAt, PASSPHRASES, type TestMachine, type TestOffice, testAnswers, testOffice } from './office.ts';
import type { TortureJob } from './torture-worker.ts';

const MODES = ['log', 'sign', 'close', 'export', 'rekey'] as const;
/** After the last day of the quarter, so that it can be closed. */
const NOW = '2027-04-02T10:00:00+02:00';
/**
 * Longest wait before the kill, in milliseconds: counted from the unlock in even rounds, from the first acknowledgement in
 * odd ones, so that on any machine half of the kills come after work that must still be there.
 */
const LATEST: Record<TortureJob['mode'], number> = { log: 400, sign: 1_500, close: 700, export: 1_200, rekey: 2_500 };

/** A small, seeded generator (mulberry32): a failing round can be run again. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Round {
  mode: TortureJob['mode'];
  killedAfterMs: number;
  acknowledged: number;
}

/** Runs `rounds` kills; throws with the round's particulars at the first broken promise. */
export async function torture(
  rounds: number,
  seed: number,
  say: (line: string) => void = () => undefined,
): Promise<Round[]> {
  const office = await testOffice('2027-03-09T09:40:00+01:00');
  const results: Round[] = [];
  try {
    for (let i = 0; i < 12; i++)
      await office.call('entries.add', { answers: testAnswers(office.ids, { subject: `Vooraf ${i}` }) });
    await office.app.close();
    const random = seeded(seed);
    for (let i = 0; i < rounds; i++) {
      const mode = MODES[i % MODES.length]!;
      const killedAfterMs = Math.floor(random() * LATEST[mode]);
      const acknowledged = await oneRound(
        office,
        { mode, killedAfterMs, from: i % 2 === 0 ? 'unlock' : 'acknowledgement' },
        `seed ${seed}, round ${i}, ${mode}, ${killedAfterMs} ms`,
      );
      results.push({ mode, killedAfterMs, acknowledged });
      say(`${i + 1}/${rounds} ${mode} killed after ${killedAfterMs} ms, ${acknowledged} acknowledged, whole`);
    }
    return results;
  } finally {
    await office.remove();
  }
}

interface Kill {
  mode: TortureJob['mode'];
  killedAfterMs: number;
  from: 'unlock' | 'acknowledgement';
}

async function oneRound(office: TestOffice, kill: Kill, what: string): Promise<number> {
  const root = mkdtempSync(path.join(tmpdir(), 'kr-torture-'));
  try {
    cpSync(office.root, root, { recursive: true });
    moveRecent(root, office.root);
    const acks = await workUntilKilled({ root, now: NOW, mode: kill.mode, ids: office.ids }, kill);
    const machine = machineAt(root, '2027-04-03T10:00:00+02:00');
    try {
      await check(machine, office.ids, acks, what);
    } finally {
      await machine.app.close();
    }
    return acks.length;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The copied profile still names the original folder; the copy must open its own. */
function moveRecent(root: string, from: string): void {
  const file = path.join(root, 'profile', 'profile.json');
  const text = readFileSync(file, 'utf8').replaceAll(
    JSON.stringify(from).slice(1, -1),
    JSON.stringify(root).slice(1, -1),
  );
  writeFileSync(file, text);
}

function workUntilKilled(job: TortureJob, { killedAfterMs, from }: Kill): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const worker = path.join(import.meta.dirname, 'torture-worker.ts');
    const child = spawn(process.execPath, [worker, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    let killed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const begun = from === 'unlock' ? out.includes('ready\n') : /ready\n.*\n/.test(out);
      if (killed || !begun) return;
      killed = true;
      setTimeout(() => child.kill('SIGKILL'), killedAfterMs);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.on('close', () => {
      if (!killed) reject(new Error(`the worker stopped by itself: ${err}`));
      // A last line without its newline was not acknowledged.
      else
        resolve(
          out
            .split('\n')
            .slice(0, -1)
            .filter((l) => l !== 'ready'),
        );
    });
  });
}

function broken(what: string, problem: string): Error {
  return new Error(`after a kill (${what}): ${problem}`);
}

async function check(
  machine: TestMachine,
  ids: TestOffice['ids'],
  acks: readonly string[],
  what: string,
): Promise<void> {
  const place = (await machine.call('workspaces.recent', {})).places[0]!.token;
  await machine.call('workspaces.unlock', { token: place, personId: ids.records, passphrase: PASSPHRASES.records });
  const report = await machine.call('journal.check', {});
  if (!report.ok || report.unsignedTail !== 0) throw broken(what, JSON.stringify(report.problems));
  for (const ack of acks) {
    const [kind, id = '', version = ''] = ack.split(' ');
    if (kind === 'entry') {
      const entry = await machine.call('entries.get', { entryId: id });
      if (entry.version < Number(version) || entry.evidence.length !== 1) throw broken(what, `${ack} is not there`);
    } else if (kind === 'signed') {
      const entry = await machine.call('entries.get', { entryId: id });
      if (entry.status !== 'signed') throw broken(what, `${ack} is ${entry.status}`);
    } else if (kind === 'closed') {
      if ((await machine.call('quarters.view', { quarter: '2027-Q1' })).state !== 'closed')
        throw broken(what, 'not closed');
    }
  }
  if (acks.includes('sheet')) await checkSheets(machine, acks, what);
  await checkStatuses(machine, what);
  await checkExports(machine, what);
}

/** Every sheet that was handed out has its own epoch; at most one more was made that nobody got to see. */
async function checkSheets(machine: TestMachine, acks: readonly string[], what: string): Promise<void> {
  const sheets = acks.filter((ack) => ack === 'sheet').length;
  const { items } = await machine.call('journal.list', { limit: 200 });
  const made = items.filter((item) => item.type === 'epoch').length - 1;
  if (made !== sheets && made !== sheets + 1) throw broken(what, `${sheets} sheets handed out, ${made} journaled`);
}

/** No step is half done: signed means a note names it, and a closed quarter has nothing left merely logged. */
async function checkStatuses(machine: TestMachine, what: string): Promise<void> {
  const { rows } = await machine.call('entries.list', { limit: 500, quarter: '2027-Q1' });
  const { signOffs } = await machine.call('signoffs.list', { quarter: '2027-Q1' });
  const view = await machine.call('quarters.view', { quarter: '2027-Q1' });
  for (const row of rows) {
    const noted = signOffs.some((s) => s.state === 'accepted' && s.note.includes(row.number));
    if ((row.status === 'signed') !== noted) throw broken(what, `${row.number} is ${row.status}, noted: ${noted}`);
    if (view.state === 'closed' && row.status === 'logged') throw broken(what, `${row.number} still logged`);
  }
}

/** Every file that is visible in an export folder equals the one of a whole export. */
async function checkExports(machine: TestMachine, what: string): Promise<void> {
  const folders = readdirSync(machine.root).filter((n) => n.startsWith('uit-'));
  if (folders.length === 0) return;
  const whole = path.join(machine.root, 'heel');
  await machine.call('registers.export', {
    quarter: '2027-Q1',
    formats: ['json', 'xlsx', 'ods', 'csv'],
    out: machine.token(whole),
  });
  for (const folder of folders)
    for (const name of readdirSync(path.join(machine.root, folder))) {
      if (name.startsWith('.')) continue;
      const reference = path.join(whole, name);
      const same =
        existsSync(reference) && readFileSync(reference).equals(readFileSync(path.join(machine.root, folder, name)));
      if (!same) throw broken(what, `${folder}/${name} is not whole`);
    }
}
