/** Firefox without a window, spoken to by WebDriver BiDi: Playwright's own Firefox is a download, the system's is enough. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Null where this machine has none. */
export function findFirefox(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const places = folders.flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => path.join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

interface Answer {
  id?: number;
  error?: string;
  message?: string;
  result?: unknown;
}

export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  #context = '';

  private constructor(started: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = started;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  /** Opens one page. */
  static async open(program: string, url: string): Promise<Firefox> {
    const profile = mkdtempSync(path.join(tmpdir(), 'kr-firefox-'));
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
    const started = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: profile },
    });
    // A journey that runs out of time never gets to close it.
    process.once('exit', () => void started.kill('SIGKILL'));
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      started.once('error', reject);
      started.once('exit', () => reject(new Error(`Firefox ended: ${said}`)));
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const firefox = new Firefox(started, profile, socket);
    await firefox.#send('session.new', { capabilities: {} });
    const tree = await firefox.#send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
    firefox.#context = tree.contexts[0]!.context;
    await firefox.#send('browsingContext.navigate', { context: firefox.#context, url, wait: 'complete' });
    return firefox;
  }

  async #send<T>(method: string, params: object): Promise<T> {
    const id = ++this.#last;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    this.#waiting.delete(id);
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error} ${answer.message}`);
    return answer.result as T;
  }

  /** The text that a script in the page gives. */
  async text(expression: string): Promise<string> {
    const { result } = await this.#evaluate<{ value?: string }>(expression);
    return result.value ?? '';
  }

  #evaluate<T>(expression: string): Promise<{ result: T }> {
    const target = { context: this.#context };
    return this.#send('script.evaluate', { expression, target, awaitPromise: true });
  }

  async giveFiles(selector: string, files: readonly string[]): Promise<void> {
    const { result } = await this.#evaluate<{ sharedId: string }>(`document.querySelector('${selector}')`);
    await this.#send('input.setFiles', { context: this.#context, element: { sharedId: result.sharedId }, files });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => {
      this.#process.once('exit', resolve);
    });
    await this.#send('browser.close', {}).catch(() => this.#process.kill());
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
