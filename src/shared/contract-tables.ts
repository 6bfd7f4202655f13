/** Calls of an old register: a table in memory, its columns named by a person, each row a draft. Part of the contract. */
import { z } from 'zod';
import { done, oneFile, read, SECRETARY, write } from './contract-shapes.ts';
import { DATE_ORDERS } from './intake.ts';
import { balanceSchema } from './intake-records.ts';
import { idSchema, sha256Schema } from './record-fields.ts';
import { TABLE_FIELDS } from './table-fields.ts';

const field = z.enum(TABLE_FIELDS);
const value = z.string().max(400);

/** What a person said about the columns and their words. */
export const tableMapSchema = z.object({
  /** By column; null: not taken over. A field is given to one column at most. */
  columns: z.array(field.nullable()).max(200),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** `code` null: leave the question open for these rows. */
  codes: z.array(z.object({ field, value, code: z.string().max(80).nullable() })).max(5_000),
});
export type TableMap = z.infer<typeof tableMapSchema>;

export const ROW_PROBLEMS = [
  'open_quote',
  'too_many_cells',
  'nothing_taken',
  'bad_date',
  'future_date',
  'bad_time',
  'bad_number',
  'marking',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

const rowProblem = z.object({ line: z.number().int(), why: z.enum(ROW_PROBLEMS), text: z.string() });

export const tableSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  bytes: z.number().int(),
  sha256: sha256Schema,
  separator: z.string().nullable(),
  encodingGuessed: z.boolean(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number().int() })),
  /** Index in `sheets`. */
  sheet: z.number().int(),
  /** The line that holds the heads; what stands above it is no row. */
  headLine: z.number().int(),
  rows: z.number().int(),
  columns: z.array(
    z.object({
      head: z.string(),
      /** The first three different ones that are filled. */
      samples: z.array(z.string()),
      filled: z.number().int(),
      suggestion: field.nullable(),
    }),
  ),
  /** How a table with these heads was read last time. */
  remembered: tableMapSchema.nullable(),
});
export type OpenedTable = z.infer<typeof tableSchema>;

export const tableCheckSchema = z.object({
  /** `unit` line; heads and what stands above them are left out, rows that cannot become a draft not understood. */
  balance: balanceSchema,
  /** Rows that cannot become a draft: at most the first 200. */
  problems: z.array(rowProblem),
  /** Words that are no code or label, each once. `code`: as answered; absent where nobody said yet. */
  words: z.array(z.object({ field, value, rows: z.number().int(), code: z.string().nullable().optional() })),
  /** Both orders of day and month are possible. */
  asksDateOrder: z.boolean(),
  /** The first draft as one sentence. */
  example: z.object({ nl: z.string(), en: z.string() }).nullable(),
});
export type TableCheck = z.infer<typeof tableCheckSchema>;

const sheet = z.number().int().min(0).max(2_000).nullable().default(null);
const about = z.object({ id: idSchema, sheet, map: tableMapSchema });

export const tableCalls = {
  /** Null: no table. Nothing is written; it is held in memory until kept, closed or locked. */
  'tables.open': read(oneFile, z.object({ opened: tableSchema.nullable() }), SECRETARY),
  /** One sheet of it; null: the first that has rows. */
  'tables.get': read(z.object({ id: idSchema, sheet }), tableSchema, SECRETARY),
  /** What would come of it when read like this. */
  'tables.check': read(about, tableCheckSchema, SECRETARY),
  /** A staged draft per row. The columns and words are remembered for a table with the same heads. */
  'tables.keep': write(
    SECRETARY,
    about,
    z.object({ staged: z.array(idSchema), balance: balanceSchema, problems: z.array(rowProblem) }),
  ),
  'tables.close': read(z.object({ id: idSchema }), done, SECRETARY),
} as const;
