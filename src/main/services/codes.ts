import { KanaalError } from '../../shared/errors.ts';
import { codeItem, isValidOn, type ListName, type Policy } from '../../shared/policy.ts';
import type { Day } from '../../shared/quarter.ts';

/** Throws `unknown_code` where the policy does not know the code, or not on that day. Null passes: nothing was said. */
export function checkCode(policy: Policy, list: ListName, code: string | null, day: Day): void {
  if (code === null) return;
  const item = codeItem(policy, list, code);
  if (!item || !isValidOn(item, day)) throw new KanaalError('unknown_code', { list, code });
}
