/** Calls on what is not logged yet: drafts being filled in, and conversations being chosen from. Part of the contract. */
import { z } from 'zod';
import { done, noMarking, nothing, OFFICE, oneFile, read, SECRETARY, token, write } from './contract-shapes.ts';
import { DATE_ORDERS } from './intake.ts';
import { keepSchema, openedSchema, rangesSchema, SOURCE_LOOKS, shownMessageSchema } from './intake-records.ts';
import { daySchema, idSchema } from './record-fields.ts';
import { answersSchema, stagedSchema } from './records.ts';

/** Files that were dropped, and what came over the clipboard. */
const incoming = {
  files: z.array(token).max(50).default([]),
  pasted: z
    .array(z.object({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) }))
    .max(20)
    .default([]),
  noMarking,
};

export const stagingCalls = {
  // --- staging: encrypted, outside the journal, really gone when discarded
  'staging.list': read(nothing, z.object({ staged: z.array(stagedSchema) }), OFFICE),
  'staging.get': read(z.object({ id: idSchema }), stagedSchema, OFFICE),
  /** Starts one: empty, from dropped files, from pasted bytes, or from an entry to amend or correct. */
  'staging.start': write(
    SECRETARY,
    z.object({
      ...incoming,
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
      ...incoming,
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
} as const;
