/** Commands about what leaves an office and what a collection does with it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  ANSWER_FORMATS,
  type AnswerEdition,
  type AnswerFormat,
  type TakenPackage,
} from '../../../shared/collection-records.ts';
import { KanaalError } from '../../../shared/errors.ts';
import { done, type Flags, idOf, intoFolder, need, type Outcome, outFolder } from './commands.ts';
import { type Cli, givenFile, typedPath } from './context.ts';
import { MESSAGES } from './messages.ts';

/** As typed in English, and as the register has it. */
const EDITIONS: Readonly<Record<string, 'bzk' | 'intern'>> = { bzk: 'bzk', internal: 'intern', intern: 'intern' };

export async function makePackage(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const quarter = need(flags.quarter, '--quarter');
  const edition = EDITIONS[flags.edition ?? 'bzk'];
  if (!edition) throw new KanaalError('usage', { edition: flags.edition ?? '' });
  const out = outFolder(flags);
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const made = await intoFolder(out, () =>
    cli.call('packages.make', { quarter, edition, out: cli.token(out), seal: flags.seal ?? null }),
  );
  return done({ ok: true, ...made }, [
    `${made.register}, edition ${made.edition}${made.sealed ? ', sealed' : ''}: ${made.path}`,
    `sha512 of the package ${made.sha512}`,
    `${made.treeSize} records, everything from record ${made.from} on`,
  ]);
}

/** One entry's proof as two files: the opened record and, beside it, that it is in the log. */
export async function prove(
  cli: Cli,
  flags: Flags,
  folder: string | undefined,
  entry: string | undefined,
): Promise<Outcome> {
  const out = typedPath(need(flags.out, '--out'));
  const base = out.replace(/\.(record|tlog-proof|json)$/, '');
  const files = [`${base}.record`, `${base}.tlog-proof`];
  if (files.some((file) => existsSync(file))) throw new KanaalError('out_not_empty');
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const made = await cli.call('entries.prove', { entryId: await idOf(cli, need(entry, 'ENTRY')) });
  mkdirSync(path.dirname(base), { recursive: true });
  writeFileSync(files[0]!, made.record);
  writeFileSync(files[1]!, made.proof);
  return done({ ok: true, files, vkey: made.vkey }, [...files, `key of the log: ${made.vkey}`]);
}

/** What became of it, or why it is no package; what else goes wrong is thrown. */
async function takeOne(cli: Cli, file: string, acceptKeys: string[]): Promise<TakenPackage | KanaalError> {
  try {
    return (await cli.call('collection.take', { files: [cli.token(file)], acceptKeys })).packages[0]!;
  } catch (error) {
    if (error instanceof KanaalError && error.code === 'not_a_package') return error;
    throw error;
  }
}

/** `receipts`: where the receipt of each package was put; a package that waits for its key has none yet. */
export async function collect(cli: Cli, flags: Flags, rest: readonly (string | undefined)[]): Promise<Outcome> {
  const [folder, ...files] = rest;
  if (files.length === 0) throw new KanaalError('usage', { missing: 'PACKAGE' });
  const paths = files.map((file) => givenFile(need(file, 'PACKAGE')));
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const packages: Record<string, unknown>[] = [];
  const lines: string[] = [];
  for (const file of paths) {
    const one = await takeOne(cli, file, flags.acceptKey ?? []);
    if (one instanceof KanaalError) {
      const { message, hint } = MESSAGES[one.code];
      packages.push({ path: file, ok: false, error: { code: one.code, kind: one.details['kind'], message, hint } });
      lines.push(`no package ${path.basename(file)}: ${String(one.details['kind'])}`);
      continue;
    }
    const receipt = one.hasReceipt ? (await cli.call('collection.receipt', { delivery: one.id })).path : null;
    const checks = one.checks.map(({ id, ok, says }) => ({ id, ok, says: says.en }));
    const { verdict, codes, register, quarter, edition, office, keyNumber } = one;
    packages.push({
      path: file,
      ok: verdict === 'accepted',
      verdict,
      codes,
      register,
      quarter,
      edition,
      office,
      keyNumber,
      checks,
      receipt,
    });
    lines.push(`${verdict.padEnd(8)} ${path.basename(file)} ${codes.join(' ')}`.trimEnd());
    if (verdict === 'waiting')
      lines.push(`         key number ${keyNumber ?? ''}: compare it by telephone, then --accept-key`);
    if (receipt !== null) lines.push(`         receipt ${receipt}`);
  }
  const ok = packages.every((p) => p['ok'] === true);
  return { value: { ok, packages }, lines, exit: ok ? 0 : 1 };
}

