/** Sign-off, quarter, register, incidents, history, checks. Schemas of the core; the window imports the types only (`import type`). */
import { z } from 'zod';
import {
  EDITIONS,
  EXPORT_FORMATS,
  RETURN_REASONS,
  ROLES,
  SIGN_OFF_KINDS,
  SIGN_OFF_WAYS,
  YES_NO_UNKNOWN,
} from './codes.ts';
import {
  codeSchema,
  count,
  daySchema,
  idSchema,
  line,
  momentSchema,
  quarterSchema,
  sha256Schema,
  text,
} from './record-fields.ts';
import { evidenceSchema } from './records.ts';

export const decisionSchema = z.object({
  entryId: idSchema,
  agreed: z.boolean(),
  returnReason: z.enum(RETURN_REASONS).nullable().default(null),
  returnNote: line(200).nullable().default(null),
});
export type Decision = z.infer<typeof decisionSchema>;

export const signOffInputSchema = z.object({
  termId: idSchema,
  quarter: quarterSchema,
  kind: z.enum(SIGN_OFF_KINDS),
  decisions: z.array(decisionSchema).max(5_000),
  /** "Zijn er werkberichten verwijderd?"; asked for kind `kwartaal` only. */
  deleted: z.enum(YES_NO_UNKNOWN).nullable().default(null),
  remark: text(2_000).default(''),
});
export type SignOffInput = z.infer<typeof signOffInputSchema>;

export const preparedSchema = z.object({
  requestId: z.string(),
  text: z.string(),
  sha256: sha256Schema,
  /** Eight groups of two digits, printed on paper and said over the telephone. */
  checkNumber: z.string(),
  nil: z.boolean(),
  entries: count,
  supplementary: z.boolean(),
});
export type PreparedSignOff = z.infer<typeof preparedSchema>;

export const signOffSchema = z.object({
  requestId: z.string(),
  termId: idSchema,
  quarter: quarterSchema,
  kind: z.enum(SIGN_OFF_KINDS),
  way: z.enum(SIGN_OFF_WAYS),
  state: z.enum(['open', 'paper', 'accepted']),
  supplementary: z.boolean(),
  nil: z.boolean(),
  entries: count,
  returned: count,
  deleted: z.enum(YES_NO_UNKNOWN).nullable(),
  remark: z.string(),
  signedAt: momentSchema.nullable(),
  checkNumber: z.string(),
  /** The whole signed note, or the unsigned text while it waits on paper. */
  note: z.string(),
  confirmedBy: z.array(z.string()),
  scan: evidenceSchema.nullable(),
});
export type SignOff = z.infer<typeof signOffSchema>;

export const weekSchema = z.object({
  id: z.string(),
  week: z.number().int(),
  from: daySchema,
  to: daySchema,
  /** `outside`: nobody was in office yet, or any more. */
  state: z.enum(['entries', 'nothing', 'empty', 'now', 'future', 'outside']),
  entries: count,
});
export type Week = z.infer<typeof weekSchema>;

export const quarterTermSchema = z.object({
  termId: idSchema,
  personName: z.string(),
  post: z.string(),
  from: daySchema,
  until: daySchema.nullable(),
  entries: count,
  signed: count,
  open: count,
  returned: count,
  late: count,
  statement: z.enum(['none', 'open', 'paper', 'GEBRUIK', 'NIHIL']),
  acceptance: codeSchema.nullable(),
  way: z.enum(SIGN_OFF_WAYS).nullable(),
  unsignedReason: codeSchema.nullable(),
  emptyWeeks: z.array(z.string()),
  canSignStatement: z.boolean(),
});
export type QuarterTerm = z.infer<typeof quarterTermSchema>;

/** One check before close, as a sentence the window builds from `key` and its facts. */
export const quarterCheckSchema = z.object({
  key: z.enum([
    'statements',
    'unsigned',
    'returned',
    'drafts',
    'evidence',
    'weeks',
    'nature',
    'outcomes',
    'judgements',
    'evidenceWhole',
    'backup',
  ]),
  ok: z.boolean(),
  names: z.array(z.string()),
  count,
  total: count,
  termId: idSchema.nullable(),
});
export type QuarterCheck = z.infer<typeof quarterCheckSchema>;

export const quarterViewSchema = z.object({
  quarter: quarterSchema,
  state: z.enum(['running', 'ended', 'closed']),
  from: daySchema,
  to: daySchema,
  signOffBy: daySchema,
  deliverBy: daySchema,
  consolidateBy: daySchema,
  terms: z.array(quarterTermSchema),
  checks: z.array(quarterCheckSchema),
  weeks: z.array(weekSchema),
  register: z
    .object({
      number: z.string(),
      version: z.number().int(),
      sha256: sha256Schema,
      closedAt: momentSchema,
      closedBy: z.string(),
    })
    .nullable(),
});
export type QuarterView = z.infer<typeof quarterViewSchema>;

