/** What a collection shows: deliveries, the board, the answer to Parliament. */
import { z } from 'zod';
import { checkSchema, sha512Schema } from './delivery-records.ts';
import { daySchema, momentSchema, quarterSchema, sha256Schema } from './record-fields.ts';

export const VERDICTS = ['accepted', 'refused', 'waiting'] as const;
export type DeliveryVerdict = (typeof VERDICTS)[number];

/** Beside failed checks: why a collection refuses a package, lets it wait, or remarks on it. A closed list. */
export const TAKE_CODES = [
  'rewritten',
  'not_extending',
  'older_version',
  'second_of_version',
  'overlap',
  'ministry_code',
  'public_edition',
  'gap',
  'restored',
  'key_first',
  'key_changed',
  'key_confirmed',
  'code_lists',
  // Of this taking in, not of the delivery: never kept, never in a receipt.
  'duplicate',
  'replaced',
] as const;
export type TakeCode = (typeof TAKE_CODES)[number];

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

// --- the board ----------------------------------------------------------------------------------------------------

/**
 * `delivered`: every expected term has a return; `nil`: all of them nil; `late`: delivered after the due date; `partial`:
 * some; `waiting`: a package waits for its key; `refused`: the last package was refused; `missing`: nothing, and the due
 * date has passed; `open`: nothing yet; `notAsked`: no term in that quarter.
 */
export const CELL_STATES = [
  'delivered',
  'nil',
  'late',
  'partial',
  'waiting',
  'refused',
  'missing',
  'open',
  'notAsked',
] as const;
export type CellState = (typeof CELL_STATES)[number];

export const boardCellSchema = z.object({
  quarter: quarterSchema,
  state: z.enum(CELL_STATES),
  /** Terms with a return, of the terms expected. */
  done: z.number().int(),
  of: z.number().int(),
  /** Days after the due date that the last return came; null where it was in time or is not there. */
  daysLate: z.number().int().nullable(),
});
export type BoardCell = z.infer<typeof boardCellSchema>;

export const boardSchema = z.object({
  today: daySchema,
  /** Oldest first; `due` is the day on which a package should be there. */
  quarters: z.array(
    z.object({ id: quarterSchema, due: daySchema, past: z.boolean(), done: z.number(), of: z.number() }),
  ),
  ministries: z.array(
    z.object({
      code: z.string(),
      abbr: z.string(),
      name: z.string(),
      terms: z.number().int(),
      cells: z.array(boardCellSchema),
    }),
  ),
  latest: z.array(takenPackageSchema),
  waiting: z.number().int(),
});
export type Board = z.infer<typeof boardSchema>;

export const boardDetailSchema = z.object({
  ministry: z.object({ code: z.string(), abbr: z.string(), name: z.string() }),
  quarter: quarterSchema,
  cell: boardCellSchema,
  terms: z.array(
    z.object({
      person: z.string(),
      post: z.string(),
      from: daySchema,
      until: daySchema.nullable(),
      expected: z.boolean(),
      /** GEBRUIK, NIHIL, GEEN_OPGAVE; null: no register says anything of this term. */
      statement: z.string().nullable(),
      entries: z.number().int().nullable(),
      signedAt: z.string().nullable(),
    }),
  ),
  deliveries: z.array(takenPackageSchema),
  figures: z.object({
    entries: z.number().int(),
    late: z.number().int(),
    mail: z.number().int(),
    messaging: z.number().int(),
    other: z.number().int(),
    notArchived: z.number().int(),
    incidents: z.number().int(),
  }),
  /** How many rows have a value in each column that an answer needs. */
  completeness: z.array(z.object({ column: z.string(), filled: z.number().int(), of: z.number().int() })),
  /** To copy into a mail. */
  reminder: z.object({ nl: z.string(), en: z.string() }),
});
export type BoardDetail = z.infer<typeof boardDetailSchema>;

// --- the answer to questions 5 and 6 ------------------------------------------------------------------------------

export const answerAskedSchema = z.object({
  from: daySchema,
  to: daySchema,
  cabinet: z.string().max(80).nullable().default(null),
  /** TOOI codes; empty: all. */
  ministries: z.array(z.string().max(20)).max(50).default([]),
});
export type AnswerAsked = z.infer<typeof answerAskedSchema>;

export const usageSchema = z.object({
  n: z.number().int(),
  incidental: z.number().int(),
  regular: z.number().int(),
  frequent: z.number().int(),
});
export type Usage = z.infer<typeof usageSchema>;

export const PERSON_STATES = ['user', 'nil', 'missing'] as const;

/** One office holder and one account; a person without an account has one row too (domain F4). */
/** Entries by what became of them: kept, still to be assessed, lost. */
const archivedSchema = z.object({ kept: z.number().int(), open: z.number().int(), lost: z.number().int() });

