/** Calls on entries: logging, looking, finding, what became of them. Part of the contract. */
import { z } from 'zod';
import { ROLES } from './codes.ts';
import {
  facet,
  listPage,
  noMarking,
  nothing,
  OFFICE,
  RECORDS,
  read,
  SECRETARY,
  savedViewsSchema,
  token,
  write,
} from './contract-shapes.ts';
import { historyItemSchema } from './office-records.ts';
import { codeSchema, idSchema } from './record-fields.ts';
import {
  answersSchema,
  entryFilterSchema,
  entrySchema,
  outcomeInputSchema,
  previewSchema,
  stagedSchema,
} from './records.ts';

/** `mail`: which of the mails in the file, by its place in the preview's list; 0 the outermost. */
const mailInFile = z.object({ evidenceId: idSchema, mail: z.number().int().min(0).max(10_000).default(0) });

const givenFiles = { files: z.array(token).max(50).default([]), noMarking };

export const entryCalls = {
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
    z.object({ answers: answersSchema, ...givenFiles, draft: z.boolean().default(false) }),
    entrySchema,
  ),
  'entries.amend': write(
    SECRETARY,
    z.object({
      entryId: idSchema,
      version: z.number().int(),
      answers: answersSchema,
      ...givenFiles,
    }),
    entrySchema,
  ),
  'entries.correct': write(
    SECRETARY,
    z.object({
      entryId: idSchema,
      answers: answersSchema,
      reason: z.string().min(1).max(200),
      ...givenFiles,
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
  'evidence.html': read(mailInFile, z.object({ html: z.string() }), OFFICE),
  /** The headers of a mail as they stand in the file. '' where there are none; `cut`: they go on. */
  'evidence.headers': read(mailInFile, z.object({ headers: z.string(), cut: z.boolean() }), OFFICE),
  /** At most 16 MiB a call. */
  'evidence.bytes': read(
    z.object({ evidenceId: idSchema, from: z.number().int().min(0), length: z.number().int().min(1).max(16_777_216) }),
    z.object({ bytes: z.instanceof(Uint8Array), total: z.number().int() }),
    OFFICE,
  ),
  'evidence.add': write(
    SECRETARY,
    z.object({
      entryId: idSchema,
      ...givenFiles,
      files: z.array(token).min(1).max(50),
    }),
    entrySchema,
  ),
} as const;
