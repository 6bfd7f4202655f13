/** Taking in and handing out evidence: byte-identical, under its own key, its words readable for search. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { CaptureMethod } from '../../shared/codes.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { DetectedFile, MailReading } from '../../shared/intake.ts';
import type { MailPreview, Preview } from '../../shared/records.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { MAX_MEDIA_BYTES, MAX_TEXT, WHOLE_BYTES } from '../intake/caps.ts';
import { cleanName } from '../intake/clean-text.ts';
import { MAIL_KINDS } from '../intake/detect.ts';
import { EXTRACT_KIND, extractFrom } from '../intake/extract.ts';
import { PAGE_BREAK } from '../intake/marking.ts';
import { mediaLength } from '../intake/media-length.ts';
import type { Source, TakenFile } from '../jobs/take-in.ts';
import { newId } from '../keys/encoding.ts';
import { type EvidenceRow, findEvidence, publicEvidence } from '../store/evidence.ts';
import { mayBeDepartmental } from './accreditation.ts';
import { inJob, runJob } from './job-runner.ts';
import { needPath } from './places.ts';
import { type Desk, inTurn, logAccessOnce } from './session.ts';

/** A file taken in but not yet in the database: its sealed file exists, its row does not. */
export interface TakenIn {
  row: EvidenceRow;
  mail: MailReading | null;
  /** Of a mail: pictures in it that may be a screenshot. */
  pictures: number;
  /** Code of a marking that this register may not keep, where a person said that it is none. */
  marking: string | null;
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

export type Incoming = Pick<CallArgs<'staging.addFiles'>, 'files' | 'pasted'> & {
  /** Why what looks like the marking of a state secret is none; absent: nobody said so. */
  noMarking?: string;
};

/**
 * Seals and reads every picked, dropped or pasted file, as one job; when one is refused nothing is kept. Fails with
 * `content_blocked` {name, marking} where one bears a marking that this register may not keep and nobody said why it is none.
 */
export async function takeInAll(desk: Desk, { files, pasted, noMarking = '' }: Incoming): Promise<TakenIn[]> {
  const paths = files.map((token) => needPath(desk.host, token));
  const given = [
    ...paths.map((file) => ({ name: path.basename(file), source: { path: file } })),
    ...pasted.map(({ name, bytes }) => ({ name, source: { bytes } })),
  ];
  return await takeIn(desk, given, noMarking.trim() !== '');
}

/** Second sealed copies of what an entry holds: taking a logging back must not put logged evidence within reach of a button. */
export async function takeInCopies(desk: Desk, rows: readonly EvidenceRow[]): Promise<TakenIn[]> {
  const taken = await takeIn(
    desk,
    rows.map((row) => ({ name: row.name, source: { sealed: evidencePath(desk, row), key: row.key } })),
    true,
  );
  // The words of a picture were read apart, and perhaps put right by a person.
  return taken.map((t, i) => {
    const { origin, seq, text } = rows[i]!;
    return { ...t, row: { ...t.row, origin, seq, text: text || t.row.text } };
  });
}

/** Bytes that lie on no disk: what was chosen from a source. Whoever gives them has looked for markings. */
export async function takeInBytes(
  desk: Desk,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<TakenIn[]> {
  return await takeIn(
    desk,
    files.map(({ name, bytes }) => ({ name, source: { bytes } })),
    true,
  );
}

async function takeIn(
  desk: Desk,
  given: readonly { name: string; source: Source }[],
  mayBeMarked: boolean,
): Promise<TakenIn[]> {
  if (given.length === 0) return [];
  const files = given.map(({ name, source }) => {
    const id = newId('b', (n) => desk.host.random(n));
    const place = `${id.slice(2, 4)}/${id}`;
    return {
      id,
      place,
      name: cleanName(name, 'bestand'),
      source,
      target: path.join(desk.work.folder, 'evidence', place),
    };
  });
  const remove = (): void => files.forEach(({ target }) => rmSync(target, { force: true }));
  return await orElse(remove, async () => {
    const taken = await runJob(desk, 'intake', {
      files: files.map(({ name, source, target }) => ({ name, source, target })),
      mayBeMarked,
      mayBeDepartmental: mayBeDepartmental(desk),
    });
    return taken.map((t, i) => ({ mail: t.mail, pictures: t.pictures, marking: t.marking, row: rowOf(files[i]!, t) }));
  });
}

function rowOf({ id, place, name }: { id: string; place: string; name: string }, taken: TakenFile): EvidenceRow {
  const { found, text, bytes, sha256, key } = taken;
  return {
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
    text,
  };
}

/** Does `work`; where that fails, `undo` first. */
async function orElse<T>(undo: () => void, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    undo();
    throw error;
  }
}

/**
 * The writing part of a call that took files in: when its turn comes, in the same workspace. Sealed files of a step that
 * was refused are of no use to anybody; a kill leaves them unreferenced, which fsck reports.
 */
export async function withTaken<T>(desk: Desk, taken: readonly TakenIn[], work: () => T): Promise<T> {
  const remove = (): void => taken.forEach((t) => rmSync(evidencePath(desk, t.row), { force: true }));
  return await orElse(remove, () => inTurn(desk, work));
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

export function evidencePath(desk: Desk, row: Pick<EvidenceRow, 'file'>): string {
  return path.join(desk.work.folder, 'evidence', row.file);
}

function needEvidence(desk: Desk, id: string): EvidenceRow {
  const row = findEvidence(desk.db, id);
  if (!row) throw new KanaalError('not_found', { what: 'evidence' });
  return row;
}

/** A larger extract is shown by its words alone. */
const MAX_SHOWN_EXTRACT = 8 * 1024 * 1024;
const MAX_SHOWN_MESSAGES = 1_000;

/** A text says by its size whether there is more of it; of any other file the words were kept up to a number. */
function isCut({ format, bytes, text }: EvidenceRow): boolean {
  return format === 'txt' || format === 'csv' ? bytes > text.length * 4 : text.length >= MAX_TEXT;
}

/** What the window shows of one file. Looking is an event of the access log. */
export async function previewEvidence(desk: Desk, args: CallArgs<'evidence.preview'>): Promise<Preview> {
  const row = await inTurn(desk, () => {
    const found = needEvidence(desk, args.evidenceId);
    logAccessOnce(desk, 'evidence', found.id);
    return found;
  });
  const preview: Preview = {
    evidence: publicEvidence(row),
    kind: 'none',
    mails: [],
    text: '',
    truncated: false,
    extract: null,
  };
  if (row.mediaType.startsWith('image/')) return { ...preview, kind: 'image' };
  if (row.format === EXTRACT_KIND && row.bytes <= MAX_SHOWN_EXTRACT) {
    const extract = extractFrom(readSealedFile(evidencePath(desk, row), row.key));
    if (extract)
      return {
        ...preview,
        kind: 'chat',
        extract: { ...extract, messages: extract.messages.slice(0, MAX_SHOWN_MESSAGES) },
      };
  }
  if (MAIL_KINDS.has(row.format) && row.bytes <= WHOLE_BYTES) {
    const input = { sealed: evidencePath(desk, row), key: row.key, name: row.name };
    const { mail } = await inJob(desk, 'intake', (job) => job.run('read', input));
    // An unreadable mail is still evidence: it shows as a file that can be saved, with its name and size.
    return mail ? { ...preview, kind: 'mail', mails: flatMails(mail) } : preview;
  }
  if (row.text !== '') {
    return { ...preview, kind: 'text', text: row.text.replaceAll(PAGE_BREAK, '\n'), truncated: isCut(row) };
  }
  return preview;
}

/** How long a sound or film lasts; null for what says no length, cannot be read, or is too large to be read for this. */
export async function evidenceLength(
  desk: Desk,
  args: CallArgs<'evidence.length'>,
): Promise<CallOutput<'evidence.length'>> {
  const row = await inTurn(desk, () => needEvidence(desk, args.evidenceId));
  if (!/^(?:audio|video)\//.test(row.mediaType) || row.bytes > MAX_MEDIA_BYTES) return { seconds: null };
  return { seconds: await mediaLength(readSealedFile(evidencePath(desk, row), row.key)) };
}

export function readEvidence(desk: Desk, args: CallArgs<'evidence.bytes'>): CallOutput<'evidence.bytes'> {
  const row = needEvidence(desk, args.evidenceId);
  logAccessOnce(desk, 'evidence', row.id);
  const bytes = readSealedFile(evidencePath(desk, row), row.key, args.from, args.length);
  return { bytes: new Uint8Array(bytes), total: row.bytes };
}
