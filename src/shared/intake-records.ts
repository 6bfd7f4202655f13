/** A conversation while a person chooses from it, and the extract that is kept of it. Schemas of the core. */
import { z } from 'zod';
import { DATE_ORDERS } from './intake.ts';
import { codeSchema, daySchema, idSchema, line, momentSchema, sha256Schema } from './record-fields.ts';

/** Numbers of messages, both ends included, ascending. */
export const rangesSchema = z.array(z.tuple([z.number().int().min(1), z.number().int().min(1)])).max(50_000);
export type Ranges = z.infer<typeof rangesSchema>;

export const balanceSchema = z.object({
  unit: z.enum(['message', 'part', 'line']),
  total: z.number().int(),
  kept: z.number().int(),
  leftOut: z.number().int(),
  duplicate: z.number().int(),
  notUnderstood: z.number().int(),
});

const attachmentSchema = z.object({
  name: z.string(),
  /** Null where the source names a file that it does not hold. */
  bytes: z.number().nullable(),
  mediaType: z.string(),
});

/** Where a message of a source is already: an entry by its number, a draft, or another source that is open. */
export const elsewhereSchema = z.object({
  where: z.enum(['entry', 'draft', 'open']),
  /** The number of the entry or the name of the source; '' for a draft. */
  name: z.string(),
});
export type Elsewhere = z.infer<typeof elsewhereSchema>;

/** One message as the window shows it: no bytes, and of a very long text the begin. */
export const shownMessageSchema = z.object({
  n: z.number().int(),
  sentAt: z.string().nullable(),
  sentAtText: z.string(),
  certainty: z.enum(['exact', 'zoneAssumed', 'ambiguous', 'impossible', 'none']),
  author: z.string().nullable(),
  address: z.string().nullable(),
  direction: z.enum(['ONTVANGEN', 'VERZONDEN']).nullable(),
  conversation: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string(),
  cut: z.boolean(),
  kinds: z.array(z.string()),
  flags: z.array(z.string()),
  /** What it answers, as `name: first words`. */
  replyTo: z.string().nullable().default(null),
  /** Signs under it, each with whose it is. */
  reactions: z.array(z.string()).default([]),
  attachments: z.array(attachmentSchema),
  duplicateOf: z.number().int().nullable(),
  /** Counted as a duplicate until it is chosen all the same. */
  elsewhere: elsewhereSchema.nullable(),
  /** Codes of `ReadingWarningCode`, with what they point at. */
  warnings: z.array(z.object({ code: z.string(), at: z.string() })),
});
export type ShownMessage = z.infer<typeof shownMessageSchema>;

/** What a file seems to be by its begin, in words of its own before it is read. `file`: nothing more can be said. */
export const SOURCE_LOOKS = [
  'chat',
  'mail',
  'mailbox',
  'picture',
  'document',
  'table',
  'archive',
  'media',
  'folder',
  'file',
] as const;
export type SourceLooks = (typeof SOURCE_LOOKS)[number];

/** Someone in the source who may be the office holder. `key` is what `intake.keep` takes as `self`. */
export const speakerSchema = z.object({
  key: z.string(),
  name: z.string(),
  messages: z.number().int(),
});

