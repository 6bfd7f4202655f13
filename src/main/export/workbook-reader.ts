/**
 * Reads back the rows of an xlsx or ods that this program made, streamed. It shares no code with the writers and knows
 * the formats only from the outside: a strict XML parser over a zip reader that checks sizes and checksums. It is no
 * reader for foreign files.
 */
import { crc32 } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { KanaalError } from '../../shared/errors.ts';

/** A date is `yyyy-mm-dd`, a datetime `yyyy-mm-dd hh:mm:ss`, a time `hh:mm:ss`, a number as JavaScript writes it. */
export interface ReadCell {
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'datetime' | 'time';
  readonly text: string;
}

export const NO_CELL: ReadCell = { kind: 'empty', text: '' };

/** One row as found, the header too; `sheet` is the name in the file. */
export interface ReadRow {
  readonly sheet: string;
  readonly cells: readonly ReadCell[];
}

/** Hears one XML part; names are as written, prefixes included. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** A workbook that cannot be read back: what was being read, and why. */
export function unreadable(part: string, why: string, cause?: unknown): KanaalError {
  return new KanaalError('read_back_failed', { part, why }, { cause });
}

/** What a library below says of a file becomes our own word for it; our own words stay. */
export function asUnreadable(part: string, error: unknown): KanaalError {
  if (error instanceof KanaalError) return error;
  return unreadable(part, error instanceof Error ? error.message : String(error), error);
}

export interface OpenWorkbook {
  readonly parts: ReadonlyMap<string, Entry>;
  readonly zip: ZipFile;
}

/** Opens the zip and lists its parts; a name that occurs twice is refused. Close `zip` afterwards. */
export async function openWorkbook(path: string): Promise<OpenWorkbook> {
  const parts = new Map<string, Entry>();
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
    for await (const entry of zip.eachEntry()) {
      if (parts.has(entry.fileName)) throw unreadable(entry.fileName, 'twice in the zip');
      parts.set(entry.fileName, entry);
    }
    return { parts, zip };
  } catch (error) {
    zip?.close();
    throw asUnreadable('zip', error);
  }
}

/** Parses one part, strictly; after every piece of it, hands on what `listener` has put in `found`. */
export async function* parsePart<T>(
  book: OpenWorkbook,
  part: string,
  listener: XmlListener,
  found: T[],
): AsyncGenerator<T> {
  const entry = book.parts.get(part);
  if (!entry) throw unreadable(part, 'missing');
  const parser = new SaxesParser({ xmlns: false, position: false, fileName: part });
  parser.on('error', (error) => {
    throw unreadable(part, error.message);
  });
  parser.on('doctype', () => {
    throw unreadable(part, 'doctype');
  });
  parser.on('opentag', (tag) => {
    listener.open(tag.name, tag.attributes);
  });
  parser.on('closetag', (tag) => listener.close?.(tag.name));
  parser.on('text', (text) => listener.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let checksum = 0;
  try {
    const stream = await book.zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      checksum = crc32(piece, checksum);
      parser.write(decoder.decode(piece, { stream: true }));
      yield* found.splice(0);
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw asUnreadable(part, error);
  }
  if (checksum !== entry.crc32) throw unreadable(part, 'checksum');
  yield* found.splice(0);
}

/** Parses a small part to its end, for what the listener notes down. */
export async function readPart(book: OpenWorkbook, part: string, open: XmlListener['open']): Promise<void> {
  for await (const _ of parsePart(book, part, { open }, [])) continue;
}
