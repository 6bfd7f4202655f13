import { utilityProcess } from 'electron';
import type { CoreLink, CoreSettings, FromCore } from '../core/messages.ts';

/** Starts the core as a utility process of Electron, which ends with Electron. */
export function utilityCore(entry: string, settings: CoreSettings, log: (line: string) => void): CoreLink {
  const child = utilityProcess.fork(entry, [JSON.stringify(settings)], {
    serviceName: 'kanaalregister-core',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastWords = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    lastWords = (lastWords + bytes.toString('utf8')).slice(-2_000);
    log(`core: ${bytes.toString('utf8').trimEnd()}`);
  });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process pipe, not a browser window
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromCore) => listener(message)),
    onExit: (listener) =>
      void child.once('exit', (code) => listener(`exit ${code}${lastWords ? `: ${lastWords.trim()}` : ''}`)),
    kill: () => {
      // `kill()` of Electron asks first, which a core that hangs does not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
    pid: () => child.pid,
  };
}
