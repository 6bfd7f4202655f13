import { randomBytes, randomUUID } from 'node:crypto';
import type { ErrorCode, Reply } from '../../../shared/errors.ts';
import type { ChangeListener } from '../../host.ts';
import type { CoreLink, FromCore } from './messages.ts';
import { MAX_MESSAGE_BYTES, refusalFor } from './plain.ts';

export interface CoreOptions {
  /** Starts one core process. */
  link: () => CoreLink;
  /** The shell's printer: one self-contained HTML page to a tagged PDF. */
  print: (html: string) => Promise<Uint8Array>;
  log: (line: string) => void;
  /** How long a core may take to say it is ready. Calls have no limit: some are as long as their work. */
  startMs?: number;
  /** How long a core may take to close what is open before it is killed. */
  closeMs?: number;
}

/** A second death this soon after a replacement means that replacing does not help. */
const RESPAWN_PAUSE_MS = 60_000;

/** Starts the core process and waits until it is ready. Throws when it does not start. */
export async function startCore(options: CoreOptions): Promise<CoreClient> {
  const client = new CoreClient(options);
  await client.ready();
  return client;
}

/**
 * The shell's end of the core process. A core that dies is replaced once, every open call is answered, and the window
 * hears `core`. After a lock the process is ended and a fresh one started, since JavaScript cannot wipe its memory.
 */
export class CoreClient {
  readonly #options: CoreOptions;
  readonly #pending = new Map<number, { name: string; resolve(reply: Reply<unknown>): void }>();
  readonly #listeners = new Set<ChangeListener>();
  readonly #tokens = new Map<string, string>();
  #link: CoreLink | null = null;
  #ready: Promise<void>;
  #ending: 'lock' | 'close' | null = null;
  #whenEnded: (() => void) | null = null;
  #lastId = 0;
  #respawnedAt = Number.NEGATIVE_INFINITY;

  constructor(options: CoreOptions) {
    this.#options = options;
    this.#ready = this.#start();
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /** Asks the core. Never rejects: what goes wrong on the way is a reply too. */
  async call(name: string, input: unknown): Promise<Reply<unknown>> {
    const refused = refusalFor(input, MAX_MESSAGE_BYTES);
    if (refused) return refused;
    const reply = await this.#ask(name, input);
    if (name === 'workspaces.lock' && reply.ok) {
      await this.restart();
      this.#tell('lock');
    }
    return reply;
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Makes a file readable for the core; the window gets the token and never the path. */
  giveToken(path: string): string {
    const token = `file-${randomUUID()}`;
    this.#tokens.set(token, path);
    this.#link?.send({ token, path });
    return token;
  }

  /** Ends the process with everything it knew, tokens included, and starts an empty one. */
  async restart(): Promise<void> {
    this.#ready = this.#end('lock').then(() => this.#start());
    this.#ready.catch(() => {});
    await this.#ready.catch((error: unknown) => this.#options.log(`core: ${messageOf(error)}`));
  }

  async close(): Promise<void> {
    await this.#end('close');
  }

  pid(): number | undefined {
    return this.#link?.pid();
  }

  async #ask(name: string, input: unknown): Promise<Reply<unknown>> {
    try {
      await this.#ready;
    } catch (error) {
      return this.#failure(name, messageOf(error));
    }
    const link = this.#link;
    if (!link) return this.#ending === 'close' ? refusal('cancelled') : this.#failure(name, 'there is no core process');
    return new Promise((resolve) => {
      this.#lastId += 1;
      this.#pending.set(this.#lastId, { name, resolve });
      link.send({ id: this.#lastId, name, input });
    });
  }

  #start(): Promise<void> {
    this.#ending = null;
    const link = this.#options.link();
    this.#link = link;
    const limit = this.#options.startMs ?? 15_000;
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the core did not start within ${limit} ms`));
        link.kill();
      }, limit);
      link.onMessage((message) => {
        if (!('ready' in message)) return this.#receive(link, message);
        clearTimeout(timer);
        for (const [token, path] of this.#tokens) link.send({ token, path });
        resolve();
      });
      link.onExit((how) => {
        clearTimeout(timer);
        reject(new Error(`the core ended: ${how}`));
        this.#ended(link, how, ready);
      });
    });
    ready.catch(() => {});
    return ready;
  }

  #receive(link: CoreLink, message: Exclude<FromCore, { ready: true }>): void {
    if ('id' in message) {
      this.#pending.get(message.id)?.resolve(message.reply);
      this.#pending.delete(message.id);
    } else if ('change' in message) this.#tell(message.change);
    else {
      const { printId } = message;
      this.#options.print(message.html).then(
        (pdf) => link.send({ printId, pdf }),
        (error: unknown) => link.send({ printId, error: messageOf(error) }),
      );
    }
  }

  #ended(link: CoreLink, how: string, ready: Promise<void>): void {
    if (link !== this.#link) return;
    this.#link = null;
    const open = [...this.#pending.values()];
    this.#pending.clear();
    const ending = this.#ending;
    if (ending) {
      for (const call of open) call.resolve(refusal(ending === 'lock' ? 'workspace_locked' : 'cancelled'));
      this.#whenEnded?.();
      return;
    }
    for (const call of open) call.resolve(this.#failure(call.name, how));
    this.#options.log(`core: ended unasked (${how})`);
    void this.#replace(ready);
  }

  /** Only a core that had started is replaced: one that cannot start would not start now either. */
  async #replace(died: Promise<void>): Promise<void> {
    const hadStarted = await died.then(
      () => true,
      () => false,
    );
    if (hadStarted && !this.#ending && performance.now() - this.#respawnedAt > RESPAWN_PAUSE_MS) {
      this.#respawnedAt = performance.now();
      this.#ready = this.#start();
      await this.#ready.catch((error: unknown) => this.#options.log(`core: ${messageOf(error)}`));
    }
    this.#tell('core');
  }

  async #end(why: 'lock' | 'close'): Promise<void> {
    this.#ending = why;
    const link = this.#link;
    if (!link) return;
    const limit = this.#options.closeMs ?? 30_000;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => link.kill(), limit);
      this.#whenEnded = () => {
        clearTimeout(timer);
        resolve();
      };
      link.send({ close: true });
    });
  }

  #tell(subject: string): void {
    for (const listener of this.#listeners) listener(subject);
  }

  #failure(name: string, how: string): Reply<unknown> {
    const reference = randomBytes(4).toString('hex');
    this.#options.log(`${reference} ${name}: ${how}`);
    return { ok: false, error: { code: 'internal', details: {}, reference } };
  }
}

function refusal(code: ErrorCode): Reply<unknown> {
  return { ok: false, error: { code, details: {} } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
