/**
 * Every call between a screen, the command line or a test and the core: name, who may make it, what goes in, what comes
 * out. Types are derived from here; dispatch validates every input by it, tests validate every output as well. Values
 * are JSON types plus Date and Uint8Array: nothing else survives both window shells.
 */
import { z } from 'zod';
import { adminRulesSchema } from './admin-rules.ts';
import { EDITIONS, EXPORT_FORMATS, ROLES } from './codes.ts';
import { collectionCalls } from './contract-collection.ts';
import { deliveryCalls } from './contract-delivery.ts';
import { draftCalls } from './contract-drafts.ts';
import { remoteCalls } from './contract-remote.ts';
import {
  ADMITS,
  accreditationSchema,
  backupSchema,
  type CallSpec,
  done,
  exampleProgressSchema,
  facet,
  free,
  HOLDER,
  jobSchema,
  KEEPS,
  listPage,
  nothing,
  OFFICE,
  oneFile,
  passphrase,
  placeSchema,
  RECORDS,
  read,
  SECRETARY,
  savedViewsSchema,
  sessionSchema,
  settingsSchema,
  setupSchema,
  token,
  unlockedSchema,
  write,
} from './contract-shapes.ts';
import { tableCalls } from './contract-tables.ts';
import { DATE_ORDERS } from './intake.ts';
import { keepSchema, openedSchema, rangesSchema, SOURCE_LOOKS, shownMessageSchema } from './intake-records.ts';
import {
  exportReceiptSchema,
  fsckSchema,
  handoverInputSchema,
  handoverSchema,
  historyItemSchema,
  incidentInputSchema,
  incidentSchema,
  preparedSchema,
  problemSchema,
  quarterViewSchema,
  signOffInputSchema,
  signOffSchema,
  waitingSchema,
} from './office-records.ts';
import {
  accountInputSchema,
  accountSchema,
  judgementSchema,
  personSchema,
  termInputSchema,
  termSchema,
  ticksSchema,
} from './people-records.ts';
import { codeSchema, daySchema, idSchema, momentSchema, quarterSchema, sha256Schema } from './record-fields.ts';
import {
  answersSchema,
  entryFilterSchema,
  entrySchema,
  outcomeInputSchema,
  previewSchema,
  stagedSchema,
} from './records.ts';
import { WORKSPACE_KINDS } from './workspace-kinds.ts';

