import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSPHRASES, TEST_TERM, testOffice } from '../../testing/office.ts';

const CLI = path.join(import.meta.dirname, 'index.ts');
const PASSPHRASE = 'een zin om mee te openen';
/** What the test run gives each process it starts; nothing else of this environment reaches the program. */
const forEveryProcess = Object.fromEntries(
  ['NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'KANAALREGISTER_TEST_TEMPLATES'].map((name) => [name, process.env[name]]),
);
let root: string;
let workspace: string;
let termId: string;

interface Ran {
  code: number | null;
  out: string;
  err: string;
  json: Record<string, unknown> & { error?: { code: string; message: string; hint: string } };
}

function cli(args: string[], options: { input?: string; before?: string[]; env?: NodeJS.ProcessEnv } = {}): Ran {
  const [command, ...first] = [...(options.before ?? []), process.execPath, CLI, ...args];
  const ran = spawnSync(command!, first, {
    encoding: 'utf8',
    input: options.input ?? '',
    env: {
      ...forEveryProcess,
      PATH: process.env['PATH'],
      TZ: 'Europe/Amsterdam',
      KANAALREGISTER_HOME: path.join(root, 'home'),
      KANAALREGISTER_PASSPHRASE: PASSPHRASE,
      INIT_CWD: root,
      ...options.env,
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  let json = {};
  try {
    json = JSON.parse(ran.stdout) as Ran['json'];
  } catch {
    // Not every answer is JSON; a test that needs it will say what is missing.
  }
  return { code: ran.status, out: ran.stdout, err: ran.stderr, json };
}

const setup = {
  title: 'Minister van Kust en Delta',
  prefix: 'MKD',
  people: [
    { name: 'Joris Tervoort', role: 'secretary' },
    {
      name: 'Wietske Harmelink',
      role: 'officeHolder',
      terms: [TEST_TERM],
    },
  ],
};

function answers(subject: string): Record<string, unknown> {
  return {
    termId,
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    dateCertainty: 'unknown',
    counterparty: 'KAMERLID',
    subject,
    reason: 'SPOED',
    nature: 'PROCES',
    classification: 'ONGERUBRICEERD',
    evidence: 'attached',
  };
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kr-cli-'));
  workspace = path.join(root, 'minister.kanaalregister');
  writeFileSync(path.join(root, 'setup.json'), JSON.stringify(setup));
  // Relative paths are meant from where the person stands.
  const made = cli(['create', 'minister.kanaalregister', '--setup', 'setup.json', '--json']);
  expect(made.json).toMatchObject({ ok: true, recovery: expect.any(Array), codes: [{ name: 'Wietske Harmelink' }] });
  const terms = cli(['call', workspace, 'terms.list', '--json']).json['value'] as { terms: { id: string }[] };
  termId = terms.terms[0]!.id;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the contract is one JSON document with a schema for every call', () => {
  const { json, code } = cli(['contract', '--json']);
  const calls = json['calls'] as Record<string, { input: { type: string } }>;
  expect(code).toBe(0);
  expect(calls['entries.add']?.input.type).toBe('object');
});

test('logging, reading, history, check, backup and restore run by script', () => {
  writeFileSync(path.join(root, 'bericht.txt'), 'Kunt u bellen?');
  const input = JSON.stringify({ answers: answers('Debat over de dijk'), files: ['bericht'] });
  const added = cli(['call', workspace, 'entries.add', '--input', '-', '--attach', 'bericht=bericht.txt', '--json'], {
    input,
  });
  expect(added.json['value']).toMatchObject({ status: 'logged', evidence: [{ name: 'bericht.txt', bytes: 14 }] });
  const { number } = added.json['value'] as { number: string };
  const { entries } = cli(['entries', workspace, '--json']).json as { entries: Record<string, unknown>[] };
  expect(entries[0]).toMatchObject({
    registratienummer: number,
    onderwerp: 'Debat over de dijk',
    status: 'vastgelegd',
  });
  expect(cli(['history', workspace, number, '--json']).json['records']).toHaveLength(1);
  expect(cli(['fsck', workspace, '--json']).json).toMatchObject({ ok: true, unsignedTail: 0, problems: [] });
  expect(cli(['backup', workspace, '--out', 'kopie', '--json']).code).toBe(0);
  const restored = cli(['restore', 'kopie', '--out', 'terug.kanaalregister', '--json']);
  expect(restored.json).toMatchObject({ ok: true, problems: [] });
  expect(cli(['fsck', path.join(root, 'terug.kanaalregister'), '--json']).json).toMatchObject({ ok: true });
});

test('a backup is restored by whoever its passphrase is, or by the one who is named and nobody else', async () => {
  const office = await testOffice();
  const backup = path.join(office.root, 'kopie');
  await office.call('backups.make', { out: office.token(backup) });
  await office.app.close();
  const restore = (to: string, ...more: string[]): Ran =>
    cli(['restore', backup, '--out', path.join(office.root, to), '--json', ...more], {
      env: { KANAALREGISTER_PASSPHRASE: PASSPHRASES.records },
    });
  expect(restore('anders.kanaalregister', '--as', 'secretary').json.error?.code).toBe('wrong_passphrase');
  expect(restore('terug.kanaalregister').json).toMatchObject({ ok: true, problems: [] });
  await office.remove();
});

test.each([
  [
    'a wrong passphrase',
    3,
    'wrong_passphrase',
    ['fsck', 'minister.kanaalregister'],
    { KANAALREGISTER_PASSPHRASE: 'fout fout fout fout' },
  ],
  [
    'no passphrase at all',
    3,
    'passphrase_needed',
    ['fsck', 'minister.kanaalregister'],
    { KANAALREGISTER_PASSPHRASE: '' },
  ],
  ['a folder without a workspace', 3, 'workspace_not_found', ['fsck', '.'], {}],
  ['an unknown command', 2, 'usage', ['vernietig'], {}],
  ['an unknown flag', 2, 'usage', ['fsck', '--hard'], {}],
  ['an unknown call', 3, 'unknown_call', ['call', 'minister.kanaalregister', 'entries.destroy'], {}],
  [
    'a quarter that is open',
    3,
    'quarter_open',
    ['export', 'minister.kanaalregister', '--quarter', '2026-Q4', '--out', 'x', '--formats', 'json'],
    {},
  ],
  [
    'a passphrase file that is not there',
    3,
    'file_missing',
    ['fsck', 'minister.kanaalregister', '--passphrase-file', 'nergens'],
    {},
  ],
  [
    'an input that is not there',
    3,
    'file_missing',
    ['call', 'minister.kanaalregister', 'entries.list', '--input', 'nergens'],
    {},
  ],
  ['a set-up that is not there', 3, 'file_missing', ['create', 'nieuw', '--setup', 'nergens'], {}],
  ['a folder to verify', 3, 'file_missing', ['verify', '.'], {}],
  [
    'a recovery sheet that is not there',
    3,
    'file_missing',
    ['restore', '.', '--out', 'nieuw', '--recovery-file', 'x'],
    {},
  ],
  ['an output folder that is a file', 3, 'out_not_empty', ['backup', '.', '--out', 'setup.json'], {}],
  ['a word too many', 2, 'usage', ['verify', 'setup.json', 'setup.json'], {}],
  [
    'a flag of another command',
    2,
    'usage',
    ['export', '.', '--quarter', '2027-Q1', '--out', 'x', '--seal', 'age1'],
    {},
  ],
  [
    'formats of an answer without a place for them',
    2,
    'usage',
    ['answer', '.', '--from', '2027-01-01', '--to', '2027-03-31', '--formats', 'csv'],
    {},
  ],
] as const)('%s: one JSON document, a sentence and a hint, exit %i', (_what, code, error, args, env) => {
  const ran = cli([...args, '--json'], { env });
  expect(ran.json).toMatchObject({
    ok: false,
    error: { code: error, message: expect.any(String), hint: expect.any(String) },
  });
  expect(ran.code).toBe(code);
  expect(ran.err).toMatch(/^error: .+\nhint: .+\n$/m);
});

test('an output folder with something in it is refused, and stays as it was', () => {
  mkdirSync(path.join(root, 'vol'));
  writeFileSync(path.join(root, 'vol', 'brief.txt'), 'x');
  expect(cli(['backup', workspace, '--out', 'vol', '--json']).json.error?.code).toBe('out_not_empty');
  expect(readdirSync(path.join(root, 'vol'))).toEqual(['brief.txt']);
});

test('what could not be done leaves no folder behind, but those that were there', () => {
  const exported = (out: string): Ran =>
    cli(['export', workspace, '--quarter', '2026-Q4', '--out', out, '--formats', 'json', '--json']);
  expect(exported('nieuw/dieper').json.error?.code).toBe('quarter_open');
  expect(existsSync(path.join(root, 'nieuw'))).toBe(false);
  mkdirSync(path.join(root, 'leeg'));
  expect(exported('leeg').json.error?.code).toBe('quarter_open');
  expect(existsSync(path.join(root, 'leeg'))).toBe(true);
});

test('what the window would say on opening is said on stderr', async () => {
  const office = await testOffice();
  const folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
  const ran = cli(['fsck', folder, '--as', 'secretary', '--json'], {
    env: { KANAALREGISTER_PASSPHRASE: PASSPHRASES.secretary },
  });
  expect(ran.json).toMatchObject({ ok: true });
  expect(ran.err).toContain('note: the workspace is open elsewhere: it is opened for reading only\n');
  await office.remove();
});

test('a note is verified, and without a trusted key that is exit 1', () => {
  const value = cli(['call', workspace, 'journal.checkpoint', '--json']).json['value'] as {
    note: string;
    vkey: string;
  };
  writeFileSync(path.join(root, 'stand.note'), value.note);
  writeFileSync(path.join(root, 'trust.txt'), `${value.vkey}\n`);
  expect(cli(['verify', 'stand.note', '--trust', 'trust.txt', '--json'])).toMatchObject({
    code: 0,
    json: { ok: true, kind: 'checkpoint' },
  });
  const untrusted = cli(['verify', 'stand.note', '--json']);
  expect(untrusted.code).toBe(1);
  expect(untrusted.json['checks']).toContainEqual(expect.objectContaining({ id: 'no_trusted_key', ok: false }));
});

function works(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

test.skipIf(!works('unshare', ['-n', 'true']))('without any network the whole round works (unshare -n)', () => {
  const ran = cli(['demo', '--out', 'demo', '--json'], { before: ['unshare', '-n'] });
  expect(ran.code).toBe(0);
  expect(ran.json).toMatchObject({ ok: true });
});

const NEEDLE = 'naald-7Hq2';
const WRITES = 'trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,connect';

/** Lines of a trace that hold the needle in a write to a file; pipes and terminals are answers, not files. */
function needleWrites(trace: string): string[] {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((l) => l.includes(NEEDLE) && !/write\w*\(\d+<(pipe|\/dev|socket|anon_inode)/.test(l));
}

function traced(command: string[], input = ''): string {
  const trace = path.join(root, `trace-${Math.random()}`);
  // As a person starts it, without what the test run adds: what is traced is the program alone.
  const { NODE_OPTIONS: _preload, NODE_COMPILE_CACHE: _cache, ...own } = process.env;
  const env = { ...own, KANAALREGISTER_HOME: path.join(root, 'home'), KANAALREGISTER_PASSPHRASE: PASSPHRASE };
  const ran = spawnSync('strace', ['-f', '-y', '-s', '200000', '-e', WRITES, '-o', trace, ...command], {
    env,
    input,
    encoding: 'utf8',
  });
  expect(ran.status, ran.stderr).toBe(0);
  return trace;
}

test.skipIf(!existsSync('/usr/bin/strace'))(
  'no plaintext is written to any file while logging, searching and backing up (strace)',
  () => {
    const control = path.join(root, 'control.txt');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(control)}, '${NEEDLE}')`;
    // The control first: a trace that cannot find a plaintext write proves nothing.
    expect(needleWrites(traced([process.execPath, '-e', script]))).toHaveLength(1);
    rmSync(control);

    writeFileSync(path.join(root, 'geheim.txt'), `${NEEDLE} in een bijlage `.repeat(5_000));
    const input = JSON.stringify({ answers: answers(`${NEEDLE} in het onderwerp`), files: ['f'] });
    const attach = `f=${path.join(root, 'geheim.txt')}`;
    const add = traced(
      [process.execPath, CLI, 'call', workspace, 'entries.add', '--input', '-', '--attach', attach],
      input,
    );
    const search = traced(
      [process.execPath, CLI, 'call', workspace, 'entries.list', '--input', '-'],
      JSON.stringify({ search: NEEDLE, sort: 'subject' }),
    );
    const backup = traced([process.execPath, CLI, 'backup', workspace, '--out', path.join(root, 'kopie-2')]);
    for (const trace of [add, search, backup]) {
      expect(needleWrites(trace)).toEqual([]);
      const calls = readFileSync(trace, 'utf8');
      expect(calls).toMatch(/register\.db/);
      expect(calls).not.toMatch(/AF_INET/);
    }
  },
);
