/** The bytes of a dropped file or folder, and what the readers make of them. Nothing of it is written anywhere. */
import { createHash } from 'node:crypto';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { DateOrder, SourceReading } from '../../shared/intake.ts';
import type { SourceLooks } from '../../shared/intake-records.ts';
import { errorCode } from '../files/atomic.ts';
import { MAX_MEMBERS, MAX_SOURCE_BYTES } from '../intake/caps.ts';
import { DIRECTORY_BYTES, directoryPlace } from '../intake/compound-place.ts';
import { looksLike, mayHoldConversation } from '../intake/looks.ts';
import { type Member, refusedMember } from '../intake/member.ts';
import type { OnProgress } from '../intake/run-intake.ts';
import { inJob } from './job-runner.ts';
import type { OpenSource } from './open-sources.ts';
import type { Desk } from './session.ts';

const HEAD_BYTES = 65_536;

export interface Given {
  name: string;
  from: OpenSource['from'];
}

export interface Held {
  bytes: number;
  /** Of the file; of a folder, of the sorted lines `<sha256>  <name>` of its files. */
  sha256: string;
  source: Uint8Array | Member[];
}

/** False where one look at its begin tells that it holds no conversation, nor (with `mails`) a mail that may. Throws `file_missing`. */
export async function maybeConversation(given: Given, mails = true): Promise<boolean> {
  const head = await headOf(given);
  return head === 'folder' || mayHoldConversation(head, given.name, mails);
}

/** What is said of it before it is read. Throws `file_missing`. */
export async function looksOf(given: Given): Promise<SourceLooks> {
  const head = await headOf(given);
  return head === 'folder' ? 'folder' : looksLike(beginOf(head), given.name);
}

/** Of a file no more than tells its kind: a message of Outlook may have that beyond its first bytes. */
function beginOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_BYTES + DIRECTORY_BYTES) return bytes;
  const head = bytes.subarray(0, HEAD_BYTES);
  const place = directoryPlace(head);
  return place === null ? head : Buffer.concat([head, bytes.subarray(place, place + DIRECTORY_BYTES)]);
}

/** Of bytes that are there already all of them, else what tells the kind. */
async function headOf({ name, from }: Given): Promise<Uint8Array | 'folder'> {
  if ('bytes' in from) return from.bytes;
  return await found(name, async () => {
    const stat = await lstat(from.path);
    if (stat.isDirectory()) return 'folder';
    // A pipe or device may never answer.
    if (!stat.isFile()) throw new KanaalError('file_missing', { name });
    const file = await open(from.path, 'r');
    try {
      const piece = async (place: number, length: number): Promise<Buffer> => {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, place);
        return buffer.subarray(0, bytesRead);
      };
      const head = await piece(0, HEAD_BYTES);
      const place = directoryPlace(head);
      if (place === null || place + DIRECTORY_BYTES <= head.length) return head;
      return Buffer.concat([head, await piece(place, DIRECTORY_BYTES)]);
    } finally {
      await file.close();
    }
  });
}

/** Throws `file_missing` and `file_too_large`. */
export async function held({ name, from }: Given): Promise<Held> {
  if ('bytes' in from) return { bytes: from.bytes.length, sha256: await sha256Of(from.bytes), source: from.bytes };
  return await found(name, async () => {
    const stat = await lstat(from.path);
    if (stat.isDirectory()) return await heldFolder(from.path);
    if (!stat.isFile()) throw new KanaalError('file_missing', { name });
    if (stat.size > MAX_SOURCE_BYTES) throw tooLarge('bytes', MAX_SOURCE_BYTES);
    const bytes = await readFile(from.path);
    return { bytes: bytes.length, sha256: await sha256Of(bytes), source: bytes };
  });
}

/** All files below a folder; links are not followed, and named as not read. */
async function heldFolder(folder: string): Promise<Held> {
  const members: Member[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  for (const name of (await readdir(folder, { recursive: true, encoding: 'utf8' })).toSorted()) {
    const file = path.join(folder, name);
    const label = name.replaceAll(path.sep, '/');
    const stat = await lstat(file);
    if (stat.isDirectory()) continue;
    if (members.length >= MAX_MEMBERS) throw tooLarge('members', MAX_MEMBERS);
    if (!stat.isFile()) {
      members.push(refusedMember(label, stat.isSymbolicLink() ? 'link' : 'no_file'));
      continue;
    }
    bytes += stat.size;
    if (bytes > MAX_SOURCE_BYTES) throw tooLarge('bytes', MAX_SOURCE_BYTES);
    const member = { name: label, content: await readFile(file) };
    members.push(member);
    hash.update(`${await sha256Of(member.content)}  ${member.name}\n`);
  }
  return { bytes, sha256: hash.digest('hex'), source: members };
}

/** On another thread: half a gigabyte would keep the core from answering. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}

function tooLarge(what: string, limit: number): KanaalError {
  return new KanaalError('file_too_large', { what, limit });
}

async function found<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes(errorCode(error)))
      throw new KanaalError('file_missing', { name }, { cause: error });
    throw error;
  }
}

export type ReadSource = Omit<Held, 'source'> & { reading: SourceReading };

/** Reads a source in the intake worker, as a job that can be stopped. Fails with what `readSource` throws. */
export async function readGiven(desk: Desk, given: Given, dateOrder: DateOrder | null): Promise<ReadSource> {
  return await inJob(desk, 'intake', async (job) => {
    const { workers } = desk.work.sources;
    const worker = workers.take();
    // It starts while the file is being read from the disk.
    worker.prepare();
    job.onStop(worker.cancel);
    try {
      const { source, ...facts } = await held(given);
      job.goOn();
      job.report({ done: 0, total: facts.bytes, unit: 'bytes' });
      const options = dateOrder === null ? {} : { dateOrder };
      const onProgress: OnProgress = (done, total) =>
        job.report({ done: Math.floor((facts.bytes * done) / total), total: facts.bytes, unit: 'bytes' });
      const reading = await worker.read({ name: given.name, source, options }, onProgress);
      job.goOn();
      return { ...facts, reading };
    } finally {
      workers.give(worker);
    }
  });
}
