/** Screenshots that a mail brings, put beside it as evidence of their own: shown, read and ordered as any other. */
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Guess, Staged } from '../../shared/records.ts';
import { type EvidenceRow, findEvidence } from '../store/evidence.ts';
import { evidencePath, takeInBytes, withTaken } from './evidence.ts';
import { inJob } from './job-runner.ts';
import { type Desk, write } from './session.ts';
import { attachWith, getStaged, setStagedGuess } from './staging.ts';
import { picturesField } from './staging-facts.ts';

export async function picturesFromMail(desk: Desk, args: CallArgs<'pictures.fromMail'>): Promise<Staged> {
  const row = needMail(desk, args);
  if (stateOf(desk, args)?.key === 'taken') return getStaged(desk, args.id);
  const input = { sealed: evidencePath(desk, row), key: row.key, name: row.name };
  const found = await inJob(desk, 'intake', (job) => job.run('mailPictures', input));
  const taken = (await takeInBytes(desk, found)).map((one) => ({
    ...one,
    row: { ...one.row, origin: 'screenshot', isOriginal: false } as const,
  }));
  return await withTaken(desk, taken, () => {
    needMail(desk, args);
    // Asked for twice at once: the first has put them there.
    if (stateOf(desk, args)?.key === 'taken') throw new KanaalError('wrong_state', { what: 'pictures' });
    attachWith(desk, args.id, taken, { answers: { captureMethod: 'screenshot' }, guesses: [] });
    const guess = { field: picturesField(row.id), key: 'taken', detail: String(taken.length) };
    write(desk, (unit) => setStagedGuess(unit.db, args.id, { ...guess, certainty: 'zeker' }));
    return getStaged(desk, args.id);
  });
}

function needMail(desk: Desk, { id, evidenceId }: CallArgs<'pictures.fromMail'>): EvidenceRow {
  const row = findEvidence(desk.db, evidenceId);
  if (!row || row.stagingId !== id) throw new KanaalError('not_found', { what: 'evidence' });
  return row;
}

function stateOf(desk: Desk, { id, evidenceId }: CallArgs<'pictures.fromMail'>): Guess | undefined {
  return getStaged(desk, id).guesses.find((one) => one.field === picturesField(evidenceId));
}
