import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { FsckReport } from '../../shared/office-records.ts';
import { inclusionProof, makeCheckpoint } from '../journal/checkpoint.ts';
import { verifierKey } from '../journal/note.ts';
import { canonical, type Disclosure, fieldDigests, header } from '../journal/record.ts';
import { keyNumber } from '../keys/number.ts';
import { allPersonKeys } from '../store/people.ts';
import { needEntry } from './entry-view.ts';
import { runJob } from './job-runner.ts';
import { type Desk, foundDamage, write } from './session.ts';

export async function checkJournal(desk: Desk): Promise<FsckReport> {
  const report = await runJob(desk, 'check', { folder: desk.work.folder, origin: desk.work.log.name });
  if (report.problems.some((p) => p.code === 'database_damaged')) foundDamage(desk.core);
  return report;
}

export function signHead(desk: Desk): CallOutput<'journal.checkpoint'> {
  const note = write(desk, (unit) => makeCheckpoint(unit.db, desk.work.log, unit.now));
  return { note, vkey: verifierKey(desk.work.log) };
}

/** The log's keys, the present one first: an older one signed what was handed out in its time. */
function logKeys(desk: Desk): string[] {
  return desk.db
    .all<{ disclosures: string }>("SELECT disclosures FROM record WHERE type = 'epoch' ORDER BY n DESC")
    .flatMap(({ disclosures }) => (JSON.parse(disclosures) as Disclosure[]).filter((d) => d[1] === 'vkey'))
    .map((d) => String(d[2]));
}

/** The log's keys and every key a person signed with: one a line in a trust file, compared by number over the telephone. */
export function trustKeys(desk: Desk): CallOutput<'journal.trust'> {
  return {
    vkeys: [
      ...logKeys(desk).map((vkey) => ({ name: 'logboek', vkey, number: keyNumber(vkey) })),
      ...allPersonKeys(desk.db).map((k) => ({ name: k.name, vkey: k.vkey, number: keyNumber(k.vkey) })),
    ],
  };
}

/** The opened record of an entry's present state, and the proof that it is in the log. */
export function proveEntry(desk: Desk, args: CallArgs<'entries.prove'>): CallOutput<'entries.prove'> {
  const entry = needEntry(desk.db, args.entryId);
  const row = desk.db.get<{ disclosures: string }>('SELECT disclosures FROM record WHERE n = ?', entry.recordN);
  const covering = desk.db.get<{ note: string }>(
    'SELECT note FROM checkpoint WHERE origin = ? AND size > ? ORDER BY size LIMIT 1',
    desk.work.log.name,
    entry.recordN,
  );
  if (!row || !covering) throw new KanaalError('not_verifiable', { entry: entry.number });
  const disclosures = JSON.parse(row.disclosures) as Disclosure[];
  const digests = fieldDigests('entry', disclosures).toString('base64url');
  const opened = {
    digests,
    disclosures,
    header: header('entry', entry.recordN, Buffer.from(digests, 'base64url')),
    type: 'entry',
  };
  return {
    record: canonical(opened),
    proof: inclusionProof(desk.db, entry.recordN, covering.note),
    vkey: verifierKey(desk.work.log),
  };
}
