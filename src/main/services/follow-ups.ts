/** The second track: what became of an entry. Its own authors, its own records; what was signed is never touched. */
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { codeItem } from '../../shared/policy.ts';
import type { Entry, FollowUp } from '../../shared/records.ts';
import { updateEntry } from '../store/entries.ts';
import { checkCode } from './codes.ts';
import { needEntry, viewEntryById } from './entry-view.ts';
import { keepTie } from './incidents.ts';
import { type Desk, today, write } from './session.ts';

function follow(desk: Desk, entryId: string, change: Partial<FollowUp>): Entry {
  const entry = needEntry(desk.db, entryId);
  if (entry.status === 'draft' || entry.status === 'withdrawn')
    throw new KanaalError('wrong_state', { status: entry.status });
  const followUp: FollowUp = { ...entry.followUp, ...change };
  write(desk, (unit) => {
    updateEntry(unit.db, { ...entry, followUp }, null);
    unit.append('followUp', entryId, followUp);
    if (followUp.incidentNumber !== entry.followUp.incidentNumber) keepTie(unit.db, entryId, followUp.incidentNumber);
  });
  return viewEntryById(desk, entryId);
}

const FILLED: Partial<Record<string, keyof CallArgs<'entries.followUp'>>> = {
  system: 'place',
  location: 'place',
  recipient: 'place',
  account: 'place',
  reference: 'reference',
  date: 'date',
  ground: 'note',
  why: 'note',
  cause: 'note',
  decidedBy: 'note',
  by: 'note',
  how: 'deletedHow',
  phoneReplaced: 'deviceReplaced',
};

/** An outcome counts only with what domain D5 asks beside it. */
export function recordOutcome(desk: Desk, args: CallArgs<'entries.followUp'>): Entry {
  const { entryId, ...outcome } = args;
  checkCode(desk.policy, 'outcomes', outcome.outcome, today(desk.host));
  const needs = codeItem(desk.policy, 'outcomes', outcome.outcome)?.needs ?? [];
  for (const need of needs) {
    const field = FILLED[need];
    if (field && (args[field] ?? '') === '') throw new KanaalError('reason_needed', { field });
  }
  return follow(desk, entryId, outcome);
}

export function recordGrounds(desk: Desk, args: CallArgs<'entries.grounds'>): Entry {
  for (const g of args.wooGrounds) checkCode(desk.policy, 'wooGrounds', g, today(desk.host));
  return follow(desk, args.entryId, { wooGrounds: args.wooGrounds, policySubject: args.policySubject });
}

export function recordJudgement(desk: Desk, args: CallArgs<'entries.judge'>): Entry {
  checkCode(desk.policy, 'judgements', args.judgement, today(desk.host));
  return follow(desk, args.entryId, { judgement: args.judgement, incidentNumber: args.incidentNumber });
}
