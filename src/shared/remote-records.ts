/** Signing elsewhere (docs/format.md 13): what a request holds, what an answer holds, what the window shows of them. */
import { z } from 'zod';
import { SIGN_OFF_KINDS, YES_NO_UNKNOWN } from './codes.ts';
import { decisionSchema } from './office-records.ts';
import { codeSchema, count, daySchema, idSchema, momentSchema, quarterSchema, text } from './record-fields.ts';
import { type Evidence, type Preview, previewSchema } from './records.ts';

export const REQUEST_FORMAT = 'kanaalregister/request/v1';
export const ANSWER_FORMAT = 'kanaalregister/answer/v1';

const requestId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
const workspace = z.string().regex(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** One file of evidence as it went along. */
export const sentFileSchema = z.object({
  preview: previewSchema,
  /** Base64 of a picture; null for anything else, and for one that was too large to send. */
  picture: z.string().nullable(),
  /** It did not go along, or not whole. */
  cut: z.boolean(),
});
export type SentFile = z.infer<typeof sentFileSchema>;

/** A file of which nothing can be shown but its name. */
export function emptyPreview(evidence: Evidence): Preview {
  return { evidence, kind: 'none', mails: [], text: '', truncated: false, extract: null };
}

/** What a person sees of an entry they decide on. */
export const sentEntrySchema = z.object({
  sentence: z.object({ nl: z.string(), en: z.string() }),
  subject: z.string().nullable(),
  dateFrom: daySchema.nullable(),
  dateCertainty: z.string().nullable(),
  changed: z.array(z.string()),
  whyNot: z.string().nullable(),
  /** The entry under the names of the register's columns. */
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  files: z.array(sentFileSchema).max(500),
});
export type SentEntry = z.infer<typeof sentEntrySchema>;

const own = decisionSchema.omit({ entryId: true });

const factsEntrySchema = z.object({
  entryId: idSchema,
  number: z.string(),
  when: z.string(),
  channel: codeSchema.nullable(),
  reason: codeSchema.nullable(),
  leaf: z.string(),
  /** What was decided before: the statement names it again. Null: to be decided now. */
  fixed: own.nullable(),
});

/** What the text is made of, the answers aside. */
export const requestFactsSchema = z.object({
  workspace,
  requestId,
  term: z.object({ id: idSchema, personId: idSchema, personName: z.string(), post: z.string(), from: daySchema }),
  quarter: quarterSchema,
  kind: z.enum(SIGN_OFF_KINDS),
  head: z.object({ origin: z.string(), size: z.number().int(), root: z.string() }),
  supplementary: z.boolean(),
  nil: z.boolean(),
  entries: z.array(factsEntrySchema).max(5_000),
});
export type RequestFacts = z.infer<typeof requestFactsSchema>;

export const requestBodySchema = requestFactsSchema.extend({
  title: z.string(),
  /** The age recipient that the answer is sealed for. */
  answerTo: recipient,
  madeAt: momentSchema,
  /** By entry, of those to be decided now. */
  shown: z.record(idSchema, sentEntrySchema),
});
export type RequestBody = z.infer<typeof requestBodySchema>;

/** A decision with the salt of its digest in the text; '' where agreed. */
const saltedSchema = decisionSchema.extend({ salt: z.string().max(40) });

export const remoteAnswersSchema = z.object({
  decisions: z.array(decisionSchema).max(5_000),
  deleted: z.enum(YES_NO_UNKNOWN).nullable().default(null),
  remark: text(2_000).default(''),
});
export type RemoteAnswers = z.infer<typeof remoteAnswersSchema>;

export const answerBodySchema = z.object({
  format: z.literal(ANSWER_FORMAT),
  workspace,
  requestId,
  /** Every entry of the text, in its order. */
  decisions: z.array(saltedSchema).max(5_000),
  deleted: z.enum(YES_NO_UNKNOWN).nullable(),
  remark: text(2_000),
  remarkSalt: z.string().max(40),
  note: z.string().max(4_000_000),
});
export type AnswerBody = z.infer<typeof answerBodySchema>;

/** A request as the person who is asked reads it. */
export const openedRequestSchema = requestFactsSchema
  .pick({ requestId: true, term: true, quarter: true, kind: true, supplementary: true, nil: true })
  .extend({
    title: z.string(),
    madeAt: momentSchema,
    signedBefore: count,
    returnedBefore: count,
    entries: z.array(
      sentEntrySchema.extend({
        id: idSchema,
        number: z.string(),
        channel: codeSchema.nullable(),
        reason: codeSchema.nullable(),
      }),
    ),
  });
export type OpenedRequest = z.infer<typeof openedRequestSchema>;

/** A request that is on its way, as the office sees it. */
export const remoteRequestSchema = z.object({
  requestId: z.string(),
  termId: idSchema,
  quarter: quarterSchema,
  kind: z.enum(SIGN_OFF_KINDS),
  /** To be decided. */
  entries: count,
  madeAt: momentSchema,
  /** Something changed since: an answer would be refused. */
  stale: z.boolean(),
});
export type RemoteRequest = z.infer<typeof remoteRequestSchema>;
