/** Taking in and handing out evidence: byte-identical, under its own key, its words readable for search. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { CaptureMethod } from '../../shared/codes.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { DetectedFile, MailReading } from '../../shared/intake.ts';
import type { MailPreview, Preview } from '../../shared/records.ts';
import { errorCode } from '../files/atomic.ts';
import { CHUNK, createSealedFile, readSealedFile } from '../files/sealed-file.ts';
import { MAX_MAIL_BYTES } from '../intake/caps.ts';
import { cleanName } from '../intake/clean-text.ts';
import { detectKind } from '../intake/detect.ts';
import { readMail } from '../intake/mail.ts';
import { newId } from '../keys/encoding.ts';
import { type EvidenceRow, findEvidence, publicEvidence } from '../store/evidence.ts';
import { needPath } from './places.ts';
import { type Desk, logAccessOnce } from './session.ts';

/** Larger files belong with ICT: the register keeps a note of where they are. */
export const MAX_EVIDENCE_BYTES = 512 * 1024 * 1024;
/** What is read to tell the kind of a file. */
const HEAD_BYTES = 1_048_576;
/** Words kept for search per piece of evidence. */
const MAX_TEXT = 200_000;

/** A file taken in but not yet in the database: its sealed file exists, its row does not. */
export interface TakenIn {
  row: EvidenceRow;
  reading: MailReading | null;
}

const ORIGIN: Partial<Record<DetectedFile['kind'], CaptureMethod>> = {
  eml: 'eml',
  msg: 'eml',
  png: 'screenshot',
  jpg: 'screenshot',
  webp: 'screenshot',
  heic: 'screenshot',
  gif: 'screenshot',
  zip: 'export',
  json: 'export',
};

function originOfFile(found: DetectedFile): CaptureMethod {
  if (found.hint === 'whatsapp') return 'export';
  return ORIGIN[found.kind] ?? 'transcript';
}

/** Reads the picked or dropped file behind a token and seals it, chunk by chunk. */
export async function takeInFile(desk: Desk, token: string): Promise<TakenIn> {
  const file = needPath(desk.host, token);
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes(errorCode(error)))
      throw new KanaalError('file_missing', { name: path.basename(file) }, { cause: error });
    throw error;
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new KanaalError('file_missing', { name: path.basename(file) });
    if (stat.size > MAX_EVIDENCE_BYTES) throw new KanaalError('file_too_large', { name: path.basename(file) });
    function* chunks(): Generator<Uint8Array> {
      for (let at = 0; ; ) {
        const part = Buffer.alloc(16 * CHUNK);
        const got = readSync(fd, part, 0, part.length, at);
        if (got === 0) return;
        at += got;
        yield part.subarray(0, got);
      }
    }
    return await takeIn(desk, path.basename(file), chunks());
  } finally {
    closeSync(fd);
  }
}

export async function takeInBytes(desk: Desk, name: string, bytes: Uint8Array): Promise<TakenIn> {
  return await takeIn(desk, name, [bytes]);
}

/** A second sealed copy of what an entry holds: taking a logging back must not put logged evidence within reach of a button. */
export async function takeInCopy(desk: Desk, row: EvidenceRow): Promise<TakenIn> {
  function* chunks(): Generator<Uint8Array> {
    for (let at = 0; at < row.bytes; at += 16 * CHUNK)
      yield readSealedFile(evidencePath(desk, row), row.key, at, 16 * CHUNK);
  }
  const taken = await takeIn(desk, row.name, chunks());
  return { ...taken, row: { ...taken.row, origin: row.origin, seq: row.seq } };
}

