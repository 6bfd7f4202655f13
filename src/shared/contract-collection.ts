/** Calls of a collection: a ministry's or BZK's workspace that receives packages. */
import { z } from 'zod';
import type { Role } from './codes.ts';
import {
  ANSWER_EDITIONS,
  ANSWER_FORMATS,
  answerAskedSchema,
  answerFilesSchema,
  answerSchema,
  boardDetailSchema,
  boardSchema,
  expectedTermSchema,
  takenPackageSchema,
  trendsSchema,
} from './collection-records.ts';
import { done, nothing, place, read, seal, token, write } from './contract-shapes.ts';
import { daySchema, quarterSchema } from './record-fields.ts';

const COLLECTOR: readonly Role[] = ['collector'];
const taken = z.object({ packages: z.array(takenPackageSchema) });

export const collectionCalls = {
  /**
   * Takes in packages, sealed or not: by token where they lie on a disk, as bytes where they come out of another program
   * (at most `MAX_PASTED_PACKAGE` each). `acceptKeys`: numbers that somebody compared over the telephone.
   */
  'collection.take': write(
    COLLECTOR,
    z
      .object({
        files: z.array(token).max(200).default([]),
        pasted: z
          .array(z.object({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) }))
          .max(20)
          .default([]),
        acceptKeys: z.array(z.string().max(60)).max(50).default([]),
      })
      .refine((given) => given.files.length + given.pasted.length > 0),
    taken,
  ),
  'collection.confirmKey': write(
    COLLECTOR,
    z.object({ office: z.string().max(40), number: z.string().max(60) }),
    taken,
  ),
  'collection.deliveries': read(z.object({ limit: z.number().int().min(1).max(500).default(100) }), taken),
  /** Writes the receipt of a delivery as a file, to the place given or the default one. */
  'collection.receipt': write(
    COLLECTOR,
    z.object({ delivery: z.number().int(), out: token.nullable().default(null) }),
    z.object({ path: z.string(), verdict: z.string() }),
  ),
  /** Ministry x quarter, the last `quarters` of them up to the one that ended last. */
  'collection.board': read(z.object({ quarters: z.number().int().min(1).max(40).default(6) }), boardSchema),
  'collection.cell': read(z.object({ ministry: z.string().max(20), quarter: quarterSchema }), boardDetailSchema),
  /** The answer to questions 5 and 6 for any period, cabinet and ministries; who asked it is in the access log. */
  'collection.answer': read(answerAskedSchema, answerSchema),
  /** The answer as files, each read back: `intern` as the registers say it, `openbaar` with account and references hidden. */
  'collection.exportAnswer': read(
    answerAskedSchema.extend({
      edition: z.enum(ANSWER_EDITIONS).default('intern'),
      formats: z.array(z.enum(ANSWER_FORMATS)).min(1),
      ...place,
    }),
    answerFilesSchema,
    COLLECTOR,
  ),
  'collection.trends': read(z.object({ from: daySchema, to: daySchema }), trendsSchema),
  /** Writes accepted packages of a quarter byte for byte as they came in, for the next collection; sealed to it or not. */
  'collection.forward': read(
    z.object({
      quarter: quarterSchema,
      ...place,
      seal,
    }),
    z.object({ folder: z.string(), files: z.array(z.string()) }),
    COLLECTOR,
  ),
  'collection.expected': read(nothing, z.object({ terms: z.array(expectedTermSchema) })),
  /** Terms that are expected to deliver; with the id of one that is there, it is changed. */
  'collection.expect': write(
    COLLECTOR,
    z.object({
      terms: z
        .array(expectedTermSchema.extend({ id: z.string().nullable().default(null) }))
        .min(1)
        .max(500),
    }),
    done,
  ),
  /** The collection's own keys, to be compared over the telephone and to be sealed to; and those of the offices. */
  'collection.keys': read(
    nothing,
    z.object({
      recipient: z.string(),
      receiptKey: z.object({ vkey: z.string(), number: z.string() }),
      witnessKey: z.string(),
      offices: z.array(
        z.object({
          office: z.string(),
          ministry: z.string().nullable(),
          vkey: z.string(),
          number: z.string(),
          epoch: z.number().int(),
          cause: z.string(),
          seenAt: z.string(),
          confirmedAt: z.string().nullable(),
        }),
      ),
      events: z.array(z.object({ office: z.string(), at: z.string(), kind: z.string(), detail: z.string() })),
    }),
  ),
} as const;
