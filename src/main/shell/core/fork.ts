import { fork } from 'node:child_process';
import type { CoreLink, CoreSettings, FromCore } from './messages.ts';

/** Starts the core as a Node child. `serialization: 'advanced'` is structured clone, as Electron's pipe is. */
export function forkCore(entry: string, settings: CoreSettings, log: (line: string) => void): CoreLink {
  const child = fork(entry, [JSON.stringify(settings)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2_000);
    log(`core: ${text.trimEnd()}`);
  });
  return {
    send: (message) => {
      // A core that has just died is noticed by its exit; the message is then answered there.
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromCore)),
    onExit: (listener) => {
      let told = false;
      const tell = (how: string): void => {
        if (!told) listener(`${how}${lastWords ? `: ${lastWords.trim()}` : ''}`);
        told = true;
      };
      child.once('close', (code, signal) => tell(signal ?? `exit ${code}`));
      child.once('error', (error) => tell(error.message));
    },
    kill: () => void child.kill('SIGKILL'),
    pid: () => child.pid,
  };
}
