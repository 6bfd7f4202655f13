/** What every command shares: the core in this process, paths, the passphrase, and how an answer leaves. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract.ts';
import { KanaalError } from '../../../shared/errors.ts';
import { type App, openApp } from '../../app.ts';
import type { Host } from '../../host.ts';
import { findChromium } from '../chromium/browser.ts';
import { printWithChromium } from '../chromium/print.ts';
import { placesFor } from '../core/places.ts';
import { settingsFor } from '../core/settings.ts';
import { NOTICES } from './messages.ts';
import { showProgress } from './progress.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..', '..');

/** A path as typed: relative ones are meant from where the person stands, not from the project's folder. */
export function typedPath(text: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), text);
}

export interface Options {
  as?: string | undefined;
  passphraseFile?: string | undefined;
}

export interface Cli {
  readonly app: App;
  readonly host: Host;
  token(file: string): string;
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Unlocks a workspace folder; without `as`, the slot that the passphrase opens. Asks for it where it is not given. */
  open(folder: string, options: Options, passphrase?: string): Promise<void>;
  close(): Promise<void>;
}

export function startCli(): Cli {
  const settings = settingsFor('cli', placesFor(process.env, process.platform, homedir()), ROOT);
  const tokens = new Map<string, string>();
  const host: Host = {
    ...settings,
    now: () => new Date(),
    random: (n) => randomBytes(n),
    log: (line) => {
      mkdirSync(settings.profileDir, { recursive: true });
      appendFileSync(path.join(settings.profileDir, 'cli.log'), `${new Date().toISOString()} ${line}\n`);
    },
    pathOf: (token) => tokens.get(token) ?? null,
    printToPdf: findChromium() ? printWithChromium : null,
  };
  const app = openApp(host);
  showProgress(app, process.stderr);
  const call: Cli['call'] = async (name, input) => {
    const reply = await app.call(name, input);
    if (reply.ok) return reply.value as CallOutput<typeof name>;
    const { code, details, reference } = reply.error;
    throw new KanaalError(code, reference ? { ...details, reference } : details);
  };
  const token = (file: string): string => {
    const name = `cli-${tokens.size}`;
    tokens.set(name, file);
    return name;
  };
  return {
    app,
    host,
    token,
    call,
    open: async (folder, options, passphrase) => await unlock(call, token(typedPath(folder)), options, passphrase),
    close: () => app.close(),
  };
}

async function unlock(call: Cli['call'], place: string, options: Options, typed?: string): Promise<void> {
  const open = async (key: SlotKey): Promise<void> => {
    const { session } = await call('workspaces.unlock', { token: place, ...key });
    for (const { key: notice, detail } of session.notices)
      process.stderr.write(`note: ${NOTICES[notice]}${detail === '' ? '' : ` (${detail})`}\n`);
  };
  await withSlot({ call }, place, options, open, typed);
}

interface SlotKey {
  personId: string;
  passphrase: string;
}

/**
 * Does `act` as the person of `--as`, or else as the first whose slot the passphrase opens. `place`: a workspace or a
 * backup of one. Throws what `act` throws for the last of them.
 */
export async function withSlot<T>(
  { call }: Pick<Cli, 'call'>,
  place: string,
  options: Options,
  act: (key: SlotKey) => Promise<T>,
  typed?: string,
): Promise<T> {
  const { slots } = await call('workspaces.peek', { token: place });
  const { as } = options;
  // A slot that still waits for its one-time code is meant only when it is named.
  const wanted = slots.filter((s) => (as ? [s.personId, s.name, s.role as string].includes(as) : !s.oneTime));
  const passphrase = wanted.length > 0 ? (typed ?? (await askPassphrase(options))) : '';
  for (const [i, slot] of wanted.entries()) {
    try {
      return await act({ personId: slot.personId, passphrase });
    } catch (error) {
      const next = error instanceof KanaalError && ['wrong_passphrase', 'passphrase_needed'].includes(error.code);
      if (!next || i === wanted.length - 1) throw error;
    }
  }
  throw new KanaalError('slot_missing', { as: as ?? '' });
}

/** The path of a file that was named on the command line. Throws `file_missing` where there is none. */
export function givenFile(given: string): string {
  const file = typedPath(given);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new KanaalError('file_missing', { name: path.basename(file) });
  return file;
}

/** Its contents, as text. */
export function readGiven(given: string): string {
  return readFileSync(givenFile(given), 'utf8');
}

/** First line of the file, the variable, or a prompt without echo; in that order. */
export async function askPassphrase(options: Options, question = 'Passphrase: '): Promise<string> {
  if (options.passphraseFile) {
    const [first = ''] = readGiven(options.passphraseFile).split(/\r?\n/);
    return first;
  }
  const fromEnv = process.env['KANAALREGISTER_PASSPHRASE'];
  if (fromEnv) return fromEnv;
  if (!process.stdin.isTTY) throw new KanaalError('passphrase_needed');
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

/** Reads a JSON document from a file or, for `-`, from standard input. */
export function readJson(source: string): unknown {
  const text = source === '-' ? readFileSync(0, 'utf8') : readGiven(source);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KanaalError('invalid_input', { file: source, why: 'not JSON' }, { cause });
  }
}
