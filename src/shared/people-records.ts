/** People, terms of office, accounts. Schemas of the core; the window imports the types only (`import type`). */
import { z } from 'zod';
import { JUDGEMENT_BASES, ROLES, YES_NO_UNKNOWN } from './codes.ts';
import { codeSchema, count, daySchema, idSchema, line, momentSchema, quarterSchema } from './record-fields.ts';

export const personSchema = z.object({
  id: idSchema,
  name: line(120).pipe(z.string().min(1)),
  role: z.enum(ROLES),
  /** Verifier key of the person's signing key (C2SP signed-note), or null: signs on paper. */
  vkey: z.string().nullable(),
  /** True when the person can unlock this workspace. */
  hasSlot: z.boolean(),
  /** True while a one-time code waits for the first unlock. */
  awaitsCode: z.boolean(),
  leftOn: daySchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const termInputSchema = z.object({
  personId: idSchema,
  /** "minister van Kust en Delta" */
  post: line(120).pipe(z.string().min(1)),
  ministryCode: z.string().regex(/^mnre\d{4}$/),
  ministryName: line(120),
  ministryAbbr: line(12),
  cabinet: line(60),
  from: daySchema,
  until: daySchema.nullable(),
  swornInOn: daySchema.nullable(),
  corporateDeviceOn: daySchema.nullable(),
});
export const termSchema = termInputSchema.extend({ id: idSchema, personName: z.string() });
export type OfficeTerm = z.infer<typeof termSchema>;
export type OfficeTermInput = z.infer<typeof termInputSchema>;

export const accountInputSchema = z.object({
  termId: idSchema,
  channel: codeSchema,
  device: codeSchema,
  /** Number or address as the secretariat knows it; shown masked everywhere but here. Empty when not known. */
  address: line(120),
  usedFrom: daySchema.nullable(),
  usedUntil: daySchema.nullable(),
  inUse: z.enum(YES_NO_UNKNOWN),
});
export const ticksSchema = z.object({
  quarter: quarterSchema,
  stillUsed: z.enum(YES_NO_UNKNOWN),
  autoDeleteOff: z.enum(YES_NO_UNKNOWN),
  linkedDevicesChecked: z.enum(YES_NO_UNKNOWN),
  twoStepOn: z.enum(YES_NO_UNKNOWN),
});
export const judgementSchema = z.object({
  quarter: quarterSchema,
  value: codeSchema,
  basis: z.record(z.enum(JUDGEMENT_BASES), z.enum(YES_NO_UNKNOWN)),
  measure: line(200),
  judgeRole: line(60),
  judgeName: line(120),
  judgedOn: daySchema,
});
export type AccountTicks = z.infer<typeof ticksSchema>;
/** Ticks as they are kept: with when, and by whom (a person's name). */
export const tickedSchema = ticksSchema.extend({ at: momentSchema.nullable(), byName: z.string().nullable() });
export type Judgement = z.infer<typeof judgementSchema>;
export const accountSchema = accountInputSchema.extend({
  id: idSchema,
  /** `06-******12`, `j***@gmail.com` (domain G3). */
  masked: z.string(),
  entries: count,
  ticks: z.array(tickedSchema),
  judgements: z.array(judgementSchema),
});
export type Account = z.infer<typeof accountSchema>;
export type AccountInput = z.infer<typeof accountInputSchema>;