export async function receipt(
  cli: Cli,
  flags: Flags,
  folder: string | undefined,
  file: string | undefined,
): Promise<Outcome> {
  const given = typedPath(need(file, 'FILE'));
  if (!existsSync(given)) throw new KanaalError('file_missing', { name: path.basename(given) });
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const taken = await cli.call('receipts.take', { file: cli.token(given) });
  return done({ ok: true, ...taken }, [
    `${taken.register} ${taken.verdict} by ${taken.receiver} on ${taken.time}`,
    `key number of the receiver: ${taken.keyNumber}`,
    ...taken.codes.map((code) => `  ${code}`),
  ]);
}

export async function board(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const shown = await cli.call('collection.board', {});
  const head = `${''.padEnd(8)}${shown.quarters.map((q) => q.id.padEnd(16)).join('')}`;
  const cell = (c: (typeof shown.ministries)[number]['cells'][number]): string =>
    `${c.state}${c.state === 'partial' ? ` ${c.done}/${c.of}` : ''}`.padEnd(16);
  return done({ ok: true, ...shown }, [
    head.trimEnd(),
    ...shown.ministries.map((m) => `${m.abbr.padEnd(8)}${m.cells.map(cell).join('')}`.trimEnd()),
  ]);
}

export async function answer(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const from = need(flags.from, '--from');
  const to = need(flags.to, '--to');
  if (flags.out === undefined && (flags.formats ?? flags.edition) !== undefined)
    throw new KanaalError('usage', { missing: '--out' });
  if (flags.out !== undefined) return await answerFiles(cli, flags, folder, { from, to });
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const { text, ...figures } = await cli.call('collection.answer', { from, to });
  return done({ ok: true, ...figures, text }, [text.nl, '', text.en]);
}

const ANSWER_EDITION: Readonly<Record<string, AnswerEdition>> = {
  intern: 'intern',
  internal: 'intern',
  openbaar: 'openbaar',
  public: 'openbaar',
};

async function answerFiles(
  cli: Cli,
  flags: Flags,
  folder: string | undefined,
  period: { from: string; to: string },
): Promise<Outcome> {
  const out = outFolder(flags);
  const edition = ANSWER_EDITION[flags.edition ?? 'intern'];
  if (!edition) throw new KanaalError('usage', { edition: flags.edition ?? '' });
  const given = flags.formats?.split(',') ?? ANSWER_FORMATS.filter((f) => f !== 'pdf' || cli.host.printToPdf);
  const unknown = given.find((f) => !ANSWER_FORMATS.includes(f as AnswerFormat));
  if (unknown !== undefined) throw new KanaalError('usage', { format: unknown });
  if (given.includes('pdf') && !cli.host.printToPdf) throw new KanaalError('pdf_needs_chromium');
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const made = await intoFolder(out, () =>
    cli.call('collection.exportAnswer', {
      ...period,
      edition,
      formats: given as AnswerFormat[],
      out: cli.token(out),
    }),
  );
  const { text, rows, ...figures } = made.answer;
  // The rows have what an edition hides: the public one has them in its files alone.
  const shown = { ok: true, ...figures, ...(edition === 'intern' ? { rows } : {}), text };
  if (edition === 'intern')
    // What this command printed, for who wants no table.
    writeFileSync(path.join(out, 'antwoord.json'), `${JSON.stringify(shown, null, 1)}\n`);
  const lines = made.files.map((f) => `${f.sha256}  ${f.bytes}  ${f.name}`);
  return done({ ...shown, edition, files: made.files }, [text.nl, '', text.en, '', ...lines]);
}

/** Passes accepted packages on to the next collection, byte for byte. */
export async function forward(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const quarter = need(flags.quarter, '--quarter');
  const out = outFolder(flags);
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const made = await intoFolder(out, () =>
    cli.call('collection.forward', { quarter, out: cli.token(out), seal: flags.seal ?? null }),
  );
  return done({ ok: true, ...made }, made.files);
}
