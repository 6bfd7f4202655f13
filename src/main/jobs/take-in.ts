/** Takes files in: each is sealed under a key of its own, chunk by chunk, and read for what it says. Runs in a worker. */
import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { MailReading } from '../../shared/intake.ts';
import { errorCode } from '../files/atomic.ts';
import { CHUNK, createSealedFile, readSealedFile } from '../files/sealed-file.ts';
import { HEAD_BYTES, MAX_TEXT, WHOLE_BYTES } from '../intake/caps.ts';
import type { MailPicture } from '../intake/mail-pictures.ts';
import { blockedMarking } from '../intake/marking.ts';
import { type Reading, readFile } from '../intake/read-file.ts';
import { markingInChat, readPicturesOfMail, readWords } from '../intake/read-words.ts';
import type { JobTools } from './worker-jobs.ts';

/** Larger files belong with ICT: the register keeps a note of where they are. */
const MAX_EVIDENCE_BYTES = 512 * 1024 * 1024;
const PIECE = 16 * CHUNK;

/** Where a file's bytes come from: a disk, the window, or what is sealed already. */
export type Source = { path: string } | { bytes: Uint8Array } | { sealed: string; key: Uint8Array };

export interface TakeInJob {
  /** `target`: where the sealed file goes; nothing is there yet. */
  files: { name: string; source: Source; target: string }[];
  /** A person said of what looks like a marking that it is none. */
  mayBeMarked: boolean;
  /** This register may keep what is departmentally confidential (domain R25). */
  mayBeDepartmental: boolean;
}

export interface TakenFile extends Reading {
  key: Uint8Array;
  /** Of the plain bytes, hex. */
  sha256: string;
  bytes: number;
}

/**
 * All of them or none: when one is refused, or the job is stopped, those before it are removed again.
 * Throws `content_blocked` {name, marking} for a marking that this register may not keep, before that file is written.
 */
export async function takeInFiles(job: TakeInJob, { expect, goOn }: JobTools): Promise<TakenFile[]> {
  const { files } = job;
  const taken: TakenFile[] = [];
  try {
    expect(
      files.reduce((sum, { name, source }) => sum + sizeOf(source, name), 0),
      'bytes',
    );
    for (const file of files) taken.push(await takeIn(file, job, goOn));
    return taken;
  } catch (error) {
    for (const { target } of files) rmSync(target, { force: true });
    throw error;
  }
}

function sizeOf(source: Source, name: string): number {
  if ('bytes' in source) return source.bytes.length;
  if ('sealed' in source) return 0;
  return opened(source.path, name, (_fd, size) => size);
}

/** Opens a picked or dropped file. Throws `file_missing` and `file_too_large` with its name. */
function opened<T>(file: string, name: string, work: (fd: number, size: number) => T): T {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes(errorCode(error)))
      throw new KanaalError('file_missing', { name }, { cause: error });
    throw error;
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new KanaalError('file_missing', { name });
    if (stat.size > MAX_EVIDENCE_BYTES) throw new KanaalError('file_too_large', { name: path.basename(name) });
    return work(fd, stat.size);
  } finally {
    closeSync(fd);
  }
}

/** Hands out the bytes in pieces of at most a megabyte. */
function eachPiece(source: Source, name: string, take: (piece: Uint8Array) => void): void {
  if ('bytes' in source) {
    for (let at = 0; at < source.bytes.length; at += PIECE) take(source.bytes.subarray(at, at + PIECE));
  } else if ('sealed' in source) {
    for (let at = 0; ; at += PIECE) {
      const piece = readSealedFile(source.sealed, source.key, at, PIECE);
      if (piece.length > 0) take(piece);
      if (piece.length < PIECE) return;
    }
  } else
    opened(source.path, name, (fd) => {
      for (let at = 0; ; ) {
        const piece = Buffer.alloc(PIECE);
        const got = readSync(fd, piece, 0, PIECE, at);
        if (got === 0) return;
        at += got;
        take(piece.subarray(0, got));
      }
    });
}

/** Up to `WHOLE_BYTES` it is read before anything of it is written: a marking may be a reason to write nothing. */
async function takeIn(
  { name, source, target }: TakeInJob['files'][number],
  may: Pick<TakeInJob, 'mayBeMarked' | 'mayBeDepartmental'>,
  goOn: JobTools['goOn'],
): Promise<TakenFile> {
  const kept: Uint8Array[] = [];
  const out: { writer: ReturnType<typeof createSealedFile> | null } = { writer: null };
  const start = (): ReturnType<typeof createSealedFile> => {
    const writer = createSealedFile(target);
    out.writer = writer;
    for (const piece of kept) writer.write(piece);
    return writer;
  };
  let total = 0;
  // Of a larger file: its begin, and whether somewhere in it stand the names that only a message of Outlook has.
  let head: Uint8Array = new Uint8Array(0);
  let isMessage = false;
  try {
    eachPiece(source, name, (piece) => {
      goOn(piece.length);
      total += piece.length;
      if (out.writer) {
        out.writer.write(piece);
        isMessage ||= namesStreams(piece);
        return;
      }
      kept.push(piece);
      if (total <= WHOLE_BYTES) return;
      isMessage = kept.some(namesStreams);
      head = Buffer.concat(kept).subarray(0, HEAD_BYTES);
      start();
      kept.splice(0);
    });
    const reading = out.writer
      ? await readFile(isMessage ? Buffer.concat([head, STREAM_NAME]) : head, name)
      : await readWhole(Buffer.concat(kept), name, !('sealed' in source));
    const marking = blockedMarking(reading.marking, may.mayBeDepartmental);
    if (marking !== null && !may.mayBeMarked) throw new KanaalError('content_blocked', { name, marking });
    // What is filled in from a mail stands in its begin; megabytes of words would hold up the core that receives them.
    const mail = reading.mail && withShortText(reading.mail);
    return { ...(out.writer ?? start()).commit(), ...reading, mail, marking };
  } catch (error) {
    out.writer?.abort();
    throw error;
  }
}

/** `isNew`: its words are wanted and a marking in it is looked for; else it was taken in before and is read to be shown. */
async function readWhole(bytes: Uint8Array, name: string, isNew: boolean): Promise<Reading> {
  const reading = await readFile(bytes, name, isNew);
  if (reading.found.hint === 'whatsapp' && isNew)
    return { ...reading, marking: reading.marking ?? (await markingInChat(bytes, name)) };
  if (reading.text !== '' || reading.mail) return reading;
  return { ...reading, ...(await readWords(bytes, name, reading.found.kind, isNew)) };
}

function withShortText(mail: MailReading): MailReading {
  const text = mail.text.slice(0, MAX_TEXT).toWellFormed();
  return { ...mail, text, children: mail.children.map(withShortText) };
}

const STREAM_NAME = Buffer.from('__substg1.0_', 'utf16le');

function namesStreams(piece: Uint8Array): boolean {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).includes(STREAM_NAME);
}

export interface ReadJob {
  sealed: string;
  key: Uint8Array;
  name: string;
}

/** The pictures in a mail that was taken in before. */
export async function readPictures({ sealed, key, name }: ReadJob): Promise<MailPicture[]> {
  return await readPicturesOfMail(readSealedFile(sealed, key), name);
}

/** Reads a file that was taken in before, once more. */
export async function readAgain({ sealed, key, name }: ReadJob): Promise<Reading> {
  return await readWhole(readSealedFile(sealed, key), name, false);
}
