/** Calls about what leaves an office and what comes back. */
import { z } from 'zod';
import { OFFICE, place, read, SECRETARY, seal, token, write } from './contract-shapes.ts';
import { packageReceiptSchema, receiptSchema } from './delivery-records.ts';
import { quarterSchema } from './record-fields.ts';

export const deliveryCalls = {
  /** Writes the package of a closed register. */
  'packages.make': write(
    SECRETARY,
    z.object({
      quarter: quarterSchema,
      edition: z.enum(['bzk', 'intern']).default('bzk'),
      ...place,
      seal,
    }),
    packageReceiptSchema,
  ),
  /** What was handed out of a quarter, and what its receivers said. */
  'packages.list': read(
    z.object({ quarter: quarterSchema.nullable().default(null) }),
    z.object({
      packages: z.array(
        packageReceiptSchema
          .pick({ register: true, quarter: true, treeSize: true, from: true, madeAt: true })
          .extend({ edition: z.string(), sha512: z.string().nullable() }),
      ),
      receipts: z.array(receiptSchema),
    }),
    OFFICE,
  ),
  /** Takes in a receipt: a file of the receiver, signed by its key. */
  'receipts.take': write(
    SECRETARY,
    z.object({ file: token.nullable().default(null), bytes: z.instanceof(Uint8Array).nullable().default(null) }),
    receiptSchema,
  ),
} as const;
