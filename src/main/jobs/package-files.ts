/** Writes the package of a closed register (docs/format.md 11). Runs in a worker, on its own read connection. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Edition } from '../../shared/codes.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { RegisterMeta } from '../../shared/register.ts';
import { bagStream } from '../export/bag.ts';
import { fieldChooser } from '../export/edition-fields.ts';
import { registerFileBase } from '../export/file-names.ts';
import { inPieces } from '../export/pieces.ts';
import { registerDigest, registerJson } from '../export/register-json.ts';
import { createFile } from '../files/atomic.ts';
import { originOf } from '../journal/checkpoint.ts';
import { signNote } from '../journal/note.ts';
import { canonical, type Disclosure, fieldDigests, header } from '../journal/record.ts';
import type { RecordType } from '../journal/types.ts';
import { sealStream } from '../keys/age-file.ts';
import { signingKey } from '../keys/signing.ts';
import type { ReadDb } from '../store/db.ts';
import { needMeta } from '../store/meta.ts';
import type { PackageRow } from '../store/packages.ts';
import { editionSource, findRegister, type RegisterRow } from '../store/registers.ts';
import type { JobTools } from './worker-jobs.ts';

export interface PackageJob {
  row: PackageRow;
  /** Where the package goes, without its name. */
  folder: string;
  /** The receiver's age recipient; null: not sealed. */
  seal: string | null;
}

export interface PackageResult {
  path: string;
  name: string;
  /** Of the package before it is sealed. */
  sha512: string;
  bytes: number;
  /** Of the file as it lies there. */
  sha256: string;
  fileBytes: number;
  note: string;
  records: number;
}

const PAGE = 500;

interface RecordRow {
  n: number;
  type: RecordType;
  v: number;
  subject: string;
  disclosures: string | null;
  leaf: Uint8Array;
}

function* records(db: ReadDb, size: number): Generator<RecordRow> {
  for (let at = 0; at < size; at += PAGE)
    yield* db.all<RecordRow>(
      'SELECT n, type, v, subject, disclosures, leaf FROM record WHERE n >= ? AND n < ? ORDER BY n',
      at,
      Math.min(size, at + PAGE),
    );
}

function* leaves(db: ReadDb, size: number): Generator<Uint8Array> {
  for (let at = 0; at < size; at += PAGE) {
    const rows = db.all<{ leaf: Uint8Array }>(
      'SELECT leaf FROM record WHERE n >= ? AND n < ? ORDER BY n',
      at,
      Math.min(size, at + PAGE),
    );
    yield Buffer.concat(rows.map((r) => r.leaf));
  }
}

/** What the register is about: the subjects whose records are opened as far as the edition goes. */
function subjectsOf(db: ReadDb, register: RegisterRow): ReadonlySet<string> {
  const entries = db.all<{ id: string }>(
    "SELECT id FROM entry WHERE quarter = ? AND status <> 'draft'",
    register.quarter,
  );
  const requests = notesOf(db, register.quarter).map((s) => s.request_id);
  return new Set([...entries.map((e) => e.id), ...requests, register.number]);
}

function notesOf(db: ReadDb, quarter: string): { request_id: string; note: string }[] {
  return db.all<{ request_id: string; note: string }>(
    "SELECT request_id, note FROM sign_off WHERE quarter = ? AND state = 'accepted' ORDER BY request_id",
    quarter,
  );
}

/** Key and term records are in every package, so that each can be checked by itself. */
const ALWAYS: ReadonlySet<string> = new Set(['epoch', 'person', 'term']);

/** The lines of records.jsonl: from `from` on every record, opened or only its header; before it what is needed. */
function* recordLines(
  db: ReadDb,
  { size, from_size: from }: PackageRow,
  about: ReadonlySet<string>,
  edition: Edition,
): Generator<string> {
  const choose = fieldChooser(edition);
  for (const row of records(db, size)) {
    const inRegister = about.has(row.subject);
    if (row.n < from && !inRegister && !ALWAYS.has(row.type)) continue;
    const disclosures = JSON.parse(row.disclosures ?? '[]') as Disclosure[];
    const digests = fieldDigests(row.type, disclosures, row.v);
    const head = header(row.type, row.n, digests, row.v);
    const role = disclosures.find((d) => d[1] === 'role')?.[2];
    const open = choose({ type: row.type, role, inRegister });
    if (open === null) {
      yield `${canonical({ header: head })}\n`;
      continue;
    }
    const opened = open === 'all' ? disclosures : disclosures.filter((d) => open.has(d[1]));
    yield `${canonical({ digests: digests.toString('base64url'), disclosures: opened, header: head, type: row.type })}\n`;
  }
}

/** Every verifier key there was, in the order in which the journal brought it, and of whom. */
function* keyLines(db: ReadDb, size: number): Generator<string> {
  yield '# Sleutels van deze werkmap, in de volgorde van het logboek.\n';
  const rows = db.all<{ n: number; type: string; subject: string; time: string; disclosures: string }>(
    "SELECT n, type, subject, time, disclosures FROM record WHERE type IN ('epoch', 'person') AND n < ? ORDER BY n",
    size,
  );
  const known = new Set<string>();
  for (const row of rows) {
    const vkey = (JSON.parse(row.disclosures) as Disclosure[]).find((d) => d[1] === 'vkey')?.[2];
    if (typeof vkey !== 'string' || known.has(vkey)) continue;
    known.add(vkey);
    yield `# ${row.type === 'epoch' ? 'logboek' : row.subject}, vanaf ${row.time}\n${vkey}\n`;
  }
}

