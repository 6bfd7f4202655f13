/** The access log as it is shown. Schemas of the core; the window imports the types only (`import type`). */
import { z } from 'zod';
import { count, idSchema } from './record-fields.ts';

/** What a line of the access log is about (`docs/format.md` 9). */
export const ACCESS_KINDS = [
  'entry',
  'evidence',
  'register',
  'search',
  'export',
  'package',
  'request',
  'identity',
  'removeBackup',
  'board',
  'answer',
  'forward',
  'access',
] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

export const accessItemSchema = z.object({
  n: count,
  /** RFC 3339, the PC's claim. */
  time: z.string(),
  actorName: z.string(),
  what: z.enum(ACCESS_KINDS),
  /** The words searched for, the register exported, the attachment's name; empty where the kind says all. */
  subject: z.string(),
  /** The entry it is about, where there is one. */
  entry: z.object({ id: idSchema, number: z.string() }).nullable(),
});
export type AccessItem = z.infer<typeof accessItemSchema>;
