/**
 * A zip of generated parts, made while it is read: each part is asked for when its turn comes and no faster than the
 * reader takes it, so memory stays flat whatever the size. The same parts and day give the same bytes in every time zone.
 */
import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Day } from '../../shared/quarter.ts';
import { inPieces } from './pieces.ts';

export interface ZipPart {
  readonly name: string;
  /** Not compressed and without extra fields: the `mimetype` of an ods. For short parts only. */
  readonly stored?: boolean;
  readonly chunks: () => Iterable<string | Uint8Array>;
}

/**
 * The bytes of the zip. An error in a part becomes the error of the stream; a reader that stops early ends the part that
 * is being made. `day` is written as the date of every part.
 */
export function zipStream(parts: readonly ZipPart[], day: Day): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  // DOS times have no zone: local noon of that day is the same bytes everywhere, and exists everywhere.
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const options = { mtime: new Date(year, month - 1, date, 12), mode: 0o100644, forceDosTimestamp: true };
  let current: Readable | null = null;
  zip.on('error', (error: Error) => output.destroy(error));
  output.on('close', () => current?.destroy());
  for (const part of parts) {
    if (part.stored) {
      zip.addBuffer(Buffer.from([...part.chunks()].join(''), 'utf8'), part.name, { ...options, compress: false });
      continue;
    }
    zip.addReadStreamLazy(part.name, options, (give) => {
      const source = Readable.from(inPieces(part.chunks()), { objectMode: false });
      source.on('error', (error) => output.destroy(error));
      current = source;
      give(null, source);
    });
  }
  zip.end();
  return output;
}
