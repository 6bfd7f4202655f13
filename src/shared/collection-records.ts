/** What a collection shows: deliveries, the board, the answer to Parliament. */
import { z } from 'zod';
import { checkSchema, sha512Schema } from './delivery-records.ts';
import { daySchema, momentSchema, quarterSchema } from './record-fields.ts';

export const VERDICTS = ['accepted', 'refused', 'waiting'] as const;
export type DeliveryVerdict = (typeof VERDICTS)[number];

export const takenPackageSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  package: sha512Schema,
  bytes: z.number().int(),
  verdict: z.enum(VERDICTS),
  /** Why it is refused or waits, and what is remarkable. */
  codes: z.array(z.string()),
  checks: z.array(checkSchema),
  receivedAt: momentSchema,
  office: z.string().nullable(),
  register: z.string().nullable(),
  quarter: quarterSchema.nullable(),
  version: z.number().int().nullable(),
  edition: z.string().nullable(),
  ministry: z.string().nullable(),
  entries: z.number().int().nullable(),
  from: z.number().int().nullable(),
  treeSize: z.number().int().nullable(),
  madeAt: momentSchema.nullable(),
  /** A newer version took its place. */
  replaced: z.boolean(),
  /** Of the log key that signed it. */
  keyNumber: z.string().nullable(),
  hasReceipt: z.boolean(),
});
export type TakenPackage = z.infer<typeof takenPackageSchema>;

export const expectedTermSchema = z.object({
  id: z.string(),
  person: z.string().min(1).max(200),
  post: z.string().min(1).max(200),
  ministryCode: z.string().max(20),
  ministryName: z.string().min(1).max(200),
  ministryAbbr: z.string().min(1).max(12),
  cabinet: z.string().max(80),
  from: daySchema,
  until: daySchema.nullable(),
});
export type ExpectedTerm = z.infer<typeof expectedTermSchema>;