/** The mail that brought a conversation. Its moment is that of the capture. */
export const envelopeSchema = z.object({
  sha256: sha256Schema,
  sentAt: z.string().nullable(),
  /** Address, or the name where there is none. */
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  /** Names of its other attachments: they are not part of the conversation. */
  others: z.array(z.string()),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What a source is, before anything of it is chosen. Held in memory only. */
export const openedSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: z.string(),
  bytes: z.number().int(),
  sha256: sha256Schema,
  /** How many messages there are; they are numbered from 1. */
  messages: z.number().int(),
  from: daySchema.nullable(),
  until: daySchema.nullable(),
  speakers: z.array(speakerSchema),
  /** The office holder's key in it, where it is known: said before, or by name or account. */
  self: z.string().nullable(),
  /** False where the source itself says who sent what. */
  asksSelf: z.boolean(),
  /** The orders of day and month that are possible, the one it was read by first; empty where there is no doubt. */
  dateOrders: z.array(z.enum(DATE_ORDERS)),
  balance: balanceSchema,
  /** Warnings about the source as a whole. */
  warnings: z.array(z.object({ code: z.string(), at: z.string() })),
  /** Messages with a warning of their own, ascending: at most a thousand. */
  warned: z.array(z.number().int()),
  /** What was not understood: at most the first hundred. */
  notUnderstood: z.array(z.object({ at: z.string(), text: z.string() })),
  /** Messages that cannot be chosen because an earlier one is the same. */
  duplicates: rangesSchema,
  /** Messages that are somewhere else already; they may be chosen. */
  repeated: rangesSchema,
  /** Pictures, sound and films that the source holds. */
  media: z.number().int(),
  /** The mail it came in; null where it was dropped by itself. */
  envelope: envelopeSchema.nullable(),
  page: z.array(shownMessageSchema),
});
export type Opened = z.infer<typeof openedSchema>;

export const keepSchema = z.object({
  id: idSchema,
  /** What is work. */
  kept: rangesSchema,
  /** Neighbours without which the work cannot be understood. */
  context: rangesSchema.default([]),
  self: z.string().max(300).nullable().default(null),
  /** A code of the list `leftOutReasons`; needed as soon as anything is left out. */
  leftOutReason: codeSchema.nullable().default(null),
  /** Pictures, sound and films of the chosen messages too; documents always come along. */
  media: z.boolean().default(false),
  /** Why a marking of classification in a chosen message is none; needed where there is one. */
  noMarking: line(200).nullable().default(null),
  /** The draft it was dropped on: what is chosen goes with it where that is one use; of several, each is a draft of its own. */
  into: idSchema.nullable().default(null),
});

// --- the extract ---------------------------------------------------------------------------------------------------

export const EXTRACT_FORMAT = 'kanaalregister/extract/v1';

/** One chosen message. `file` is the name of the evidence file that holds the attachment; null: not kept. */
const extractMessageSchema = shownMessageSchema
  .omit({ cut: true, duplicateOf: true, elsewhere: true, attachments: true })
  .extend({
    /** Its place in the source: `line 12`, `item 3`. */
    at: z.string(),
    role: z.enum(['work', 'context']),
    to: z.array(z.string()),
    forwardedFrom: z.string().nullable(),
    revisions: z.array(z.object({ sentAt: z.string().nullable(), text: z.string() })),
    attachments: z.array(attachmentSchema.extend({ sha256: sha256Schema.nullable(), file: z.string().nullable() })),
  });
export type ExtractMessage = z.infer<typeof extractMessageSchema>;

/** What is kept of a source as evidence: the chosen messages of one draft, and how much there was. docs/intake.md */
export const extractSchema = z.object({
  format: z.literal(EXTRACT_FORMAT),
  madeAt: momentSchema,
  source: z.object({ name: z.string(), kind: z.string(), bytes: z.number().int(), sha256: sha256Schema }),
  /** The mail that brought the source; null where it was dropped by itself. No subject: that often names a person. */
  envelope: envelopeSchema.omit({ subject: true, others: true }).nullable().default(null),
  /** Of the whole source; context counts as kept. */
  balance: balanceSchema,
  /** Of this extract. The parts of one source together are its balance. */
  part: z.object({ work: z.number().int(), context: z.number().int(), leftOut: z.number().int() }),
  leftOutReason: codeSchema.nullable(),
  noMarking: z.string().nullable(),
  /** Who the office holder is in it, as somebody said. */
  self: z.string().nullable(),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  warnings: z.array(z.object({ code: z.string(), at: z.string() })),
  messages: z.array(extractMessageSchema),
});
export type Extract = z.infer<typeof extractSchema>;
