/** Whether this register may keep what is classified Dep. VERTROUWELIJK: off until the security authority decided it (domain R25). */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { asMessage, blockedMarking, markingIn } from '../intake/marking.ts';
import { setMeta } from '../store/meta.ts';
import { type Desk, today, write } from './session.ts';
import { sessionOf } from './workspaces.ts';

export function mayBeDepartmental(desk: Desk): boolean {
  return desk.work.accreditation !== null;
}

/** True where these words have a marking that this register may not keep. */
export function isBlocked(desk: Desk, text: string): boolean {
  return blockedMarking(markingIn([asMessage(text)]), mayBeDepartmental(desk)) !== null;
}

export function accredit(desk: Desk, args: CallArgs<'workspaces.accredit'>): CallOutput<'workspaces.accredit'> {
  const { accreditation } = args;
  if (accreditation && accreditation.decidedOn > today(desk.host))
    throw new KanaalError('invalid_input', { field: 'decidedOn' });
  write(desk, (unit) => {
    setMeta(unit.db, 'accreditation', JSON.stringify(accreditation));
    unit.append('accreditation', desk.work.vault.workspace, { ...accreditation, change: accreditation ? 'on' : 'off' });
    unit.checkpoint();
  });
  desk.work.accreditation = accreditation;
  return { session: sessionOf(desk.work) };
}
