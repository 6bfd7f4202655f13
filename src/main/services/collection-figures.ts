/** Figures over everything that was accepted, counted in a worker so that the window goes on answering. */
import type { Answer, Trends } from '../../shared/collection-records.ts';
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { runJob } from './job-runner.ts';
import { type Desk, inTurn, logAccess, today } from './session.ts';

function checkPeriod({ from, to }: { from: string; to: string }): void {
  if (from > to) throw new KanaalError('invalid_input', { field: 'to', why: 'before_from' });
}

/** Every question is noted: what was asked, by whom, when (domain F4, the search log). */
export async function answerQuestion(desk: Desk, asked: CallArgs<'collection.answer'>): Promise<Answer> {
  checkPeriod(asked);
  const policy = desk.policy;
  const answer = await runJob(desk, 'answer', { asked, at: rfc3339(desk.host.now()), today: today(desk.host), policy });
  await inTurn(desk, () =>
    logAccess(
      desk,
      'answer',
      `${asked.from}..${asked.to} ${asked.cabinet ?? ''} ${asked.ministries.join(',')}: ${answer.people} personen, ${answer.rows.length} rijen`,
    ),
  );
  return answer;
}

export async function showTrends(desk: Desk, args: CallArgs<'collection.trends'>): Promise<Trends> {
  checkPeriod(args);
  return await runJob(desk, 'trends', { ...args, policy: desk.policy });
}
