/** What goes to another organisation and what comes back: packages, their checks, receipts. */
import { z } from 'zod';
import { EDITIONS } from './codes.ts';
import { momentSchema, quarterSchema, sha256Schema } from './record-fields.ts';

export const sha512Schema = z.string().regex(/^[0-9a-f]{128}$/);

/** One check with its sentence in both languages; null: not decided. */
export const checkSchema = z.object({
  id: z.string(),
  ok: z.boolean().nullable(),
  says: z.object({ nl: z.string(), en: z.string() }),
});
export type ShownCheck = z.infer<typeof checkSchema>;

export const packageReceiptSchema = z.object({
  register: z.string(),
  quarter: quarterSchema,
  version: z.number().int(),
  edition: z.enum(EDITIONS),
  /** Where the package lies; a path for a person to read. */
  path: z.string(),
  name: z.string(),
  sealed: z.boolean(),
  /** Of the file that lies there. */
  bytes: z.number().int(),
  sha256: sha256Schema,
  /** Of the package before it was sealed: what a receipt names. */
  sha512: sha512Schema,
  /** Records of the journal under the package's checkpoint, and from which one on it opens all. */
  treeSize: z.number().int(),
  from: z.number().int(),
  records: z.number().int(),
  madeAt: momentSchema,
});
export type PackageReceipt = z.infer<typeof packageReceiptSchema>;

export const receiptSchema = z.object({
  register: z.string(),
  quarter: quarterSchema,
  verdict: z.enum(['accepted', 'refused']),
  codes: z.array(z.string()),
  receiver: z.string(),
  /** The receiver's key as the number people compare over the telephone. */
  keyNumber: z.string(),
  time: momentSchema,
  package: sha512Schema,
  takenAt: momentSchema,
});
export type Receipt = z.infer<typeof receiptSchema>;
