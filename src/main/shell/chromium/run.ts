import path from 'node:path';
import type { Places } from '../core/places.ts';
import { type ChromiumShell, ShellError, startChromiumShell } from './index.ts';
import { openExample, takePicture, takePictures } from './pictures.ts';

export interface RunOptions {
  places: Places;
  headless: boolean;
  /** Opens the example, made on first use, as its secretary. */
  example: boolean;
  /** Saves a picture of each main screen here; null = none. */
  picturesDir: string | null;
  /** Without it, a headless run ends after its pictures. */
  stay: boolean;
  /** Where lines for the person who started this go. */
  say: (line: string) => void;
}

/** Runs the app until its window is closed, the pictures are made, or a signal asks for the end. Returns the exit code. */
export async function runChromium(options: RunOptions): Promise<number> {
  let shell: ChromiumShell;
  try {
    shell = await startChromiumShell({ ...options.places, headless: options.headless });
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    options.say(`${error.message}.`);
    return error.reason === 'running' ? 0 : 69;
  }
  const stopListening = closeOnSignal(shell);
  try {
    const start = options.picturesDir === null ? null : await takePicture(shell.page, options.picturesDir, '00-start');
    const problem = options.example ? await openExample(shell.page, options.say) : null;
    if (problem !== null) options.say(`The example is not open: ${problem}.`);
    if (start !== null && options.picturesDir !== null)
      sayPictures(
        [start, ...(problem === null ? await takePictures(shell.page, options.picturesDir) : [])],
        options.say,
      );
    if (options.headless && !options.stay) await shell.close();
    else if (options.headless) options.say('Running without a window; Ctrl+C ends it.');
    await shell.ended;
    return 0;
  } finally {
    stopListening();
    await shell.close();
  }
}

function sayPictures(files: readonly string[], say: (line: string) => void): void {
  say(`Pictures: ${files.map((file) => path.relative(process.cwd(), file)).join(', ')}`);
}

/**
 * The first signal closes in order, which a workspace needs; a later one means that someone will not wait. Ctrl+C comes
 * twice at once, from the terminal and passed on by the script that started this.
 */
function closeOnSignal(shell: ChromiumShell): () => void {
  let askedAt = Number.POSITIVE_INFINITY;
  const stop = (): void => {
    if (performance.now() - askedAt > 1_000) process.exit(130);
    if (askedAt !== Number.POSITIVE_INFINITY) return;
    askedAt = performance.now();
    void shell.close();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
