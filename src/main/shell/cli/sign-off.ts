/** Sign-off elsewhere on the command line: a signature to take along, a request out, its answer made and taken in. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RETURN_REASONS, SIGN_OFF_KINDS, YES_NO_UNKNOWN } from '../../../shared/codes.ts';
import { KanaalError } from '../../../shared/errors.ts';
import type { OpenedRequest, RemoteAnswers } from '../../../shared/remote-records.ts';
import { done, type Flags, need, type Outcome } from './commands.ts';
import { askPassphrase, type Cli, typedPath } from './context.ts';

/** The value, where it is one of these. */
function oneOf<T extends string>(values: readonly T[], given: string, flag: string): T {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new KanaalError('usage', { [flag]: given });
  return found;
}

function newFile(cli: Cli, flags: Flags): string {
  const out = typedPath(need(flags.out, '--out'));
  if (existsSync(out)) throw new KanaalError('out_not_empty');
  return cli.token(out);
}

function given(cli: Cli, file: string | undefined, what: string): { file: string } {
  const found = typedPath(need(file, what));
  if (!existsSync(found)) throw new KanaalError('file_missing', { name: path.basename(found) });
  return { file: cli.token(found) };
}

async function identity(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const out = newFile(cli, flags);
  // Once for the workspace and once for the signature: asked once.
  const passphrase = await askPassphrase(flags);
  await cli.open(need(folder, 'WORKSPACE'), flags, passphrase);
  const made = await cli.call('signoffs.identityFile', { passphrase, out });
  return done({ ok: true, path: made.path }, [made.path]);
}

async function request(cli: Cli, flags: Flags, folder: string | undefined): Promise<Outcome> {
  const out = newFile(cli, flags);
  const quarter = need(flags.quarter, '--quarter');
  const termId = need(flags.term, '--term');
  const kind = oneOf(SIGN_OFF_KINDS, flags.kind ?? 'kwartaal', 'kind');
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const made = await cli.call('signoffs.toRemote', { termId, quarter, kind, out });
  const { requestId, entries, madeAt } = made.request;
  return done({ ok: true, path: made.path, requestId, kind, entries, madeAt, cut: made.cut }, [
    made.path,
    `request ${requestId}: ${entries} entries to decide`,
    ...(made.cut > 0 ? [`${made.cut} files of evidence went along in part or not at all`] : []),
  ]);
}

function answersOf(asked: OpenedRequest, flags: Flags): RemoteAnswers {
  const returned = new Map<string, (typeof RETURN_REASONS)[number]>();
  for (const pair of flags.return ?? []) {
    const [number = '', reason = ''] = pair.split('=');
    if (!asked.entries.some((e) => e.number === number)) throw new KanaalError('usage', { return: pair });
    returned.set(number, oneOf(RETURN_REASONS, reason, 'return'));
  }
  const statement = asked.kind === 'kwartaal';
  return {
    decisions: asked.entries.map(({ id, number }) => ({
      entryId: id,
      agreed: !returned.has(number),
      returnReason: returned.get(number) ?? null,
      returnNote: null,
    })),
    deleted: statement ? oneOf(YES_NO_UNKNOWN, need(flags.deleted, '--deleted'), 'deleted') : null,
    remark: flags.remark ?? '',
  };
}

/** Without --out: what is asked, and nothing is signed. */
async function sign(cli: Cli, flags: Flags, file: string | undefined): Promise<Outcome> {
  const files = { request: given(cli, file, 'REQUEST'), identity: given(cli, flags.identity, '--identity') };
  const out = flags.out === undefined ? null : newFile(cli, flags);
  const passphrase = await askPassphrase(flags);
  const asked = await cli.call('remote.open', { ...files, passphrase });
  const { requestId, quarter, kind, nil, title } = asked;
  const facts = { requestId, quarter, kind, nil, title, person: asked.term.personName };
  const entries = asked.entries.map(({ number, sentence }) => ({ number, sentence: sentence.nl }));
  const lines = [
    `${asked.term.personName}, ${asked.term.post}: ${kind} ${quarter}`,
    ...entries.map((e) => `${e.number} ${e.sentence}`),
  ];
  if (out === null) return done({ ok: true, ...facts, entries, signed: false }, lines);
  const prepared = await cli.call('remote.prepare', answersOf(asked, flags));
  const made = await cli.call('remote.sign', { sha256: prepared.sha256, passphrase, out });
  const { text, sha256, checkNumber } = prepared;
  return done({ ok: true, ...facts, entries, signed: true, path: made.path, sha256, checkNumber, text }, [
    ...lines,
    '',
    text,
    made.path,
  ]);
}

async function acceptAnswer(
  cli: Cli,
  flags: Flags,
  folder: string | undefined,
  file: string | undefined,
): Promise<Outcome> {
  const answer = given(cli, file, 'FILE');
  await cli.open(need(folder, 'WORKSPACE'), flags);
  const s = await cli.call('signoffs.acceptRemote', answer);
  const { requestId, quarter, kind, way, entries, returned, checkNumber, note } = s;
  return done({ ok: true, requestId, quarter, kind, way, entries, returned, checkNumber, note }, [
    `${kind} ${quarter}: ${entries} entries, ${returned} given back`,
    `check number ${checkNumber}`,
  ]);
}

export async function signOff(cli: Cli, flags: Flags, rest: readonly (string | undefined)[]): Promise<Outcome> {
  const [step, first, second] = rest;
  switch (step) {
    case 'identity':
      return await identity(cli, flags, first);
    case 'request':
      return await request(cli, flags, first);
    case 'sign':
      return await sign(cli, flags, first);
    case 'accept':
      return await acceptAnswer(cli, flags, first, second);
    default:
      throw new KanaalError('usage', { signoff: step ?? '' });
  }
}
