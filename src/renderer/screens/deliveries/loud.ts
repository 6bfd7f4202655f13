import type { TakeCode, TakenPackage } from '../../../shared/collection-records.ts';

const LOUD: ReadonlySet<string> = new Set<TakeCode>(['rewritten', 'not_extending', 'restored', 'key_changed']);

/** What nobody may overlook: another past, a restore, another key. */
export function isLoudCode(code: string): boolean {
  return LOUD.has(code);
}

export function isLoud(one: Pick<TakenPackage, 'codes'>): boolean {
  return one.codes.some(isLoudCode);
}