export const exportedFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** `note`: a signed note beside register.json. */
  format: z.enum([...EXPORT_FORMATS, 'note']),
  bytes: z.number().int(),
  sha256: sha256Schema,
});
/** A workbook cell by cell by our own reader, and by a second one; a pdf by its texts. */
export const READ_BACK_WAYS = ['cells', 'secondReader', 'texts'] as const;
export type ReadBack = ExportReceipt['readBack'][number];
export const exportReceiptSchema = z.object({
  register: z.string(),
  version: z.number().int(),
  edition: z.enum(EDITIONS),
  quarter: quarterSchema,
  registerSha256: sha256Schema,
  folder: z.string(),
  files: z.array(exportedFileSchema),
  rows: z.record(z.string(), z.number().int()),
  /** Which files were read back and agreed, and how: the window has a sentence for each way. */
  readBack: z.array(z.object({ format: z.enum(EXPORT_FORMATS), how: z.enum(READ_BACK_WAYS) })),
});
export type ExportReceipt = z.infer<typeof exportReceiptSchema>;

export const incidentInputSchema = z.object({
  discoveredAt: momentSchema,
  kind: codeSchema,
  result: codeSchema,
  channel: codeSchema.nullable().default(null),
  ownDevice: z.enum(YES_NO_UNKNOWN).default('onbekend'),
  classified: z.enum(YES_NO_UNKNOWN).default('onbekend'),
  personalData: z.enum(YES_NO_UNKNOWN).default('onbekend'),
  concerns: z.enum(['bewindspersoon', 'medewerker', 'onbekend']).default('onbekend'),
  count: z.number().int().min(1).max(10_000).default(1),
  bvaOn: momentSchema.nullable().default(null),
  cisoOn: momentSchema.nullable().default(null),
  fgOn: momentSchema.nullable().default(null),
  apReported: z.enum(['ja', 'nee', 'nvt']).default('nvt'),
  apWithin72h: z.enum(YES_NO_UNKNOWN).default('onbekend'),
  peopleInformed: z.enum(['ja', 'nee', 'nvt']).default('nvt'),
  settledOn: daySchema.nullable().default(null),
  measure: line(300).default(''),
  notReportedBecause: line(200).default(''),
});
export const incidentSchema = incidentInputSchema.extend({
  id: idSchema,
  number: z.string(),
  quarter: quarterSchema,
  /** The entries it came to light in. */
  entries: z.array(z.object({ id: idSchema, number: z.string() })),
});
export type Incident = z.infer<typeof incidentSchema>;
export type IncidentInput = z.infer<typeof incidentInputSchema>;

export const handoverInputSchema = z.object({
  termId: idSchema,
  deviceHandedIn: z.enum(YES_NO_UNKNOWN),
  readOutOn: daySchema.nullable().default(null),
  securedWhere: line(200).default(''),
  openPoints: line(300).default(''),
});
export const handoverSchema = handoverInputSchema.extend({
  id: idSchema,
  recordedAt: momentSchema,
  recordedByRole: z.enum(ROLES),
});
export type Handover = z.infer<typeof handoverSchema>;
export type HandoverInput = z.infer<typeof handoverInputSchema>;

/** What waits for one office holder in one quarter: entries to sign. */
export const waitingSchema = z.object({
  termId: idSchema,
  personName: z.string(),
  post: z.string(),
  quarter: quarterSchema,
  entries: z.number().int(),
  oldest: daySchema.nullable(),
  minutes: z.number().int(),
  /** The statement over this quarter, which has ended, was not given yet; `nil`: and nothing is logged in it. */
  statement: z.enum(['due', 'nil']).nullable(),
});

export const changeSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
/** One step in the life of an entry or workspace, as the journal tells it. */
export const historyItemSchema = z.object({
  n: z.number().int().min(0),
  time: momentSchema,
  actor: z.string(),
  actorName: z.string(),
  type: z.string(),
  subject: z.string(),
  /** Of the entry it is about; null where it is about something else. */
  number: z.string().nullable(),
  status: z.string().nullable(),
  changes: z.array(changeSchema),
  /** Of what was signed on paper or elsewhere: whose signature it is, since the actor is who brought it in; otherwise null. */
  signedBy: z.object({ name: z.string(), way: z.enum(['papier', 'afstand']) }).nullable(),
  leaf: z.string(),
  clockBack: z.boolean(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

/**
 * What did not come over from a damaged register. `database`: nothing of it could be read. `records`: lines of the journal from
 * number `name` on. `entry`: an entry, by number, that is gone; `earlier`: one that stands as it was in the backup. `evidence`: an
 * attachment, by name. `table`: rows of a table that stand as they were in the backup. `told`: the journal tells of something
 * (its type) whose row could not be read. `slots`: the passphrases are those of the backup.
 */
export const LOST_KINDS = ['database', 'records', 'entry', 'earlier', 'evidence', 'table', 'told', 'slots'] as const;
export const lostSchema = z.object({ kind: z.enum(LOST_KINDS), name: z.string(), count });
export type Lost = z.infer<typeof lostSchema>;
/** What came over beyond the backup: lines of the journal, entries by number, attachments by name. */
export const salvagedSchema = z.object({
  records: count,
  entries: z.array(z.string()),
  evidence: z.array(z.string()),
  lost: z.array(lostSchema),
});
export type Salvaged = z.infer<typeof salvagedSchema>;

export const problemSchema = z.object({ code: z.string(), at: z.string(), says: z.string() });
export const fsckSchema = z.object({
  ok: z.boolean(),
  records: count,
  treeSize: count,
  root: z.string(),
  origin: z.string(),
  unsignedTail: count,
  evidence: z.object({ files: count, bytes: z.number().int(), bad: count }),
  problems: z.array(problemSchema),
});
export type FsckReport = z.infer<typeof fsckSchema>;
