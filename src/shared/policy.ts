/**
 * The policy file as both sides see it: its types and the questions asked of it. Pure; reading and checking the file is
 * `main/services/policy.ts`. Rules: domain D (code lists), F1 (time line).
 */
import type { z } from 'zod';
import type { policySchema } from './policy-schema.ts';
import type { Day } from './quarter.ts';

export type Policy = z.infer<typeof policySchema>;
export type PolicyLists = Policy['lists'];
export type ListName = keyof PolicyLists;
export type ItemOf<L extends ListName> = PolicyLists[L]['items'][number];

export type Channel = ItemOf<'channels'>;
export type ChannelKind = Channel['kind'];
export type ChannelRisk = Channel['risk'];
export type Reason = ItemOf<'reasons'>;
export type Classification = ItemOf<'classifications'>;
export type Outcome = ItemOf<'outcomes'>;
export type OutcomeNeed = Outcome['needs'][number];
export type Ministry = Policy['ministries']['items'][number];
export type MinistryName = Ministry['names'][number];
export type PolicyText = Policy['policyTexts'][number];

export type Language = 'nl' | 'en';

/** Anything with a first and a last day; null or absent = no limit on that side. */
interface Validity {
  validFrom?: Day | null | undefined;
  validUntil?: Day | null | undefined;
}

/** The item with this code, ended ones included; undefined where the list does not know the code. */
export function codeItem<L extends ListName>(policy: Policy, list: L, code: string): ItemOf<L> | undefined {
  const items: readonly ItemOf<L>[] = policy.lists[list].items;
  return items.find((item) => item.code === code);
}

/** True where `day` lies between first and last day, both included. */
export function isValidOn(item: Validity, day: Day): boolean {
  return (item.validFrom ?? day) <= day && day <= (item.validUntil ?? day);
}

/** The items that may be chosen on `day`, in the order of the list. */
export function itemsOn<L extends ListName>(policy: Policy, list: L, day: Day): ItemOf<L>[] {
  const items: readonly ItemOf<L>[] = policy.lists[list].items;
  return items.filter((item) => isValidOn(item, day));
}

/** The label; the bare code where the list does not know it, so that a foreign code stays visible. */
export function labelOf(policy: Policy, list: ListName, code: string, lang: Language): string {
  return codeItem(policy, list, code)?.[lang] ?? code;
}

/** Name and abbreviation of a ministry as they were on `day`; null for an unknown code or a day without a name. */
export function ministryOn(policy: Policy, tooi: string, day: Day): MinistryName | null {
  const ministry = policy.ministries.items.find((m) => m.code === tooi);
  return ministry?.names.find((name) => isValidOn(name, day)) ?? null;
}

/** All ministries that existed on `day`, each with its name of that day. */
export function ministriesOn(policy: Policy, day: Day): { code: string; name: MinistryName }[] {
  return policy.ministries.items.flatMap((m) => {
    const name = m.names.find((n) => isValidOn(n, day));
    return name ? [{ code: m.code, name }] : [];
  });
}

/** The cabinet in office on `day`; on a day of change the new one. */
export function cabinetOn(policy: Policy, day: Day): ItemOf<'cabinets'> | null {
  return itemsOn(policy, 'cabinets', day).at(-1) ?? null;
}

/** The word for a number of days with use in a quarter (domain D10); print the number beside it. */
export function frequencyOf(policy: Policy, days: number): ItemOf<'frequencies'> {
  const found = policy.lists.frequencies.items.find((f) => days >= f.fromDays && days <= (f.toDays ?? days));
  if (!found) throw new RangeError(`no frequency for ${days} days`);
  return found;
}

/** The reasons of `day` under their five headings, in the order of the lists; a heading without reasons is left out. */
export function reasonsByGroup(policy: Policy, day: Day): { group: ItemOf<'reasonGroups'>; reasons: Reason[] }[] {
  const reasons = itemsOn(policy, 'reasons', day);
  return itemsOn(policy, 'reasonGroups', day)
    .map((group) => ({ group, reasons: reasons.filter((r) => r.group === group.code) }))
    .filter((g) => g.reasons.length > 0);
}

/** The risk of a channel as it was on `day`: `nee` before the day from which it holds. */
export function riskOn(channel: Channel, day: Day): ChannelRisk {
  return channel.riskFrom !== null && day < channel.riskFrom ? 'nee' : channel.risk;
}

/** The warning that goes with a risk; null for `nee`. */
export function riskText(policy: Policy, risk: ChannelRisk): PolicyText | null {
  return risk === 'nee' ? null : policyText(policy, `risico_${risk}`);
}

/** A fixed sentence by its code. Throws for a code the file does not have: callers name codes literally. */
export function policyText(policy: Policy, code: string): PolicyText {
  const found = policy.policyTexts.find((t) => t.code === code);
  if (!found) throw new RangeError(`no policy text ${code}`);
  return found;
}

/**
 * The policy for a register whose ministry's security authority accredited it (domain R25): the contents of what is
 * classified Dep. VERTROUWELIJK may then be kept. Everything else stays as it is, state secrets first of all.
 */
export function whereAccredited(policy: Policy): Policy {
  const { classifications } = policy.lists;
  const items = classifications.items.map((item) =>
    item.unlessAccredited ? { ...item, blocks: 'none' as const } : item,
  );
  return { ...policy, lists: { ...policy.lists, classifications: { ...classifications, items } } };
}
