/** Entries, their evidence and what is still staged. Schemas of the core; the window imports the types only (`import type`). */
import { z } from 'zod';
import {
  CAPTURE_METHODS,
  DATE_CERTAINTIES,
  ENTRY_STATUSES,
  EVIDENCE_STATES,
  RETURN_REASONS,
  YES_NO_UNKNOWN,
} from './codes.ts';
import { extractSchema } from './intake-records.ts';
import {
  clockSchema,
  codeSchema,
  count,
  daySchema,
  idSchema,
  line,
  momentSchema,
  quarterSchema,
  sha256Schema,
} from './record-fields.ts';

/**
 * What a person answers (domain D0) plus what is derived from a dropped file. Every field may be open while the entry
 * is staged or a draft; `rules.ts` says what `logged` needs.
 */
export const answersSchema = z.object({
  termId: idSchema.nullable().default(null),
  accountId: idSchema.nullable().default(null),
  channel: codeSchema.nullable().default(null),
  device: codeSchema.nullable().default(null),
  dateFrom: daySchema.nullable().default(null),
  dateTo: daySchema.nullable().default(null),
  time: clockSchema.nullable().default(null),
  dateCertainty: z.enum(DATE_CERTAINTIES).nullable().default(null),
  counterparty: codeSchema.nullable().default(null),
  group: z.boolean().default(false),
  direction: codeSchema.nullable().default(null),
  initiative: z.enum(['zelf', 'ander', 'onbekend']).default('onbekend'),
  contactedInOffice: z.enum(YES_NO_UNKNOWN).default('onbekend'),
  subject: line(80).nullable().default(null),
  reason: codeSchema.nullable().default(null),
  reasonKind: codeSchema.nullable().default(null),
  reasonNote: line(200).nullable().default(null),
  reasonsOther: z.array(codeSchema).max(8).default([]),
  nature: codeSchema.nullable().default(null),
  classification: codeSchema.nullable().default(null),
  /** True when "no marking found" rests on having read every part; false when a person said so. */
  classificationByMachine: z.boolean().default(false),
  evidence: z.enum(EVIDENCE_STATES).nullable().default(null),
  evidenceWhyNot: line(200).nullable().default(null),
  evidenceDueOn: daySchema.nullable().default(null),
  messages: count.nullable().default(null),
  leftOut: count.nullable().default(null),
  leftOutReason: line(80).nullable().default(null),
  captureMethod: z.enum(CAPTURE_METHODS).nullable().default(null),
  disappearing: z.enum(YES_NO_UNKNOWN).default('onbekend'),
  forwardedTo: line(120).nullable().default(null),
  contentKinds: z.array(codeSchema).max(12).default([]),
  approvedAlternative: z.enum(YES_NO_UNKNOWN).default('onbekend'),
});
export type Answers = z.infer<typeof answersSchema>;
export type AnswersInput = z.input<typeof answersSchema>;

export const outcomeInputSchema = z.object({
  outcome: codeSchema,
  place: line(120).nullable().default(null),
  reference: line(120).nullable().default(null),
  date: daySchema.nullable().default(null),
  note: line(300).nullable().default(null),
  deletedOn: daySchema.nullable().default(null),
  deletedHow: z.enum(['hand', 'automatisch', 'onbekend']).nullable().default(null),
  deviceReplaced: z.enum(YES_NO_UNKNOWN).nullable().default(null),
});
export type OutcomeInput = z.infer<typeof outcomeInputSchema>;

