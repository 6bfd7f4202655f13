/** Accounts of a term: what Parliament asks per mailbox and message box (domain B1.7-10). */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Account } from '../../shared/people-records.ts';
import { allAccounts, findAccount, insertAccount, putAccountBody, updateAccount } from '../store/accounts.ts';
import type { ReadDb } from '../store/db.ts';
import { checkCode } from './codes.ts';
import { needTerm } from './people.ts';
import { type Desk, today, write } from './session.ts';

export function listAccounts(desk: Desk): CallOutput<'accounts.list'> {
  return { accounts: allAccounts(desk.db) };
}

export function needAccount(db: ReadDb, id: string): Account {
  const account = findAccount(db, id);
  if (!account) throw new KanaalError('not_found', { what: 'account' });
  return account;
}

function checkAccount(
  desk: Desk,
  a: { channel: string; device: string; usedFrom: string | null; usedUntil: string | null },
): void {
  const day = today(desk.host);
  checkCode(desk.policy, 'channels', a.channel, day);
  checkCode(desk.policy, 'deviceKinds', a.device, day);
  if (a.usedFrom !== null && a.usedUntil !== null && a.usedUntil < a.usedFrom)
    throw new KanaalError('invalid_input', { field: 'usedUntil' });
}

/** Parliament asks per mailbox (vraag 6): two accounts that nothing tells apart cannot both be answered. */
function checkOther(
  desk: Desk,
  a: Pick<Account, 'termId' | 'channel' | 'device' | 'address'>,
  own: string | null,
): void {
  const like = (one: typeof a): string =>
    [one.termId, one.channel, one.device, one.address.toLowerCase().replaceAll(/[\s-]/g, '')].join(' ');
  if (allAccounts(desk.db).some((one) => one.id !== own && like(one) === like(a)))
    throw new KanaalError('duplicate', { field: 'address' });
}

export function addAccount(desk: Desk, args: CallArgs<'accounts.add'>): Account {
  needTerm(desk.db, args.termId);
  checkAccount(desk, args);
  checkOther(desk, args, null);
  const id = write(desk, (unit) => {
    const made = unit.newId('a');
    insertAccount(unit.db, made, args);
    unit.append('account', made, args);
    return made;
  });
  return needAccount(desk.db, id);
}

export function changeAccount(desk: Desk, args: CallArgs<'accounts.update'>): Account {
  const old = needAccount(desk.db, args.accountId);
  const next = {
    termId: old.termId,
    channel: args.channel ?? old.channel,
    device: args.device ?? old.device,
    address: args.address ?? old.address,
    usedFrom: args.usedFrom === undefined ? old.usedFrom : args.usedFrom,
    usedUntil: args.usedUntil === undefined ? old.usedUntil : args.usedUntil,
    inUse: args.inUse ?? old.inUse,
  };
  checkAccount(desk, next);
  checkOther(desk, next, old.id);
  write(desk, (unit) => {
    updateAccount(unit.db, old.id, next);
    unit.append('account', old.id, next);
  });
  return needAccount(desk.db, old.id);
}

export function tickAccount(desk: Desk, args: CallArgs<'accounts.tick'>): Account {
  const { accountId, ...ticks } = args;
  needAccount(desk.db, accountId);
  write(desk, (unit) => {
    putAccountBody(unit.db, 'account_ticks', accountId, { ...ticks, at: unit.now, by: unit.actor });
    unit.append('ticks', accountId, ticks);
  });
  return needAccount(desk.db, accountId);
}

/**
 * The CISO's judgement of an account over a quarter. `VEILIG` needs every basis answered ja; with a nee it takes a named
 * measure and another value (domain D9).
 */
export function judgeAccount(desk: Desk, args: CallArgs<'accounts.judge'>): Account {
  const { accountId, ...judgement } = args;
  needAccount(desk.db, accountId);
  checkCode(desk.policy, 'judgements', judgement.value, today(desk.host));
  const answers = Object.values(judgement.basis);
  if (judgement.value === 'VEILIG' && answers.some((a) => a !== 'ja'))
    throw new KanaalError('invalid_input', { field: 'value', why: 'basis' });
  if (judgement.value === 'VEILIG_MET_MAATREGELEN' && judgement.measure === '')
    throw new KanaalError('reason_needed', { field: 'measure' });
  write(desk, (unit) => {
    putAccountBody(unit.db, 'account_judgement', accountId, judgement);
    unit.append('judgement', accountId, judgement);
  });
  return needAccount(desk.db, accountId);
}
