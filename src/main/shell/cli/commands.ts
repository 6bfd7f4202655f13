/** The commands, one function each. They return the document to print and the exit code that goes with it. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/codes.ts';
import { type CallName, contractSchemas } from '../../../shared/contract.ts';
import { KanaalError } from '../../../shared/errors.ts';
import { SHEETS } from '../../../shared/register.ts';
import { runCollectionDemo } from '../../demo/collection.ts';
import { runDemo } from '../../demo/run.ts';
import { looksLikePackage, looksSealed, type PackageResult } from '../../verify/package.ts';
import { verifyPackageFile } from '../../verify/package-file.ts';
import { type GivenFile, type VerifyResult, verifyFile } from '../../verify/verify-file.ts';
import {
  askPassphrase,
  type Cli,
  givenFile,
  type Options,
  readGiven,
  readJson,
  typedPath,
  withSlot,
} from './context.ts';
import { salvageLines } from './salvage.ts';

export interface Outcome {
  /** Printed with --json, and turned into lines without. */
  value: Record<string, unknown>;
  lines: string[];
  /** Printed with --json in place of `value`, each on a line of its own. */
  each?: Record<string, unknown>[];
  /** 0 done and true, 1 checked and not true. */
  exit: 0 | 1;
}

export const done = (value: Record<string, unknown>, lines: string[]): Outcome => ({ value, lines, exit: 0 });

export interface Flags extends Options {
  input?: string | undefined;
  attach?: string[] | undefined;
  out?: string | undefined;
  setup?: string | undefined;
  quarter?: string | undefined;
  formats?: string | undefined;
  edition?: string | undefined;
  recoveryFile?: string | undefined;
  damaged?: string | undefined;
  trust?: string | undefined;
  against?: string | undefined;
  integrityOnly?: boolean | undefined;
  keep?: string | undefined;
  self?: string | undefined;
  dateOrder?: string | undefined;
  kind?: string | undefined;
  seal?: string | undefined;
  acceptKey?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  term?: string | undefined;
  identity?: string | undefined;
  return?: string[] | undefined;
  deleted?: string | undefined;
  remark?: string | undefined;
}

export function need(value: string | undefined, what: string): string {
  if (!value) throw new KanaalError('usage', { missing: what });
  return value;
}

/** An output folder: absent or empty, as every command that writes one promises. */
export function outFolder(flags: Flags): string {
  const out = typedPath(need(flags.out, '--out'));
  const there = statSync(out, { throwIfNoEntry: false });
  if (there && (!there.isDirectory() || readdirSync(out).length > 0)) throw new KanaalError('out_not_empty');
  return out;
}

/** Makes the output folder for `work`; where that fails, the folders that were made for it go again. */
export async function intoFolder<T>(out: string, work: () => Promise<T>): Promise<T> {
  const first = mkdirSync(out, { recursive: true });
  try {
    return await work();
  } catch (error) {
    if (first !== undefined) removeEmpty(out, first);
    throw error;
  }
}

function removeEmpty(folder: string, last: string): void {
  if (readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  if (folder !== last) removeEmpty(path.dirname(folder), last);
}

export function showContract(): Outcome {
  const calls = contractSchemas();
  return done({ ok: true, calls }, Object.keys(calls));
}

export async function create(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const setup = readJson(need(flags.setup, '--setup')) as { people?: { passphrase?: string }[] } | null;
  const first = Array.isArray(setup?.people) ? setup.people[0] : undefined;
  if (first && !first.passphrase) first.passphrase = await askPassphrase(flags);
  const made = await cli.call('workspaces.create', {
    folder: cli.token(typedPath(need(folder, 'FOLDER'))),
    setup: setup as never,
  });
  const { session, recovery, codes } = made;
  return done({ ok: true, workspace: session.workspace, person: session.person.id, recovery, codes }, [
    `workspace ${session.workspace}`,
    `recovery sheet: ${recovery?.join(' ') ?? ''}`,
    ...codes.map((c) => `one-time code of ${c.name}: ${c.code}`),
  ]);
}

/** Any contract call, through the same dispatch as the window. `--attach TOKEN=PATH` lends it a file. */
export async function callOne(
  cli: Cli,
  flags: Flags,
  folder: string | undefined,
  name: string | undefined,
): Promise<Outcome> {
  const wanted = need(name, 'NAME');
  const input = flags.input ? (readJson(flags.input) as Record<string, unknown>) : {};
  const given = new Map<string, string>();
  for (const pair of flags.attach ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) throw new KanaalError('usage', { attach: pair });
    given.set(pair.slice(0, at), cli.token(typedPath(pair.slice(at + 1))));
  }
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const value = await cli.call(wanted as CallName, withTokens(input, given) as never);
  return done({ ok: true, value }, [JSON.stringify(value, null, 2)]);
}

