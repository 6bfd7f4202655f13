/**
 * What the administrator of a computer may lay down for everybody who uses the program there (docs/beheer.md). A rule can
 * only narrow or set a default: none of them makes anything less safe.
 */
import { z } from 'zod';
import { EXPORT_FORMATS } from './codes.ts';

const folder = z.string().min(1).max(240);

export const adminRulesSchema = z.strictObject({
  workspaces: z
    .strictObject({
      /** Where a new workspace goes. */
      folder: folder.optional(),
      /** True: nowhere else. */
      onlyThere: z.boolean().default(false),
    })
    .default({ onlyThere: false }),
  /** Minutes of silence after which the window locks itself: at most what it is without a rule. */
  lockAfterMinutes: z.number().int().min(1).max(10).optional(),
  export: z
    .strictObject({
      folder: folder.optional(),
      formats: z.array(z.enum(EXPORT_FORMATS)).min(1).optional(),
      csv: z.strictObject({ bom: z.boolean(), delimiter: z.enum([',', ';']) }).optional(),
    })
    .default({}),
  /** For whoever chose nothing else. */
  theme: z.enum(['system', 'light', 'dark', 'hc']).optional(),
  language: z.enum(['nl', 'en']).optional(),
  /** A png file of at most 200 kB, shown on the start screen. */
  logo: folder.optional(),
});
export type AdminRules = z.infer<typeof adminRulesSchema>;

/** Minutes of silence after which the window locks itself. */
export function lockAfterMinutes(rules: AdminRules): number {
  return rules.lockAfterMinutes ?? 10;
}

/** What holds where no administrator laid anything down. */
export const NO_RULES: AdminRules = adminRulesSchema.parse({});
