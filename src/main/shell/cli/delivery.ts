/** Commands about what leaves an office and what a collection does with it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../../shared/errors.ts';
import { done, type Flags, idOf, need, type Outcome, outFolder } from './commands.ts';
import { type Cli, typedPath } from './context.ts';

/** As typed in English, and as the register has it. */
const EDITIONS: Readonly<Record<string, 'bzk' | 'intern'>> = { bzk: 'bzk', internal: 'intern', intern: 'intern' };

export async function makePackage(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const quarter = need(flags.quarter, '--quarter');
  const edition = EDITIONS[flags.edition ?? 'bzk'];
  if (!edition) throw new KanaalError('usage', { edition: flags.edition ?? '' });
  const out = outFolder(flags);
  await cli.open(need(folder, 'WORKSPACE'), flags);
  mkdirSync(out, { recursive: true });
  const made = await cli.call('packages.make', { quarter, edition, out: cli.token(out), seal: flags.seal ?? null });
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
