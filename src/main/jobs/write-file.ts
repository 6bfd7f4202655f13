/** One file of an export on its way to the disk. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ExportReceipt } from '../../shared/office-records.ts';
import { measured } from '../export/register-json.ts';
import { createFile } from '../files/atomic.ts';

export interface Written {
  path: string;
  name: string;
  format: ExportReceipt['files'][number]['format'];
  bytes: number;
  sha256: string;
}

/** Writes a file whole or not at all, and tells what it holds. */
export async function writeStream(
  file: string,
  format: Written['format'],
  content: AsyncIterable<Uint8Array>,
): Promise<Written> {
  const hash = createHash('sha256');
  const out = createFile(file);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      out.write(chunk);
    }
    out.commit();
  } catch (error) {
    out.abort();
    throw error;
  }
  return { path: file, name: path.basename(file), format, bytes, sha256: hash.digest('hex') };
}

export function textStream(pieces: Iterable<string>): Readable {
  return Readable.from(measured(pieces, () => undefined));
}