async function takeIn(desk: Desk, givenName: string, chunks: Iterable<Uint8Array>): Promise<TakenIn> {
  const id = newId('b', (n) => desk.host.random(n));
  const place = `${id.slice(2, 4)}/${id}`;
  const writer = createSealedFile(path.join(desk.work.folder, 'evidence', place));
  // What is read again below: a head for the kind, or the whole where it may be a mail.
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  try {
    for (const chunk of chunks) {
      writer.write(chunk);
      if (keptBytes <= MAX_MAIL_BYTES) kept.push(Buffer.from(chunk));
      keptBytes += chunk.length;
    }
  } catch (error) {
    writer.abort();
    throw error;
  }
  const { key, sha256, bytes } = writer.commit();
  const name = cleanName(givenName, 'bestand');
  const all = keptBytes <= MAX_MAIL_BYTES ? Buffer.concat(kept) : Buffer.concat(kept).subarray(0, HEAD_BYTES);
  const found = detectKind(all, name);
  const { reading, text } = await readContents(all, found);
  return {
    reading,
    row: {
      id,
      entryId: null,
      stagingId: null,
      requestId: null,
      seq: 1,
      name,
      mediaType: found.mediaType,
      format: found.kind,
      pronom: found.pronom,
      bytes,
      sha256,
      origin: originOfFile(found),
      isOriginal: true,
      file: place,
      key,
      text: text.slice(0, MAX_TEXT),
    },
  };
}

/** The words of a mail or text, for search; a mail that cannot be read is kept raw all the same. */
async function readContents(
  bytes: Uint8Array,
  found: DetectedFile,
): Promise<{ reading: MailReading | null; text: string }> {
  if (found.kind === 'txt' || found.kind === 'csv')
    return { reading: null, text: new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES)) };
  if (found.kind !== 'eml') return { reading: null, text: '' };
  try {
    const reading = await readMail(bytes);
    return {
      reading,
      text: flatMails(reading)
        .map((m) => `${m.subject}\n${m.text}`)
        .join('\n'),
    };
  } catch (error) {
    if (error instanceof KanaalError) return { reading: null, text: '' };
    throw error;
  }
}

/** A mail and the mails inside it, outermost first, each with its depth. */
function flatMails(reading: MailReading, depth = 0): MailPreview[] {
  const { subject, from, to, cc, sentAt, sentAtText, text, attachments, warnings, children } = reading;
  const own: MailPreview = {
    subject,
    from,
    to,
    cc,
    sentAt,
    sentAtText,
    text,
    attachments: attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })),
    warnings: warnings.map((w) => w.code),
    depth,
  };
  return [own, ...children.flatMap((c) => flatMails(c, depth + 1))];
}

export function evidencePath(desk: Desk, row: EvidenceRow): string {
  return path.join(desk.work.folder, 'evidence', row.file);
}

function needEvidence(desk: Desk, id: string): EvidenceRow {
  const row = findEvidence(desk.db, id);
  if (!row) throw new KanaalError('not_found', { what: 'evidence' });
  return row;
}

/** What the window shows of one file. Looking is an event of the access log. */
export async function previewEvidence(desk: Desk, args: CallArgs<'evidence.preview'>): Promise<Preview> {
  const row = needEvidence(desk, args.evidenceId);
  logAccessOnce(desk, 'evidence', row.id);
  const preview: Preview = { evidence: publicEvidence(row), kind: 'none', mails: [], text: '', truncated: false };
  if (row.mediaType.startsWith('image/')) return { ...preview, kind: 'image' };
  if (row.format === 'eml' && row.bytes <= MAX_MAIL_BYTES) {
    try {
      const reading = await readMail(readSealedFile(evidencePath(desk, row), row.key));
      return { ...preview, kind: 'mail', mails: flatMails(reading) };
    } catch (error) {
      // An unreadable mail is still evidence: it shows as a file that can be saved, with its name and size.
      if (error instanceof KanaalError && error.code === 'file_unreadable') return preview;
      throw error;
    }
  }
  if (row.text !== '') {
    return { ...preview, kind: 'text', text: row.text, truncated: row.bytes > row.text.length * 4 };
  }
  return preview;
}

export function readEvidence(desk: Desk, args: CallArgs<'evidence.bytes'>): CallOutput<'evidence.bytes'> {
  const row = needEvidence(desk, args.evidenceId);
  logAccessOnce(desk, 'evidence', row.id);
  const bytes = readSealedFile(evidencePath(desk, row), row.key, args.from, args.length);
  return { bytes: new Uint8Array(bytes), total: row.bytes };
}
