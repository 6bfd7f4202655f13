/**
 * The records of an office's workspace, each shape declared once, as a schema; the type is derived from it. The window
 * imports the types only (`import type`), so that no schema code reaches it.
 */
import { z } from 'zod';
import {
  CAPTURE_METHODS,
  DATE_CERTAINTIES,
  EDITIONS,
  ENTRY_STATUSES,
  EVIDENCE_STATES,
  EXPORT_FORMATS,
  JUDGEMENT_BASES,
  RETURN_REASONS,
  ROLES,
  SIGN_OFF_KINDS,
  SIGN_OFF_WAYS,
  YES_NO_UNKNOWN,
} from './codes.ts';
import { isDay, isQuarter } from './quarter.ts';

/** Ids are short random words of our own making: `p-` person, `t-` term, `a-` account, `e-` entry, `b-` evidence ... */
export const idSchema = z.string().regex(/^[a-z]{1,3}-[a-z2-7]{8,26}$/);
/** A code of a list in the policy file; whether it exists on that day is checked by the service. */
export const codeSchema = z.string().regex(/^[A-Za-z0-9_.]{1,48}$/);
export const daySchema = z.string().refine(isDay, 'not a day');
export const quarterSchema = z.string().refine(isQuarter, 'not a quarter');
/** Moments are RFC 3339 with offset, as the journal keeps them. */
export const momentSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
export const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

// Control characters and bidi marks could make a signed text look like another one; they are refused everywhere.
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE_BUT_LINES = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const clean = (max: number, refused: RegExp) =>
  z
    .string()
    .max(max)
    // Half an emoji, as a cut leaves it, has no place in JSON that is hashed.
    .transform((s) => s.toWellFormed().normalize('NFC').trim())
    .refine((s) => !refused.test(s), 'control character');
/** One line of text, trimmed, NFC. */
const line = (max: number) => clean(max, UNPRINTABLE);
/** A short free text that may have lines. */
const text = (max: number) => clean(max, UNPRINTABLE_BUT_LINES);
const count = z.number().int().min(0).max(1_000_000);

// --- people and posts --------------------------------------------------------------------------------------------

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
export type Judgement = z.infer<typeof judgementSchema>;
export const accountSchema = accountInputSchema.extend({
  id: idSchema,
  /** `06-******12`, `j***@gmail.com` (domain G3). */
  masked: z.string(),
  entries: count,
  ticks: z.array(ticksSchema),
  judgements: z.array(judgementSchema),
});
export type Account = z.infer<typeof accountSchema>;
export type AccountInput = z.infer<typeof accountInputSchema>;

// --- entries -----------------------------------------------------------------------------------------------------

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
  kind: z.enum(['mail', 'text', 'image', 'none']),
  mails: z.array(mailPreviewSchema),
  text: z.string(),
  truncated: z.boolean(),
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

// --- sign-off, quarter, register ---------------------------------------------------------------------------------

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
  state: z.enum(['entries', 'nothing', 'empty', 'now', 'future']),
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
export const exportReceiptSchema = z.object({
  register: z.string(),
  version: z.number().int(),
  edition: z.enum(EDITIONS),
  quarter: quarterSchema,
  registerSha256: sha256Schema,
  folder: z.string(),
  files: z.array(exportedFileSchema),
  rows: z.record(z.string(), z.number().int()),
  /** What read the workbooks back and agreed, in plain words for the receipt. */
  readBack: z.array(z.string()),
});
export type ExportReceipt = z.infer<typeof exportReceiptSchema>;

// --- incidents, handovers, history -------------------------------------------------------------------------------

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
export const incidentSchema = incidentInputSchema.extend({ id: idSchema, number: z.string(), quarter: quarterSchema });
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
  status: z.string().nullable(),
  changes: z.array(changeSchema),
  leaf: z.string(),
  clockBack: z.boolean(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

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
