/** Calls on sign-off, the quarter, its register and the rhythm. Part of the contract. */
import { z } from 'zod';
import { EDITIONS, EXPORT_FORMATS } from './codes.ts';
import {
  done,
  HOLDER,
  noMarking,
  nothing,
  OFFICE,
  passphrase,
  place,
  RECORDS,
  read,
  SECRETARY,
  token,
  write,
} from './contract-shapes.ts';
import {
  exportReceiptSchema,
  preparedSchema,
  quarterViewSchema,
  signOffInputSchema,
  signOffSchema,
} from './office-records.ts';
import { codeSchema, daySchema, idSchema, quarterSchema, sha256Schema } from './record-fields.ts';
import { entrySchema } from './records.ts';

/** A row of a sheet of the register, by the names of its columns. */
const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const quarterCalls = {
  // --- sign-off
  /** What waits for one office holder: the entries to look at, oldest first. */
  'signoffs.queue': read(
    z.object({ termId: idSchema, quarter: quarterSchema }),
    z.object({
      entries: z.array(entrySchema),
      signed: z.number().int(),
      /** Given back before and not improved yet: a statement names them too. */
      returned: z.number().int(),
      /** A statement now would add to one that was given: it names those that wait alone. */
      supplementary: z.boolean(),
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
    /** `language`: of the words around the text; the text itself has one. */
    z.object({ requestId: z.string(), language: z.enum(['nl', 'en']).default('nl') }),
    z.object({ html: z.string(), signOff: signOffSchema }),
  ),
  'signoffs.attachScan': write(
    SECRETARY,
    z.object({ requestId: z.string(), file: token, signedOn: daySchema, noMarking }),
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
  /** Writes the register's files. */
  'registers.export': write(
    OFFICE,
    z.object({
      quarter: quarterSchema,
      edition: z.enum(EDITIONS).default('intern'),
      formats: z.array(z.enum(EXPORT_FORMATS)).min(1),
      ...place,
      /** Null: as the administrator laid down, else as a Dutch Excel reads it. */
      csv: z
        .object({ bom: z.boolean(), delimiter: z.enum([',', ';']) })
        .nullable()
        .default(null),
    }),
    exportReceiptSchema,
  ),

  /** Rows of one sheet: frozen where the quarter is closed, else as they would be now. All quarters when null. */
  'registers.preview': read(
    /** `limit`: no more rows than these, of which `more` then says that there are. */
    z.object({
      quarter: quarterSchema.nullable(),
      sheet: z.string().max(40),
      limit: z.number().int().min(1).max(1_000).nullable().default(null),
    }),
    z.object({ rows: z.array(rowSchema), more: z.boolean() }),
  ),
  /** One entry under the names of the columns of sheet Registraties; null for a draft, which no register has. */
  'registers.entry': read(z.object({ entryId: idSchema }), z.object({ row: rowSchema.nullable() })),

  /** Writes the rhythm (weekly reminder, days after a quarter) as an .ics beside the exports. */
  'calendar.write': read(z.object({ language: z.enum(['nl', 'en']) }), z.object({ path: z.string() })),
} as const;
