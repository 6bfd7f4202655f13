/** Reads RFC 4180, streamed: quoted fields may hold line ends, delimiters and doubled quotes. A lone CR ends no line. */
import { createReadStream } from 'node:fs';
import { asUnreadable, unreadable } from './workbook-reader.ts';

/** The records of a csv file, the header first; a byte order mark is taken off. */
export async function* csvRecords(file: string, delimiter: ',' | ';'): AsyncGenerator<string[]> {
  const stream = createReadStream(file);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let record: string[] = [];
  let field = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote' | 'cr' = 'start';
  let line = 1;
  const done: string[][] = [];
  const endField = (): void => {
    record.push(field);
    field = '';
    state = 'start';
  };
  const endRecord = (): void => {
    endField();
    done.push(record);
    record = [];
    line++;
  };
  const take = (c: string): void => {
    if (state === 'quoted') {
      if (c === '"') state = 'quote';
      else field += c;
    } else if (state === 'cr') {
      if (c !== '\n') throw unreadable(`line ${line}`, 'CR without LF');
      endRecord();
    } else if (state === 'quote' && c === '"') {
      field += c;
      state = 'quoted';
    } else if (c === delimiter) endField();
    else if (c === '\r') state = 'cr';
    else if (state === 'start' && c === '"') state = 'quoted';
    else if (state === 'quote' || c === '"' || c === '\n') throw unreadable(`line ${line}`, 'stray character');
    else {
      field += c;
      state = 'plain';
    }
  };
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      for (const c of decoder.decode(piece, { stream: true })) take(c);
      yield* done.splice(0);
    }
    for (const c of decoder.decode()) take(c);
  } catch (error) {
    throw asUnreadable(`line ${line}`, error);
  }
  yield* done.splice(0);
  if (record.length > 0 || state !== 'start' || field !== '')
    throw unreadable(`line ${line}`, 'no line end at the end');
}
