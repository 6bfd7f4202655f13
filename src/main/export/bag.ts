/**
 * A BagIt bag (RFC 8493, version 1.0, sha512) as one zip, made while it is read: every file is asked for when its turn
 * comes, so memory stays flat. The same files and day give the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Day } from '../../shared/quarter.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

export interface BagFile {
  /** Below the bag, `/` between folders. Lower-case ASCII letters, digits, `.`, `-` and `_` only: nothing to encode. */
  readonly path: string;
  readonly chunks: () => Iterable<Uint8Array>;
}

export interface Bag {
  /** Name of the one folder in the zip. */
  readonly base: string;
  /** Under `data/`, in this order. */
  readonly payload: readonly BagFile[];
  /** Labels and values of bag-info.txt; Payload-Oxum is added. */
  readonly info: readonly (readonly [label: string, value: string])[];
  /** Further tag files, once the manifest is known: `manifest` is the hex SHA-512 of manifest-sha512.txt. */
  readonly tags: readonly { readonly path: string; readonly text: (manifest: string) => string }[];
  readonly day: Day;
}

const PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

export function sha512(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** A bag-info line may not hold a line end; long values are not folded. */
function infoText(info: Bag['info'], bytes: number, files: number): string {
  const lines = [...info, ['Payload-Oxum', `${bytes}.${files}`] as const];
  return lines.map(([label, value]) => `${label}: ${value.replaceAll(/[\r\n]+/g, ' ')}\n`).join('');
}

/** The bytes of the zip. An error in a file becomes the error of the stream. */
export function bagStream(bag: Bag): Readable {
  const manifest: string[] = [];
  const tagManifest: string[] = [];
  let bytes = 0;
  const payload = (file: BagFile): ZipPart => ({
    name: `${bag.base}/data/${file.path}`,
    *chunks() {
      const hash = createHash('sha512');
      for (const chunk of file.chunks()) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
      manifest.push(`${hash.digest('hex')}  data/${file.path}\n`);
    },
  });
  const tag = (path: string, text: () => string): ZipPart => ({
    name: `${bag.base}/${path}`,
    *chunks() {
      const content = Buffer.from(text(), 'utf8');
      if (path !== TAG_MANIFEST) tagManifest.push(`${sha512(content)}  ${path}\n`);
      yield content;
    },
  });
  for (const { path } of [...bag.payload, ...bag.tags])
    if (!PATH.test(path)) throw new RangeError(`not a path for a bag: ${path}`);
  const manifestText = (): string => manifest.toSorted(byPath).join('');
  return zipStream(
    [
      tag('bagit.txt', () => 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
      ...bag.payload.map(payload),
      tag('bag-info.txt', () => infoText(bag.info, bytes, bag.payload.length)),
      tag('manifest-sha512.txt', manifestText),
      ...bag.tags.map((t) => tag(t.path, () => t.text(sha512(manifestText())))),
      tag(TAG_MANIFEST, () => tagManifest.toSorted(byPath).join('')),
    ],
    bag.day,
  );
}

const TAG_MANIFEST = 'tagmanifest-sha512.txt';

/** A manifest reads in the order of its paths, whatever order the files came in. */
function byPath(a: string, b: string): number {
  const [x, y] = [a.slice(130), b.slice(130)];
  return x < y ? -1 : x > y ? 1 : 0;
}
