/** Reads a csv, a workbook or pasted cells as a table, in a thread of its own with a limit on time and memory. */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KanaalError } from '../../shared/errors.ts';
import { MAX_TABLE_MEMORY_MB, MAX_TABLE_SECONDS } from './caps.ts';
import { detectKind } from './detect.ts';
import type { Table } from './table.ts';
import { isUtf16 } from './text-lines.ts';

export interface TableTask {
  bytes: Uint8Array;
  name: string;
  kind: 'csv' | 'xlsx';
}

export type TableAnswer = { ok: true; table: Table } | { ok: false; code: ErrorCode; details: ErrorDetails };

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./table-worker.ts', import.meta.url)
  : new URL('./table-worker.js', import.meta.url);

/** Whether these bytes may be a table: by their contents a workbook, or text that calls itself csv or tsv. */
export function tableKind(bytes: Uint8Array, name: string): 'csv' | 'xlsx' | null {
  const { kind } = detectKind(bytes, name);
  if (kind === 'xlsx') return 'xlsx';
  // Every second byte of text in UTF-16 is nought, so nothing else tells it from what is no text.
  if (kind === 'unknown' && isUtf16(bytes) && /\.(csv|tsv)$/i.test(name)) return 'csv';
  return (kind === 'csv' || kind === 'txt') && /\.(csv|tsv)$/i.test(name) ? 'csv' : null;
}

/** Throws `file_unreadable` {why: workbook | zip} and `file_too_large` {what, limit}. */
export async function readTable(task: TableTask, seconds: number = MAX_TABLE_SECONDS): Promise<Table> {
  const worker = new Worker(ENTRY, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_TABLE_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let clock: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = await new Promise<TableAnswer>((resolve, reject) => {
      const late = new KanaalError('file_too_large', { what: 'seconds', limit: seconds });
      clock = setTimeout(() => reject(late), seconds * 1_000);
      worker.once('message', resolve);
      worker.once('error', (error: Error & { code?: string }) => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(full ? new KanaalError('file_too_large', { what: 'memory_mb', limit: MAX_TABLE_MEMORY_MB }) : error);
      });
      worker.once('exit', () => reject(new Error('the reader of tables ended without an answer')));
    });
    if (answer.ok) return answer.table;
    throw new KanaalError(answer.code, answer.details);
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
