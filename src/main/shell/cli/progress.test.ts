import { expect, test } from 'vitest';
import type { App } from '../../app.ts';
import { progressLine, showProgress } from './progress.ts';

const job = { id: 'j1', kind: 'backup', done: 5, total: 20, unit: 'bytes' } as const;

test('a line says the job, how much is done and of how much', () => {
  expect(progressLine(job)).toBe('backup: 5 of 20 bytes');
  expect(progressLine({ ...job, total: null })).toBe('backup: busy');
});

test.each([
  [true, ['\r\u001b[Kbackup: 5 of 20 bytes', '\r\u001b[K']],
  [undefined, ['backup: 5 of 20 bytes\n']],
])(
  'on a terminal (%s) the line is rewritten and taken away, in a log it is said now and then',
  async (isTTY, lines) => {
    let jobs: unknown[] = [job];
    let listener: (subject: string) => void = () => undefined;
    const app: App = {
      call: async () => await Promise.resolve({ ok: true, value: { jobs } }),
      onChange: (given) => {
        listener = given;
        return () => undefined;
      },
      close: () => Promise.resolve(),
    };
    const written: string[] = [];
    showProgress(app, { write: (text) => written.push(text), ...(isTTY ? { isTTY } : {}) });
    listener('entries');
    listener('jobs');
    await new Promise((resolve) => setTimeout(resolve, 1));
    jobs = [];
    listener('jobs');
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(written).toEqual(lines);
  },
);