/** Puts the tokens of --attach in the places where the input names them. */
function withTokens(value: unknown, given: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return given.get(value) ?? value;
  if (Array.isArray(value)) return value.map((v) => withTokens(v, given));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withTokens(v, given)]));
}

export async function demo(cli: Cli, flags: Flags, say: (line: string) => void): Promise<Outcome> {
  const out = outFolder(flags);
  if (flags.kind === 'collection') {
    const { answer, ...made } = await runCollectionDemo(cli.host, out, say);
    return done({ ok: true, ...made, answer }, [
      `workspace  ${made.workspaces[0]}, passphrase: ${made.people[0]?.passphrase ?? ''}`,
      `packages   ${path.join(out, 'leveringen')}`,
      `receipts   ${path.join(out, 'ontvangstbewijzen')}`,
      '',
      answer.text.nl,
      '',
      answer.text.en,
    ]);
  }
  if (flags.kind !== undefined && flags.kind !== 'office') throw new KanaalError('usage', { kind: flags.kind });
  const result = await runDemo(cli.host, out, say);
  const { workspaces, people, quarters, exports, trust } = result;
  return done({ ok: true, workspaces, people, quarters, exports, trust }, [
    ...workspaces.map((w) => `workspace  ${w}`),
    ...people.map((p) => `person     ${p.name} (${p.role}), passphrase: ${p.passphrase ?? 'none, signs on paper'}`),
    ...result.receipts.map((r) => `register   ${r.register}: ${r.files.length} files in ${r.folder}`),
    `trust      ${trust}`,
    '',
    'Look at the workbook (xlsx or ods) of a register first, or open the example: npm start -- --demo',
  ]);
}

export async function fsck(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const report = await cli.call('journal.check', {});
  return {
    value: { ...report },
    lines: [
      `${report.records} records, tree ${report.treeSize}, ${report.evidence.files} files of evidence`,
      ...report.problems.map((p) => `${p.code} at ${p.at}: ${p.says}`),
      report.ok ? 'whole' : 'not whole',
    ],
    exit: report.ok ? 0 : 1,
  };
}

/** Entries under the names of the register's fourth sheet. */
export async function entries(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const rows = await cli.call('registers.preview', { quarter: flags.quarter ?? null, sheet: 'Registraties' });
  const names = SHEETS.Registraties.map((c) => c.name);
  const list = rows.rows.map((row) => Object.fromEntries(names.map((n) => [n, row[n] ?? null])));
  return done(
    { ok: true, entries: list },
    list.map(
      (e) =>
        `${e['registratienummer']} ${e['datum_van'] ?? ''} ${e['kanaal_code'] ?? ''} ${e['reden_code'] ?? ''} ${e['status']} ${e['onderwerp'] ?? ''}`,
    ),
  );
}

export async function history(
  cli: Cli,
  flags: Flags,
  folder: string | undefined,
  entry: string | undefined,
): Promise<Outcome> {
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const entryId = await idOf(cli, need(entry, 'ENTRY'));
  const { items } = await cli.call('entries.history', { entryId });
  const records = items.map(({ n, time, actor, type, changes, leaf }) => ({ n, time, actor, type, changes, leaf }));
  return done(
    { ok: true, records },
    records.map((r) => `${r.n} ${r.time} ${r.type}: ${r.changes.map((c) => c.field).join(', ')}`),
  );
}

/** An entry by its id or by its number. */
export async function idOf(cli: Cli, entry: string): Promise<string> {
  if (entry.startsWith('e-')) return entry;
  const { rows } = await cli.call('entries.list', { search: entry, limit: 500 });
  const found = rows.find((r) => r.number === entry);
  if (!found) throw new KanaalError('not_found', { entry });
  return found.id;
}

export async function exportRegister(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const quarter = need(flags.quarter, '--quarter');
  const out = outFolder(flags);
  const formats = (flags.formats ?? (cli.host.printToPdf ? 'json,xlsx,ods,csv,pdf' : 'json,xlsx,ods,csv')).split(',');
  const unknown = formats.find((f) => !EXPORT_FORMATS.includes(f as ExportFormat));
  if (unknown !== undefined) throw new KanaalError('usage', { format: unknown });
  if (!flags.formats && !cli.host.printToPdf) throw new KanaalError('pdf_needs_chromium');
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const receipt = await intoFolder(out, () =>
    cli.call('registers.export', {
      quarter,
      formats: formats as ExportFormat[],
      edition: (flags.edition ?? 'intern') as 'intern',
      out: cli.token(out),
    }),
  );
  const { register, version, edition, rows } = receipt;
  const files = receipt.files.map(({ path: file, format, bytes, sha256 }) => ({ path: file, format, bytes, sha256 }));
  return done({ ok: true, register, version, edition, files, rows }, [
    `${register}, edition ${edition}, register.json sha256 ${receipt.registerSha256}`,
    ...files.map((f) => `${f.sha256}  ${f.bytes}  ${path.basename(f.path)}`),
  ]);
}

