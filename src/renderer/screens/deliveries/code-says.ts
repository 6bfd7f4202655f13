import type { TakenPackage } from '../../../shared/collection-records.ts';
import { takeCodes } from '../../text/deliveries.ts';
import type { Speaker } from '../../text/text.ts';

/** What a code says, in a sentence: of the closed list, or of the check that has this name. */
export function codeSays(one: Pick<TakenPackage, 'checks'>, code: string, { t }: Speaker): string {
  const known = Object.entries(takeCodes).find(([name]) => name === code)?.[1];
  // A check may have been made of several files: the one that failed is meant.
  const check = one.checks.find((c) => c.id === code && c.ok === false) ?? one.checks.find((c) => c.id === code);
  return known ? t(known) : check ? t(check.says) : code;
}