export const answerRowSchema = z.object({
  cabinet: z.string(),
  ministry: z.string(),
  post: z.string(),
  person: z.string(),
  from: daySchema,
  until: daySchema.nullable(),
  state: z.enum(PERSON_STATES),
  /** Why it is missing: no delivery, waiting, refused, no return; null where it is not. */
  missing: z.enum(['noDelivery', 'waiting', 'refused', 'noReturn']).nullable(),
  /** Group of the account: mail, messaging, other; null without one. */
  group: z.enum(['mail', 'messaging', 'other']).nullable(),
  channel: z.string().nullable(),
  provider: z.string().nullable(),
  account: z.string().nullable(),
  first: daySchema.nullable(),
  last: daySchema.nullable(),
  entries: z.number().int(),
  messages: z.number().int(),
  days: z.number().int(),
  /** Code of the frequency, of the person's whole use of this group. */
  frequency: z.string().nullable(),
  safe: z.string().nullable(),
  safeBasis: z.string().nullable(),
  judgedBy: z.string().nullable(),
  kept: z.string().nullable(),
  keptWhere: z.string().nullable(),
  reasons: z.array(z.string()),
  incidents: z.number().int().nullable(),
  /** Of this person a register is missing, so that there may have been more. */
  incidentsUnknown: z.boolean(),
  /** What became of the entries of this row. */
  archived: archivedSchema,
  /** Declared, but no entry on it in this period. */
  declaredOnly: z.boolean(),
  source: z.string().nullable(),
  signedAt: z.string().nullable(),
});
export type AnswerRow = z.infer<typeof answerRowSchema>;

export const answerSchema = z.object({
  asked: answerAskedSchema,
  /** Moment of counting, RFC 3339. */
  at: momentSchema,
  people: z.number().int(),
  users: z.number().int(),
  nil: z.number().int(),
  missing: z.number().int(),
  privateMail: usageSchema,
  messaging: usageSchema,
  other: usageSchema,
  entries: z.number().int(),
  late: z.number().int(),
  declaredOnly: z.number().int(),
  archived: archivedSchema,
  /** `n` incidents; of `unknown` persons nothing was delivered to count by. */
  incidents: z.object({ n: z.number().int(), unknown: z.number().int() }),
  reasons: z.array(z.object({ code: z.string(), entries: z.number().int(), people: z.number().int() })),
  perMonth: z.array(z.object({ month: z.string(), entries: z.number().int(), messages: z.number().int() })),
  reasonsByMinistry: z.array(z.object({ ministry: z.string(), code: z.string(), entries: z.number().int() })),
  /** What is missing, by person and quarter. */
  missingReturns: z.array(
    z.object({ person: z.string(), ministry: z.string(), quarter: quarterSchema, why: z.string() }),
  ),
  /** Quarters of the period that are not over, so that nobody gave a return yet; and those it covers only a part of. */
  quarters: z.object({ notOver: z.array(quarterSchema), partly: z.array(quarterSchema) }),
  rows: z.array(answerRowSchema),
  text: z.object({ nl: z.string(), en: z.string() }),
});
export type Answer = z.infer<typeof answerSchema>;

// --- the answer as files ---

export const ANSWER_FORMATS = ['json', 'xlsx', 'ods', 'csv', 'pdf'] as const;
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];
export const ANSWER_EDITIONS = ['intern', 'openbaar'] as const;
export type AnswerEdition = (typeof ANSWER_EDITIONS)[number];

export const answerFilesSchema = z.object({
  /** A path for a person to read. */
  folder: z.string(),
  files: z.array(
    z.object({
      path: z.string(),
      name: z.string(),
      format: z.enum(ANSWER_FORMATS),
      bytes: z.number().int(),
      sha256: sha256Schema,
    }),
  ),
  /** As counted for these files. */
  answer: answerSchema,
});
export type AnswerFiles = z.infer<typeof answerFilesSchema>;

// --- trends -------------------------------------------------------------------------------------------------------

const series = z.array(z.object({ period: z.string(), group: z.string(), value: z.number() }));
export const trendsSchema = z.object({
  quarters: z.array(quarterSchema),
  /** Days with use (a person and a day count once) per quarter, by kind of channel, main reason, ministry. */
  byKind: series,
  byReason: series,
  byMinistry: series,
  /** Messages per month; `group` is the kind of channel. */
  messages: series,
  /** Entries whose reason is a technical limit, by reason code. */
  technical: z.array(z.object({ reason: z.string(), entries: z.number().int() })),
  /** Median days from message to register, per quarter, and how many entries it is made of. */
  daysToLog: z.array(z.object({ period: z.string(), median: z.number(), entries: z.number().int() })),
});
export type Trends = z.infer<typeof trendsSchema>;