/** The one file beside it that belongs to a file: a register and its closing statement, a record and its proof. */
const BESIDE: readonly (readonly [string, string])[] = [
  ['.json', '_sluiting.note'],
  ['_sluiting.note', '.json'],
  ['.record', '.tlog-proof'],
  ['.tlog-proof', '.record'],
];

function companionsOf(file: string): GivenFile[] {
  const pair = BESIDE.find(([own]) => file.endsWith(own));
  const other = pair ? file.slice(0, -pair[0].length) + pair[1] : null;
  return other && existsSync(other) ? [{ name: path.basename(other), bytes: readFileSync(other) }] : [];
}

/** The first bytes tell a package from a file of text. */
function startOf(file: string): Buffer {
  const fd = openSync(file, 'r');
  try {
    const head = Buffer.alloc(64);
    return head.subarray(0, readSync(fd, head, 0, head.length, 0));
  } finally {
    closeSync(fd);
  }
}

async function verifyAny(file: string, flags: Flags): Promise<VerifyResult | PackageResult> {
  const trust = flags.trust ? readGiven(flags.trust).split('\n') : [];
  const against = flags.against ? readGiven(flags.against) : null;
  const integrityOnly = flags.integrityOnly ?? false;
  const start = startOf(file);
  if (looksLikePackage(start) || looksSealed(start))
    return await verifyPackageFile(file, { trust, integrityOnly, against: against === null ? [] : [against] });
  return verifyFile(readFileSync(file), path.basename(file), {
    trust,
    ...(against === null ? {} : { against }),
    integrityOnly,
    companions: companionsOf(file),
  });
}

/** Checks a note, checkpoint, proof, record, register or package with code that shares nothing with what wrote it. */
export async function verify(flags: Flags, name: string | undefined): Promise<Outcome> {
  const file = givenFile(need(name, 'FILE'));
  const result = await verifyAny(file, flags);
  const about = 'facts' in result && result.facts ? result.facts.note : null;
  const mark = (ok: boolean | null): string => (ok === null ? '?' : ok ? 'ok' : 'NO');
  return {
    value: {
      ok: result.ok,
      kind: result.kind,
      checks: result.checks.map(({ id, ok, says }) => ({ id, ok, says: says.en })),
      signedBy: result.signedBy,
      ...(about
        ? { register: about.register, edition: about.edition, from: about.from, treeSize: about.head.size }
        : {}),
    },
    lines: [
      ...result.checks.map((c) => `${mark(c.ok).padEnd(3)} ${c.id}: ${c.says.en}`),
      ...result.signedBy.map(
        (s) => `signed by ${s.name} (${s.keyId})${s.known ? '' : ', a key that is not trusted here'}`,
      ),
      ...(about
        ? [
            `${about.register}, edition ${about.edition}: nothing left out from record ${about.from} to ${about.head.size - 1}`,
          ]
        : []),
      result.ok ? 'proven' : 'not proven',
    ],
    exit: result.ok ? 0 : 1,
  };
}

export async function backup(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const out = outFolder(flags);
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const made = await cli.call('backups.make', { out: cli.token(out) });
  return done({ ok: true, path: made.path, ...made.backup, problems: made.problems }, [
    `backup in ${made.path}, opened and compared`,
  ]);
}

export async function restore(cli: Cli, flags: Flags, from: string | undefined): Promise<Outcome> {
  const folder = outFolder(flags);
  const place = cli.token(typedPath(need(from, 'BACKUP')));
  const damaged = flags.damaged === undefined ? null : cli.token(typedPath(flags.damaged));
  const given = { backup: place, folder: cli.token(folder), damaged };
  const made = flags.recoveryFile
    ? await cli.call('backups.restore', {
        ...given,
        recovery: await askPassphrase({ passphraseFile: flags.recoveryFile }),
      })
    : await withSlot(cli, damaged ?? place, flags, (key) => cli.call('backups.restore', { ...given, ...key }));
  const { token: _opens, ...told } = made;
  return done({ ok: true, ...told }, [
    `restored to ${made.path}; it goes on as ${made.origin}`,
    ...(made.salvaged ? salvageLines(made.salvaged) : []),
    ...made.problems.map((p) => `${p.code} ${p.at}`),
  ]);
}