/** What became of an entry: the second track, by its own authors, never touching what was signed. */
export const followUpSchema = outcomeInputSchema.extend({
  judgement: codeSchema.nullable(),
  incidentNumber: z.string().nullable(),
  wooGrounds: z.array(codeSchema),
  policySubject: z.string().nullable(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

export const evidenceSchema = z.object({
  id: idSchema,
  seq: z.number().int().min(1),
  name: z.string(),
  mediaType: z.string(),
  format: z.string(),
  pronom: z.string().nullable(),
  bytes: z.number().int().min(0),
  sha256: sha256Schema,
  origin: z.enum(CAPTURE_METHODS),
  isOriginal: z.boolean(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const entrySchema = z.object({
  id: idSchema,
  number: z.string(),
  version: z.number().int().min(1),
  status: z.enum(ENTRY_STATUSES),
  quarter: quarterSchema,
  /** Logged after the quarter of its messages was closed. */
  late: z.boolean(),
  /** Number of the entry this one corrects. */
  corrects: z.string().nullable(),
  correctionReason: z.string().nullable(),
  answers: answersSchema,
  followUp: followUpSchema,
  evidence: z.array(evidenceSchema),
  loggedAt: momentSchema.nullable(),
  loggedBy: z.string().nullable(),
  daysToLog: z.number().int().nullable(),
  signedAt: momentSchema.nullable(),
  returnReason: z.enum(RETURN_REASONS).nullable(),
  returnNote: z.string().nullable(),
  returnedAt: momentSchema.nullable(),
  withdrawReason: z.string().nullable(),
  unsignedReason: codeSchema.nullable(),
  /** Fields changed since the version that was signed last, for the office holder to see. */
  changedSinceSigned: z.array(z.string()),
  createdAt: momentSchema,
  /** The entry as one plain sentence, in both languages. */
  sentence: z.object({ nl: z.string(), en: z.string() }),
});
export type Entry = z.infer<typeof entrySchema>;

/** One line of the list: what a row shows, nothing more. */
export const entryRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(ENTRY_STATUSES),
  quarter: quarterSchema,
  late: z.boolean(),
  dateFrom: daySchema.nullable(),
  dateTo: daySchema.nullable(),
  dateCertainty: z.enum(DATE_CERTAINTIES).nullable(),
  channel: codeSchema.nullable(),
  counterparty: codeSchema.nullable(),
  subject: z.string().nullable(),
  reason: codeSchema.nullable(),
  evidence: z.enum(EVIDENCE_STATES).nullable(),
  evidenceDueOn: daySchema.nullable(),
  termId: idSchema.nullable(),
  /** Where the search words were found when not in the row's own fields. */
  hit: z.object({ where: z.string(), before: z.string(), match: z.string(), after: z.string() }).nullable(),
});
export type EntryRow = z.infer<typeof entryRowSchema>;

export const entryFilterSchema = z.object({
  quarter: quarterSchema.nullable().default(null),
  search: z.string().max(200).default(''),
  status: z.array(z.enum(ENTRY_STATUSES)).default([]),
  channel: z.array(codeSchema).default([]),
  reason: z.array(codeSchema).default([]),
  counterparty: z.array(codeSchema).default([]),
  termId: z.array(idSchema).default([]),
  evidence: z.array(z.enum(EVIDENCE_STATES)).default([]),
  outcome: z.array(codeSchema).default([]),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;

// --- staging -----------------------------------------------------------------------------------------------------

/** Where a prefilled answer comes from and how sure it is; `key` names the sentence in the window's texts. */
export const guessSchema = z.object({
  field: z.string(),
  key: z.string(),
  certainty: z.enum(['zeker', 'waarschijnlijk', 'vragen']),
  detail: z.string(),
});
export type Guess = z.infer<typeof guessSchema>;

export const mailPartSchema = z.object({ name: z.string(), mediaType: z.string(), bytes: z.number() });
/** A mail as the window shows it: text only, as a tree. Written out twice deep; deeper mails show as attachments. */
export const mailPreviewSchema = z.object({
  subject: z.string(),
  from: z.array(z.object({ name: z.string(), address: z.string() })),
  to: z.array(z.object({ name: z.string(), address: z.string() })),
  cc: z.array(z.object({ name: z.string(), address: z.string() })),
  sentAt: z.string().nullable(),
  sentAtText: z.string(),
  text: z.string(),
  attachments: z.array(mailPartSchema),
  warnings: z.array(z.string()),
  depth: z.number().int(),
});
export type MailPreview = z.infer<typeof mailPreviewSchema>;

/** What the window shows of one piece of evidence. Mails come flattened, outermost first, each with its depth. */
export const previewSchema = z.object({
  evidence: evidenceSchema,
  kind: z.enum(['mail', 'text', 'image', 'chat', 'none']),
  mails: z.array(mailPreviewSchema),
  text: z.string(),
  truncated: z.boolean(),
  /** Of a conversation what was kept, at most its first thousand messages. */
  extract: extractSchema.nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

export const stagedSchema = z.object({
  id: idSchema,
  answers: answersSchema,
  guesses: z.array(guessSchema),
  evidence: z.array(evidenceSchema),
  /** The question that had the focus, so that an interrupted draft reopens there. */
  focus: z.string().nullable(),
  /** Entry being amended or corrected, if any. */
  basedOn: z.object({ entryId: idSchema, as: z.enum(['amend', 'correct']), version: z.number().int() }).nullable(),
  savedAt: momentSchema,
  open: z.array(z.string()),
  sentence: z.object({ nl: z.string(), en: z.string() }),
});
export type Staged = z.infer<typeof stagedSchema>;