/** The signed tag file, line by line (docs/format.md 11). */
function packageText(workspace: string, register: RegisterRow, row: PackageRow, manifest: string): string {
  const [origin, size, root] = row.checkpoint.split('\n');
  return [
    'kanaalregister/package/v1',
    `werkmap: ${workspace}`,
    `register: ${register.number}`,
    `kwartaal: ${register.quarter}`,
    `versie: ${register.version}`,
    `uitgave: ${row.edition}`,
    `manifest-sha512.txt: sha512 ${manifest}`,
    `stand: ${origin} ${size} ${root}`,
    `vanaf: ${row.from_size}`,
    `gemaakt op: ${row.made_at}`,
    '',
  ].join('\n');
}

function bagInfo(meta: RegisterMeta, register: RegisterRow, row: PackageRow): [string, string][] {
  return [
    ['Source-Organization', meta.ministry.name],
    ['Bagging-Date', row.made_at.slice(0, 10)],
    ['External-Identifier', register.number],
    [
      'External-Description',
      `Kanaalregister ${meta.ministry.abbreviation} ${register.quarter}, uitgave ${row.edition}`,
    ],
    ['Bag-Software-Agent', `Kanaalregister ${meta.appVersion}`],
    ['BagIt-Profile-Identifier', 'https://kanaalregister.invalid/bagit-profile/v1'],
  ];
}

function closingNote(db: ReadDb, register: RegisterRow): string {
  const row = db.get<{ disclosures: string }>(
    "SELECT disclosures FROM record WHERE type = 'close' AND subject = ? ORDER BY n DESC LIMIT 1",
    register.number,
  );
  const note = (JSON.parse(row?.disclosures ?? '[]') as Disclosure[]).find((d) => d[1] === 'statement')?.[2];
  if (typeof note !== 'string') throw new KanaalError('not_verifiable', { register: register.number });
  return note;
}

/** A convenience for people without the program: nothing that is proven depends on it (docs/format.md 11). */
function verifierPage(page: string | null): { path: string; text: () => string }[] {
  return page === null ? [] : [{ path: 'verify.html', text: () => page }];
}

export async function writePackage(db: ReadDb, job: PackageJob, { expect, goOn }: JobTools): Promise<PackageResult> {
  const { row, seal } = job;
  const edition = row.edition as Edition;
  const register = findRegister(db, row.quarter);
  if (!register || register.number !== row.register) throw new KanaalError('quarter_open', { quarter: row.quarter });
  expect(row.size, 'rows');
  const source = editionSource(db, register, edition, (s) => registerDigest(s).sha256);
  const workspace = needMeta(db, 'workspace');
  const about = subjectsOf(db, register);
  let lines = 0;
  const counted = function* (): Generator<string> {
    for (const line of recordLines(db, row, about, edition)) {
      lines += 1;
      goOn(1);
      yield line;
    }
  };
  const text = (
    path: string,
    pieces: () => Iterable<string>,
  ): { path: string; chunks: () => Iterable<Uint8Array> } => ({
    path,
    chunks: () => inPieces(pieces()),
  });
  let note = row.note ?? '';
  const bag = bagStream({
    base: registerFileBase(source.meta),
    payload: [
      text('register.json', () => registerJson(source)),
      text('close.note', () => [closingNote(db, register)]),
      text('checkpoint.note', () => [row.checkpoint]),
      text('keys.txt', () => keyLines(db, row.size)),
      { path: 'journal/leaves.bin', chunks: () => leaves(db, row.size) },
      text('journal/records.jsonl', counted),
      ...notesOf(db, row.quarter).map((s) => text(`sign-off/${s.request_id}.note`, () => [s.note])),
    ],
    info: bagInfo(source.meta, register, row),
    tags: [
      {
        path: 'package.note',
        text: (manifest) => {
          // Signed once: the log may have another key by the time the same package is made again.
          if (row.note === null)
            note = signNote(packageText(workspace, register, row, manifest), logKey(db, workspace));
          else if (!row.note.includes(` sha512 ${manifest}\n`))
            throw new KanaalError('not_verifiable', { register: register.number });
          return note;
        },
      },
      ...verifierPage(row.page),
    ],
    day: row.made_at.slice(0, 10),
  });
  const name = `${registerFileBase(source.meta)}.zip${seal === null ? '' : '.age'}`;
  const written = await toFile(bag, `${job.folder}/${name}`, seal);
  return { ...written, name, note, records: lines };
}

function logKey(db: ReadDb, workspace: string): { name: string; key: ReturnType<typeof signingKey> } {
  const seed = Buffer.from(needMeta(db, 'logSeed'), 'hex');
  return { name: originOf(workspace, Number(needMeta(db, 'epoch'))), key: signingKey(seed) };
}

async function toFile(
  bag: Readable,
  path: string,
  seal: string | null,
): Promise<Pick<PackageResult, 'path' | 'sha512' | 'bytes' | 'sha256' | 'fileBytes'>> {
  const inner = createHash('sha512');
  const outer = createHash('sha256');
  let bytes = 0;
  let fileBytes = 0;
  const plain = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bag as AsyncIterable<Uint8Array>) {
      inner.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const content: AsyncIterable<Uint8Array> =
    seal === null
      ? plain()
      : (Readable.fromWeb(
          (await sealStream(Readable.toWeb(Readable.from(plain())) as ReadableStream<Uint8Array>, seal)) as never,
        ) as AsyncIterable<Uint8Array>);
  const out = createFile(path);
  try {
    for await (const chunk of content) {
      outer.update(chunk);
      fileBytes += chunk.length;
      out.write(chunk);
    }
    out.commit();
  } catch (error) {
    out.abort();
    throw error;
  }
  return { path, sha512: inner.digest('hex'), bytes, sha256: outer.digest('hex'), fileBytes };
}
