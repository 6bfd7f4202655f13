/** Closing a quarter: rows are frozen, the ministry's statement is signed, and what stays open is named (domain F1, F3). */
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { QuarterView } from '../../shared/office-records.ts';
import { localDay, quarterDays, rfc3339 } from '../../shared/quarter.ts';
import {
  editionOf,
  type RegisterMeta,
  type RegisterSource,
  type Row,
  SHEET_NAMES,
  type SheetName,
} from '../../shared/register.ts';
import { quarterState } from '../../shared/rules.ts';
import { measured, registerJson } from '../export/register-json.ts';
import type { JobInput } from '../jobs/worker-jobs.ts';
import { type NoteKey, signNote } from '../journal/note.ts';
import type { Disclosure } from '../journal/record.ts';
import type { WriteDb } from '../store/db.ts';
import { countsOfQuarter } from '../store/entry-counts.ts';
import { needMeta } from '../store/meta.ts';
import { allTerms } from '../store/people.ts';
import {
  dropRegisterRows,
  findRegister,
  frozenSource,
  insertRegisterRow,
  type RegisterRow,
} from '../store/registers.ts';
import { signedWays } from '../store/sign-offs.ts';
import { inJob, startWorker } from './job-runner.ts';
import { type Frozen, ministryRow, ministryStatement, type OpenPoint, statementFacts } from './ministry-statement.ts';
import { viewQuarter } from './quarters.ts';
import { computeInSteps, gatherFacts, returnOf } from './register-rows.ts';
import { STATUS_WORDS } from './register-words.ts';
import { type Desk, prepareInSlices, today, whileElsewhere } from './session.ts';
import { ownKey } from './sign-offs.ts';

function codeListVersions(desk: Desk): RegisterMeta['codeLists'] {
  return Object.entries(desk.policy.lists).map(([list, { version, validFrom }]) => ({ list, version, validFrom }));
}

function metaOf(
  desk: Desk,
  { quarter, version }: Pick<RegisterRow, 'quarter' | 'version'>,
  madeOn: string,
  counts: RegisterMeta['counts'],
): RegisterMeta {
  const term = allTerms(desk.db)[0];
  return {
    ministry: {
      name: term?.ministryName ?? needMeta(desk.db, 'title'),
      abbreviation: term?.ministryAbbr ?? needMeta(desk.db, 'prefix'),
      tooi: term?.ministryCode ?? '',
    },
    office: needMeta(desk.db, 'prefix'),
    quarter,
    version,
    edition: 'intern',
    madeOn,
    appVersion: desk.host.appVersion,
    salt: Buffer.from(desk.host.random(16)).toString('base64url'),
    codeLists: codeListVersions(desk),
    counts,
    registerSha256: null,
    signedWays: signedWays(desk.db, quarter),
    contact: null,
  };
}

/**
 * Closes a quarter: what is not signed is marked so with its reason, the rows are frozen, the records manager signs the
 * ministry's statement over register hash and figures, and the close enters the journal under a checkpoint.
 */
export async function closeQuarter(desk: Desk, args: CallArgs<'quarters.close'>): Promise<QuarterView> {
  const state = quarterState(args.quarter, today(desk.host), findRegister(desk.db, args.quarter) !== null);
  if (state === 'closed') throw new KanaalError('quarter_closed', { quarter: args.quarter });
  if (state === 'running') throw new KanaalError('quarter_not_over', { quarter: args.quarter });
  if (args.consent.trim() !== args.quarter) throw new KanaalError('consent_mismatch', { quarter: args.quarter });
  const key = await ownKey(desk, args.passphrase);
  const open = viewQuarter(desk, args.quarter)
    .checks.filter((c) => !c.ok && c.key !== 'backup')
    .map((c) => ({ check: c.key, count: c.count, names: c.names }));
  const version = versionOf(desk, args.quarter);
  const total = stepsToClose(desk, args.quarter);
  await inJob(desk, 'close', async (job) => {
    let done = 0;
    const goOn = (steps: number): void => {
      job.goOn();
      done = Math.min(total, done + steps);
      job.report({ done, total, unit: 'rows' });
    };
    const dropRows = (): Promise<void> =>
      prepareInSlices(
        desk,
        () => undefined,
        (db) => dropRegisterRows(db, args.quarter, version),
      );
    // Of a closing that a kill cut off.
    await dropRows();
    try {
      const closedAt = rfc3339(desk.host.now());
      const frozen = await prepareInSlices(desk, goOn, (db) =>
        freeze(desk, db, { quarter: args.quarter, version }, closedAt),
      );
      job.goOn();
      const input = sealOf(desk, { ...frozen, open, key, consent: args.consent.trim() });
      const { result, cancel } = startWorker(desk, 'seal', input, (sealed) =>
        job.report({ done: Math.min(total, done + sealed.done), total, unit: 'rows' }),
      );
      job.onStop(cancel);
      // Stopped in time it says so itself; once it is committed, the quarter is closed whoever wanted to stop.
      await whileElsewhere(desk, () => result);
    } catch (error) {
      await dropRows();
      throw error;
    } finally {
      // What cannot be moved now (a full disk) is safe where it is, and moves later.
      await startWorker(desk, 'moveLog', null).result.catch(() => null);
    }
  });
  return viewQuarter(desk, args.quarter);
}

