import type { CallOutput } from '../../../shared/contract.ts';
import type { App } from '../../app.ts';

/** A terminal shows one line that changes; a log gets no more than one line in this time. */
const LOG_MS = 2_000;

type Job = CallOutput<'jobs.list'>['jobs'][number];

export function progressLine({ kind, done, total, unit }: Job): string {
  return total === null ? `${kind}: busy` : `${kind}: ${done} of ${total} ${unit}`;
}

/** Says on stderr how far long work is; stdout keeps its one document. */
export function showProgress(app: App, stderr: { write(text: string): unknown; isTTY?: boolean }): void {
  let last = Number.NEGATIVE_INFINITY;
  let onLine = false;
  app.onChange((subject) => {
    if (subject !== 'jobs') return;
    void app.call('jobs.list', {}).then((reply) => {
      const jobs = reply.ok ? (reply.value as CallOutput<'jobs.list'>).jobs : [];
      const text = jobs.map(progressLine).join(', ');
      if (stderr.isTTY) {
        if (text !== '' || onLine) stderr.write(`\r\u001b[K${text}`);
        onLine = text !== '';
        return null;
      }
      if (text === '' || performance.now() - last < LOG_MS) return null;
      last = performance.now();
      stderr.write(`${text}\n`);
      return null;
    });
  });
}
