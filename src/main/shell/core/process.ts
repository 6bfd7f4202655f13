/**
 * Entry of the core process: the only process that opens a workspace. It is a child of the window shell, under Node
 * (`fork`) or Electron (`utilityProcess`), talks to it in `messages.ts` and ends when the shell does.
 */
import { randomBytes } from 'node:crypto';
import type { Reply } from '../../../shared/errors.ts';
import { type App, openApp } from '../../app.ts';
import { makeExample } from '../../demo/run.ts';
import type { Host } from '../../host.ts';
import { openLog } from './log.ts';
import type { CoreSettings, FromCore, ToCore } from './messages.ts';
import { assertPlain, MAX_MESSAGE_BYTES } from './plain.ts';

/** Electron's side of the pipe; described here because this file must also run where there is no Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
const settings = JSON.parse(process.argv.at(-1)!) as CoreSettings;
const log = openLog(settings.profileDir);
const paths = new Map<string, string>();
const prints = new Map<number, { resolve(pdf: Uint8Array): void; reject(error: Error): void }>();
let lastPrint = 0;

function send(message: FromCore): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process pipe, not a browser window
  if (parentPort) parentPort.postMessage(message);
  else if (process.connected) process.send?.(message);
}

function printToPdf(html: string): Promise<Uint8Array> {
  lastPrint += 1;
  const printId = lastPrint;
  return new Promise((resolve, reject) => {
    prints.set(printId, { resolve, reject });
    send({ printId, html });
  });
}

const clockOffset = settings.now === undefined ? 0 : Date.parse(settings.now) - Date.now();
const host: Host = {
  appVersion: settings.appVersion,
  shell: settings.shell,
  resourcesDir: settings.resourcesDir,
  profileDir: settings.profileDir,
  workspacesDir: settings.workspacesDir,
  adminFile: settings.adminFile,
  now: () => new Date(Date.now() + clockOffset),
  random: (n) => new Uint8Array(randomBytes(n)),
  log,
  pathOf: (token) => paths.get(token) ?? null,
  printToPdf,
  makeExample: (folder, kind, step) => makeExample(host, folder, kind, step),
};

function bug(name: string, error: unknown): Reply<unknown> {
  const reference = randomBytes(4).toString('hex');
  log(`${reference} ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { ok: false, error: { code: 'internal', details: {}, reference } };
}

async function answer(app: App, id: number, name: string, input: unknown): Promise<void> {
  let reply: Reply<unknown>;
  try {
    reply = await app.call(name, input);
    if (assertPlain(reply, name) > MAX_MESSAGE_BYTES) throw new RangeError('the reply is too large for a window');
  } catch (error) {
    reply = bug(name, error);
  }
  send({ id, reply });
}

let closing = false;
async function close(app: App): Promise<void> {
  if (closing) return;
  closing = true;
  await app.close();
  process.exit(0);
}

function receive(app: App, message: ToCore): void {
  if ('id' in message) void answer(app, message.id, message.name, message.input);
  else if ('token' in message) paths.set(message.token, message.path);
  else if ('printId' in message) {
    const waiting = prints.get(message.printId);
    prints.delete(message.printId);
    if ('pdf' in message) waiting?.resolve(message.pdf);
    else waiting?.reject(new Error(message.error));
  } else void close(app);
}

// Ctrl+C in a terminal reaches every process of the group; the shell decides when the core closes.
process.on('SIGINT', () => {});
process.on('uncaughtException', (error) => {
  bug('core', error);
  process.exit(70);
});

const app = openApp(host);
app.onChange((subject) => send({ change: subject }));
if (parentPort) parentPort.on('message', (event) => receive(app, event.data as ToCore));
else {
  process.on('message', (message) => receive(app, message as ToCore));
  process.on('disconnect', () => void close(app));
}
send({ ready: true });