export const contract = {
  // --- the program
  'app.info': free(
    nothing,
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'chromium', 'cli']),
      now: momentSchema,
      today: daySchema,
      canPrint: z.boolean(),
      /** What the administrator laid down, as far as a screen shows it. */
      admin: z.object({
        file: z.string().nullable(),
        problem: z.string().nullable(),
        logo: z.string().nullable(),
        export: adminRulesSchema.shape.export,
      }),
    }),
  ),
  'app.settings': free(nothing, settingsSchema),
  'app.saveSettings': free(settingsSchema.partial(), settingsSchema),
  /** The whole policy file; its shape is `Policy` in shared/policy.ts. */
  'policy.get': free(nothing, z.unknown()),

  // --- the workspace as a place
  'workspaces.recent': free(nothing, z.object({ places: z.array(placeSchema) })),
  'workspaces.peek': free(z.object({ token }), placeSchema),
  'workspaces.create': free(z.object({ setup: setupSchema, folder: token.nullable().default(null) }), unlockedSchema),
  /**
   * Makes the example of this kind with invented people, unless it is there already, and tells how to open it. That of a
   * collection takes one to two minutes: `workspaces.exampleProgress` says how far it is, `workspaces.stopExample` ends it.
   */
  'workspaces.openExample': free(
    z.object({ kind: z.enum(WORKSPACE_KINDS).default('office') }),
    z.object({
      places: z.array(placeSchema),
      passphrases: z.array(z.object({ personId: idSchema, passphrase: z.string() })),
    }),
  ),
  /** Null: no example is being made, or nobody can say how far it is. */
  'workspaces.exampleProgress': free(nothing, z.object({ progress: exampleProgressSchema.nullable() })),
  'workspaces.stopExample': free(nothing, done),
  'workspaces.unlock': free(
    z.object({
      token,
      personId: idSchema,
      passphrase,
      /** Needed when the slot still has its one-time code; then `passphrase` is that code. */
      newPassphrase: passphrase.nullable().default(null),
    }),
    unlockedSchema,
  ),
  'workspaces.recover': free(
    z.object({ token, recovery: z.string().max(400), personId: idSchema, newPassphrase: passphrase }),
    unlockedSchema,
  ),
  'workspaces.lock': free(nothing, done),
  'workspaces.status': free(nothing, z.object({ session: sessionSchema.nullable() })),
  'workspaces.changePassphrase': write(ROLES, z.object({ old: passphrase, new: passphrase }), done),
  /** Two groups of the printed recovery sheet, asked back so that we know it was kept. */
  'workspaces.confirmRecovery': write(
    ROLES,
    z.object({ groups: z.array(z.object({ index: z.number().int().min(0), text: z.string() })).length(2) }),
    done,
  ),

  /** Switches keeping Dep. VERTROUWELIJK on by naming the decision, or off. */
  'workspaces.accredit': write(
    RECORDS,
    z.object({ accreditation: accreditationSchema.nullable() }),
    z.object({ session: sessionSchema }),
  ),
  /** Goes on with an older copy, in a new epoch that the records manager signs. */
  'workspaces.acceptRollback': write(RECORDS, z.object({ passphrase }), z.object({ session: sessionSchema })),
  /** A new recovery sheet, and with it a new vault key: what the old sheet opened is no longer there. */
  'workspaces.newRecovery': write(KEEPS, nothing, z.object({ groups: z.array(z.string()) })),

  // --- people, terms, accounts
  'people.list': read(nothing, z.object({ people: z.array(personSchema) })),
  /** Only roles of this kind of workspace (`ROLES_OF`). */
  'people.add': write(
    ADMITS,
    z.object({ name: personSchema.shape.name, role: z.enum(ROLES), slot: z.boolean() }),
    z.object({ person: personSchema, code: z.string().nullable() }),
  ),
  /** A new one-time code for someone who forgot the passphrase; the old signing key ends. */
  'people.issueCode': write(ADMITS, z.object({ personId: idSchema }), z.object({ code: z.string() })),
  'people.leave': write(KEEPS, z.object({ personId: idSchema, on: daySchema }), done),
  'terms.list': read(nothing, z.object({ terms: z.array(termSchema) })),
  'terms.add': write(SECRETARY, termInputSchema, termSchema),
  'terms.end': write(SECRETARY, z.object({ termId: idSchema, until: daySchema }), termSchema),
  'accounts.list': read(nothing, z.object({ accounts: z.array(accountSchema) })),
  'accounts.add': write(SECRETARY, accountInputSchema, accountSchema),
  'accounts.update': write(
    SECRETARY,
    accountInputSchema.omit({ termId: true }).partial().extend({ accountId: idSchema }),
    accountSchema,
  ),
  'accounts.tick': write(SECRETARY, ticksSchema.extend({ accountId: idSchema }), accountSchema),
  /** The CISO's judgement, typed in by the records manager (domain D9). */
  'accounts.judge': write(RECORDS, judgementSchema.extend({ accountId: idSchema }), accountSchema),
  'handovers.record': write(SECRETARY, handoverInputSchema, handoverSchema),
  'handovers.list': read(nothing, z.object({ handovers: z.array(handoverSchema) })),
  'incidents.record': write(
    SECRETARY,
    incidentInputSchema.extend({ entryId: idSchema.nullable().default(null) }),
    incidentSchema,
  ),
  'incidents.update': write(SECRETARY, incidentInputSchema.extend({ incidentId: idSchema }), incidentSchema),
  /** Ties an entry to an incident: its follow-up names the incident's number. */
  'incidents.link': write(SECRETARY, z.object({ incidentId: idSchema, entryId: idSchema }), incidentSchema),
  'incidents.list': read(nothing, z.object({ incidents: z.array(incidentSchema) })),

  // --- staging: encrypted, outside the journal, really gone when discarded
  'staging.list': read(nothing, z.object({ staged: z.array(stagedSchema) }), OFFICE),
  'staging.get': read(z.object({ id: idSchema }), stagedSchema, OFFICE),
  /** Starts one: empty, from dropped files, from pasted bytes, or from an entry to amend or correct. */
  'staging.start': write(
    SECRETARY,
    z.object({
      files: z.array(token).max(50).default([]),
      pasted: z
        .array(z.object({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) }))
        .max(20)
        .default([]),
      from: z
        .object({ entryId: idSchema, as: z.enum(['amend', 'correct', 'same']) })
        .nullable()
        .default(null),
    }),
    /** `more`: the drafts after it, where the mails of one drop are of several people or months. */
    stagedSchema.extend({ more: z.array(idSchema) }),
  ),
  'staging.addFiles': write(
    SECRETARY,
    z.object({
      id: idSchema,
      files: z.array(token).max(50).default([]),
      pasted: z
        .array(z.object({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) }))
        .max(20)
        .default([]),
    }),
    stagedSchema,
  ),
  'staging.removeFile': write(SECRETARY, z.object({ id: idSchema, evidenceId: idSchema }), stagedSchema),
  'staging.save': write(
    SECRETARY,
    z.object({ id: idSchema, answers: answersSchema, focus: z.string().max(40).nullable() }),
    stagedSchema,
  ),
  'staging.discard': write(SECRETARY, z.object({ id: idSchema }), done),

  ...draftCalls,
  ...tableCalls,

  // --- intake: a conversation in memory, until something of it is chosen; docs/intake.md
  /**
   * What a file or folder seems to be, by its begin: an answer at once, while it is still to be read. Of a file that lies on no
   * disk the first bytes are enough. Without a file it only makes ready to read one.
   */
  'intake.peek': read(oneFile, z.object({ looks: z.enum(SOURCE_LOOKS).nullable() }), SECRETARY),
  /** Reads one file or folder. Null: it holds no conversation, and `staging.start` keeps it as it is. */
  'intake.open': read(
    oneFile,
    z.object({
      opened: openedSchema.nullable(),
      /** Other conversations of the same mail. */
      more: z.array(idSchema).default([]),
    }),
    SECRETARY,
  ),
  /** Once more, with the answer to what order day and month are in; what was chosen keeps its numbers. */
  'intake.reorder': read(z.object({ id: idSchema, dateOrder: z.enum(DATE_ORDERS) }), openedSchema, SECRETARY),
  'intake.get': read(z.object({ id: idSchema }), openedSchema, SECRETARY),
  'intake.page': read(
    z.object({ id: idSchema, from: z.number().int().min(1), limit: z.number().int().min(1).max(500).default(200) }),
    z.object({ messages: z.array(shownMessageSchema) }),
    SECRETARY,
  ),
  /** Numbers of the messages with these words and within this period. */
  'intake.find': read(
    z.object({
      id: idSchema,
      words: z.string().max(200).default(''),
      from: daySchema.nullable().default(null),
      until: daySchema.nullable().default(null),
    }),
    z.object({ found: rangesSchema, count: z.number().int() }),
    SECRETARY,
  ),
  /** Keeps what was chosen: a staged draft per counterparty and month, each with its extract. The rest is gone. */
  'intake.keep': write(SECRETARY, keepSchema, z.object({ staged: z.array(stagedSchema) })),
  /** "Weg ermee": nothing of it was kept anywhere. */
  'intake.close': read(z.object({ id: idSchema }), done, SECRETARY),

  // --- entries
  /** Logs what is staged: a new entry, a new version (amend) or a correction. */
  'entries.log': write(
    SECRETARY,
    z.object({ stagingId: idSchema, correctionReason: z.string().max(200).nullable().default(null) }),
    entrySchema,
  ),
  /** Gives what is staged a number and keeps it as a draft in the journal. */
  'entries.saveDraft': write(SECRETARY, z.object({ stagingId: idSchema }), entrySchema),
  /** Logging in one call, for scripts: answers plus files. */
  'entries.add': write(
    SECRETARY,
    z.object({ answers: answersSchema, files: z.array(token).max(50).default([]), draft: z.boolean().default(false) }),
    entrySchema,
  ),
  'entries.amend': write(
    SECRETARY,
    z.object({
      entryId: idSchema,
      version: z.number().int(),
      answers: answersSchema,
      files: z.array(token).max(50).default([]),
    }),
    entrySchema,
  ),
  'entries.correct': write(
    SECRETARY,
    z.object({
      entryId: idSchema,
      answers: answersSchema,
      reason: z.string().min(1).max(200),
      files: z.array(token).max(50).default([]),
    }),
    entrySchema,
  ),
  'entries.withdraw': write(
    SECRETARY,
    z.object({ entryId: idSchema, reason: z.string().min(1).max(200) }),
    entrySchema,
  ),
  /** Takes the last logging back: the entry is withdrawn and its contents are staged again. */
  'entries.undo': write(SECRETARY, z.object({ entryId: idSchema }), stagedSchema),
  'entries.followUp': write(RECORDS, outcomeInputSchema.extend({ entryId: idSchema }), entrySchema),
  'entries.grounds': write(
    RECORDS,
    z.object({
      entryId: idSchema,
      wooGrounds: z.array(codeSchema).max(8),
      policySubject: z.string().max(120).nullable(),
    }),
    entrySchema,
  ),
  'entries.judge': write(
    RECORDS,
    z.object({ entryId: idSchema, judgement: codeSchema, incidentNumber: z.string().max(40).nullable() }),
    entrySchema,
  ),
  'entries.get': read(z.object({ entryId: idSchema }), entrySchema),
  'entries.list': read(
    entryFilterSchema.extend({
      sort: z.enum(['date', 'number', 'subject', 'channel', 'status']).default('date'),
      descending: z.boolean().default(true),
      after: z.string().max(400).nullable().default(null),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    listPage,
  ),
  'entries.facets': read(
    entryFilterSchema,
    z.object({ status: facet, channel: facet, reason: facet, counterparty: facet, evidence: facet, outcome: facet }),
  ),
  /** The person's own views of the list: inside the workspace, since a search may name what nobody else should read. */
  'views.list': read(nothing, savedViewsSchema),
  'views.save': write(ROLES, savedViewsSchema, savedViewsSchema),
  'entries.history': read(z.object({ entryId: idSchema }), z.object({ items: z.array(historyItemSchema) })),
  /** One entry's proof: its opened record, and a C2SP tlog-proof of it. */
  'entries.prove': read(
    z.object({ entryId: idSchema }),
    z.object({ record: z.string(), proof: z.string(), vkey: z.string() }),
  ),
  'evidence.preview': read(z.object({ evidenceId: idSchema }), previewSchema, OFFICE),
  /** How long a sound or film lasts, in whole seconds; null where it does not say so in a way that can be read. */
  'evidence.length': read(
    z.object({ evidenceId: idSchema }),
    z.object({ seconds: z.number().int().min(0).nullable() }),
    OFFICE,
  ),
  /** The HTML it came with, uncleaned: for the window's cage alone. '' where there is none. */
  'evidence.html': read(z.object({ evidenceId: idSchema }), z.object({ html: z.string() }), OFFICE),
  /** At most 16 MiB a call. */
  'evidence.bytes': read(
    z.object({ evidenceId: idSchema, from: z.number().int().min(0), length: z.number().int().min(1).max(16_777_216) }),
    z.object({ bytes: z.instanceof(Uint8Array), total: z.number().int() }),
    OFFICE,
  ),
  'evidence.add': write(SECRETARY, z.object({ entryId: idSchema, files: z.array(token).min(1).max(50) }), entrySchema),

  // --- sign-off
  /** What waits for one office holder: the entries to look at, oldest first. */
  'signoffs.queue': read(
    z.object({ termId: idSchema, quarter: quarterSchema }),
    z.object({
      entries: z.array(entrySchema),
      signed: z.number().int(),
      statementDue: z.boolean(),
      nil: z.boolean(),
      minutes: z.number().int(),
    }),
    OFFICE,
  ),
  /** Makes a request and its exact text. What this returns is what is signed, byte for byte. */
  'signoffs.prepare': write(OFFICE, signOffInputSchema, preparedSchema),
  'signoffs.sign': write(HOLDER, z.object({ requestId: z.string(), sha256: sha256Schema, passphrase }), signOffSchema),
  'signoffs.toPaper': write(
    SECRETARY,
    z.object({ requestId: z.string() }),
    z.object({ html: z.string(), signOff: signOffSchema }),
  ),
  'signoffs.attachScan': write(
    SECRETARY,
    z.object({ requestId: z.string(), file: token, signedOn: daySchema }),
    signOffSchema,
  ),
  /** Two confirmations, by a secretary and by the records manager, make a paper sign-off count. */
  'signoffs.confirmPaper': write(
    SECRETARY,
    z.object({ requestId: z.string(), checkNumber: z.string(), passphrase }),
    signOffSchema,
  ),
  'signoffs.list': read(
    z.object({ quarter: quarterSchema.nullable().default(null) }),
    z.object({ signOffs: z.array(signOffSchema) }),
  ),
  ...remoteCalls,

  // --- the quarter
  'quarters.list': read(
    nothing,
    z.object({
      quarters: z.array(
        z.object({ id: quarterSchema, state: z.enum(['running', 'ended', 'closed']), entries: z.number().int() }),
      ),
      current: quarterSchema,
    }),
  ),
  'quarters.view': read(z.object({ quarter: quarterSchema }), quarterViewSchema),
  'quarters.weekNothing': write(
    OFFICE,
    z.object({ week: z.string().regex(/^\d{4}-W\d{2}$/), quarter: quarterSchema }),
    done,
  ),
  'quarters.unsignedReason': write(
    SECRETARY,
    z.object({ quarter: quarterSchema, termId: idSchema, reason: codeSchema }),
    done,
  ),
  'quarters.close': write(
    RECORDS,
    z.object({ quarter: quarterSchema, consent: z.string(), passphrase }),
    quarterViewSchema,
  ),
  /** Writes the register's files to a folder the shell vouched for (`out`), or to the default place. */
  'registers.export': write(
    OFFICE,
    z.object({
      quarter: quarterSchema,
      edition: z.enum(EDITIONS).default('intern'),
      formats: z.array(z.enum(EXPORT_FORMATS)).min(1),
      out: token.nullable().default(null),
      /** Null: as the administrator laid down, else as a Dutch Excel reads it. */
      csv: z
        .object({ bom: z.boolean(), delimiter: z.enum([',', ';']) })
        .nullable()
        .default(null),
    }),
    exportReceiptSchema,
  ),

  ...deliveryCalls,
  ...collectionCalls,

  /** Rows of one sheet: frozen where the quarter is closed, else as they would be now. All quarters when null. */
  'registers.preview': read(
    z.object({ quarter: quarterSchema.nullable(), sheet: z.string().max(40) }),
    z.object({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) }),
  ),

  /** Writes the rhythm (weekly reminder, days after a quarter) as an .ics beside the exports. */
  'calendar.write': write(ROLES, z.object({ language: z.enum(['nl', 'en']) }), z.object({ path: z.string() })),

  // --- today, journal, backups
  /** What every screen asks, after every change: little. */
  'today.brief': read(nothing, z.object({ quarter: quarterSchema, waiting: z.array(waitingSchema) })),
  'today.get': read(
    nothing,
    z.object({
      today: daySchema,
      quarter: quarterSchema,
      daysLeft: z.number().int(),
      entries: z.number().int(),
      weeks: quarterViewSchema.shape.weeks,
      staged: z.array(stagedSchema),
      returned: z.array(entrySchema),
      evidenceDue: z.array(entrySchema),
      waiting: z.array(waitingSchema),
      since: z.array(historyItemSchema),
      backup: backupSchema.nullable(),
    }),
  ),
  'journal.list': read(
    z.object({
      before: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({ items: z.array(historyItemSchema), total: z.number().int() }),
  ),
  'journal.check': read(nothing, fsckSchema),
  'journal.checkpoint': write(ROLES, nothing, z.object({ note: z.string(), vkey: z.string() })),
  /** Verifier keys of this workspace, one a line: what an outsider puts in a trust file. */
  'journal.trust': read(
    nothing,
    z.object({ vkeys: z.array(z.object({ name: z.string(), vkey: z.string(), number: z.string() })) }),
  ),
  /** What runs beside the calls now; who hears `jobs` asks again. */
  'jobs.list': read(nothing, z.object({ jobs: z.array(jobSchema) })),
  /** Stops one: the call that started it fails with `cancelled`, and nothing half is left. False: it was over already. */
  'jobs.cancel': read(z.object({ id: z.string().max(20) }), z.object({ stopping: z.boolean() })),
  'backups.make': write(
    ROLES,
    z.object({ out: token.nullable().default(null) }),
    z.object({ backup: backupSchema, path: z.string(), problems: z.array(problemSchema) }),
  ),
  'backups.list': read(nothing, z.object({ backups: z.array(backupSchema) })),
  /**
   * Reads a backup beside the register as restoring it would: every file, and with this register's key every record. Not with
   * the key of before somebody left (`readInside` false): then the files alone.
   */
  'backups.check': write(
    ROLES,
    z.object({ name: z.string().max(200) }),
    z.object({ files: z.number().int(), readInside: z.boolean(), report: fsckSchema.nullable() }),
  ),
  'backups.restore': free(
    z.object({
      backup: token,
      /** Absent or empty; null: beside the other workspaces, under a name that is free. */
      folder: token.nullable().default(null),
      recovery: z.string().nullable().default(null),
      personId: idSchema.nullable().default(null),
      passphrase: passphrase.nullable().default(null),
    }),
    z.object({
      path: z.string(),
      /** Opens it: it is in the recent places. */
      token,
      treeSize: z.number().int(),
      origin: z.string(),
      problems: z.array(problemSchema),
    }),
  ),
} as const satisfies Record<string, CallSpec<'none' | 'open', z.ZodType, z.ZodType>>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller may send: fields with a default may be left out. */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
/** What a service receives: validated, defaults filled in. */
export type CallArgs<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;
export type Session = z.infer<typeof sessionSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Setup = z.infer<typeof setupSchema>;
export type SavedView = z.infer<typeof savedViewsSchema>['views'][number];
export type Settings = z.infer<typeof settingsSchema>;
export type Accreditation = z.infer<typeof accreditationSchema>;
export type ExampleProgress = z.infer<typeof exampleProgressSchema>;
export type Backup = z.infer<typeof backupSchema>;
export type Unlocked = z.infer<typeof unlockedSchema>;

/** The contract as JSON Schema, call by call: what `cli contract` prints. */
export function contractSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(contract).map(([name, { needs, writes, roles, input, output }]) => [
      name,
      {
        needs,
        writes,
        roles,
        input: z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }),
        output: z.toJSONSchema(output, { unrepresentable: 'any' }),
      },
    ]),
  );
}
