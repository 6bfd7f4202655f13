/** Hands accepted packages on, byte for byte as they came in. Runs in a worker. */
import path from 'node:path';
import { Readable } from 'node:stream';
import { createFile } from '../files/atomic.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { sealStream } from '../keys/age-file.ts';
import type { JobTools } from './worker-jobs.ts';

export interface ForwardJob {
  files: { file: string; key: Uint8Array; name: string }[];
  folder: string;
  /** The next receiver's age recipient; null: not sealed. */
  seal: string | null;
}

export async function forwardPackages(job: ForwardJob, { expect, goOn }: JobTools): Promise<string[]> {
  expect(job.files.length, 'files');
  const written: string[] = [];
  for (const { file, key, name } of job.files) {
    const plain = readSealedFile(file, key);
    const target = path.join(job.folder, job.seal === null ? name : `${name}.age`);
    const out = createFile(target);
    try {
      if (job.seal === null) out.write(plain);
      else {
        const sealed = await sealStream(new Blob([new Uint8Array(plain)]).stream(), job.seal);
        for await (const chunk of Readable.fromWeb(sealed as never) as AsyncIterable<Uint8Array>) out.write(chunk);
      }
      out.commit();
    } catch (error) {
      out.abort();
      throw error;
    }
    written.push(target);
    goOn(1);
  }
  return written;
}
