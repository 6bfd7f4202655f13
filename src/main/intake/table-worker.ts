/** Entry of the worker that reads one table. It knows nothing else and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { KanaalError } from '../../shared/errors.ts';
import { readCsv } from './csv-rows.ts';
import type { TableAnswer, TableTask } from './read-table.ts';
import { readWorkbook } from './xlsx-rows.ts';

async function work({ bytes, name, kind }: TableTask): Promise<TableAnswer> {
  try {
    return { ok: true, table: kind === 'xlsx' ? await readWorkbook(bytes) : readCsv(bytes, name) };
  } catch (error) {
    // An error class does not survive the way to the other thread; its code and details do.
    if (error instanceof KanaalError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await work(workerData as TableTask));