/**
 * 1, since what changes after close is a correction in a later register; one more for each time that the workspace was put
 * back after the quarter ended: what was closed before that is gone here, and whoever received it must not take the
 * register that is made now for the same one.
 */
function versionOf(desk: Desk, quarter: string): number {
  const { to } = quarterDays(quarter);
  const epochs = desk.db.all<{ time: string; disclosures: string }>(
    "SELECT time, disclosures FROM record WHERE type = 'epoch'",
  );
  const putBack = epochs.filter(({ time, disclosures }) => {
    const cause = (JSON.parse(disclosures) as Disclosure[]).find((d) => d[1] === 'cause')?.[2];
    return (cause === 'restore' || cause === 'rollback') && localDay(new Date(time)) > to;
  });
  return 1 + putBack.length;
}

/** About how many steps closing takes: every entry is read for the figures, its row, its files, and its status. */
function stepsToClose(desk: Desk, quarter: string): number {
  return 5 * countsOfQuarter(desk.db, quarter).reduce((sum, c) => sum + c.n, 0);
}

/** What makes the rows a register: the statement over them, for the worker to put in the journal. */
function sealOf(
  desk: Desk,
  closing: Frozen & { open: readonly OpenPoint[]; key: NoteKey; consent: string },
): JobInput<'seal'> {
  const { register, rows, open, key, consent } = closing;
  const text = ministryStatement(desk, closing, open);
  const statement = signNote(text, key);
  const reasons = allTerms(desk.db).flatMap((term) => {
    const { reason } = returnOf(desk, term.id, register.quarter);
    return reason === null ? [] : [[term.id, reason] as const];
  });
  return {
    register,
    statement: { i: rows['Verklaring'] ?? 0, row: ministryRow(desk, closing, { open, text, statement }) },
    reasons: Object.fromEntries(reasons),
    otherwise: 'NIET_UITGEVRAAGD',
    fields: {
      quarter: register.quarter,
      register: register.number,
      version: register.version,
      sha256: register.sha256,
      rows,
      open,
      consent,
      statement,
    },
    actor: desk.work.person.id,
    time: rfc3339(desk.host.now()),
    log: desk.work.log,
  };
}

/** A row as it will be once what waits for a signature is marked as not signed. */
function atClose(row: Row): Row {
  const waits = row['status'] === STATUS_WORDS.logged || row['status'] === STATUS_WORDS.returned;
  return waits ? { ...row, status: STATUS_WORDS.unsigned } : row;
}

/** Puts the rows of all sheets where the register will look for them; they are nothing until it is there. */
function* freeze(
  desk: Desk,
  db: WriteDb,
  { quarter, version }: Pick<RegisterRow, 'quarter' | 'version'>,
  closedAt: string,
): Generator<number, Frozen> {
  const facts = yield* gatherFacts(desk, quarter);
  const rows: Partial<Record<SheetName, number>> = {};
  for (const sheet of SHEET_NAMES) {
    let i = 0;
    for (const row of computeInSteps(desk, facts, sheet)) {
      yield 1;
      if (!row) continue;
      const kept = sheet === 'Registraties' ? atClose(row) : row;
      insertRegisterRow(db, { quarter, version }, sheet, i++, kept);
    }
    rows[sheet] = i;
  }
  // One more statement follows: the ministry's own, over the checksum of these rows.
  const meta = metaOf(desk, { quarter, version }, closedAt, { ...rows, Verklaring: (rows.Verklaring ?? 0) + 1 });
  const draft: RegisterRow = {
    quarter,
    version,
    number: `${needMeta(db, 'prefix')}-${quarter}-v${version}`,
    sha256: '',
    meta: JSON.stringify(meta),
    closed_at: closedAt,
    closed_by: desk.work.person.id,
  };
  const internal = frozenSource(db, draft);
  const sha256 = yield* digestInSteps(internal);
  // Named in the statement too: an edition is the same register with fewer values, and nobody can make another one of it.
  const editions = {
    bzk: yield* digestInSteps(editionOf(internal, 'bzk')),
    openbaar: yield* digestInSteps(editionOf(internal, 'openbaar')),
  };
  return { register: { ...draft, sha256 }, rows, editions, said: statementFacts(desk, facts) };
}

/** Hex SHA-256 of the register.json of `source`. */
function* digestInSteps(source: RegisterSource): Generator<number, string> {
  let sha256 = '';
  for (const _ of measured(registerJson(source), (measure) => ({ sha256 } = measure))) yield 0;
  return sha256;
}
