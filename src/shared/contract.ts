/**
 * Every call between a screen, the command line or a test and the core: name, who may make it, what goes in, what comes
 * out. Types are derived from here; dispatch validates every input by it, tests validate every output as well. Values
 * are JSON types plus Date and Uint8Array: nothing else survives both window shells.
 */
import { z } from 'zod';
import { accessItemSchema } from './access-records.ts';
import { OVERSEES, ROLES } from './codes.ts';
import { collectionCalls } from './contract-collection.ts';
import { deliveryCalls } from './contract-delivery.ts';
import { draftCalls } from './contract-drafts.ts';
import { entryCalls } from './contract-entries.ts';
import { peopleCalls } from './contract-people.ts';
import { quarterCalls } from './contract-quarter.ts';
import { remoteCalls } from './contract-remote.ts';
import {
  accreditationSchema,
  backupSchema,
  type CallSpec,
  exampleProgressSchema,
  free,
  jobSchema,
  nothing,
  passphrase,
  place,
  placeSchema,
  read,
  savedViewsSchema,
  sessionSchema,
  settingsSchema,
  setupSchema,
  token,
  unlockedSchema,
  write,
} from './contract-shapes.ts';
import { stagingCalls } from './contract-staging.ts';
import { tableCalls } from './contract-tables.ts';
import { workspaceCalls } from './contract-workspace.ts';
import {
  fsckSchema,
  historyItemSchema,
  problemSchema,
  quarterViewSchema,
  salvagedSchema,
  waitingSchema,
} from './office-records.ts';
import { daySchema, idSchema, quarterSchema } from './record-fields.ts';
import { entrySchema, stagedSchema } from './records.ts';

/** A backup that was put back, and what came over from a damaged register. */
const restoredSchema = z.object({
  path: z.string(),
  /** Opens it: it is in the recent places. */
  token,
  treeSize: z.number().int(),
  origin: z.string(),
  problems: z.array(problemSchema),
  /** Null where no damaged register was given. */
  salvaged: salvagedSchema.nullable(),
});

export const contract = {
  ...workspaceCalls,
  ...peopleCalls,
  ...stagingCalls,
  ...draftCalls,
  ...tableCalls,
  ...entryCalls,
  ...quarterCalls,
  ...remoteCalls,
  ...deliveryCalls,
  ...collectionCalls,

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
      /** The week of today, of which nothing was said yet; in its own quarter, also where another is still worked on. */
      thisWeek: z.object({ week: z.string(), quarter: quarterSchema, number: z.number().int() }).nullable(),
      staged: z.array(stagedSchema),
      returned: z.array(entrySchema),
      evidenceDue: z.array(entrySchema),
      waiting: z.array(waitingSchema),
      since: z.array(historyItemSchema),
      /** True: all of it came after this person was here last. */
      sinceLeft: z.boolean(),
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
  /** Who looked at, searched or exported what; reading it is a line of it as well. */
  'access.list': read(
    z.object({
      before: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
      /** Only what is about this entry and its attachments. */
      entryId: idSchema.nullable().default(null),
    }),
    z.object({ items: z.array(accessItemSchema), total: z.number().int() }),
    OVERSEES,
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
    z.object(place),
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
  /** Backups that lie beside the register, newest first, as they say of themselves: also where the register's own list cannot be read. */
  'backups.beside': read(
    nothing,
    z.object({
      backups: z.array(
        z.object({
          name: z.string(),
          madeAt: z.string(),
          treeSize: z.number().int(),
          /** False: of before the register's key changed; it cannot be gone on from. */
          sameKey: z.boolean(),
        }),
      ),
    }),
  ),
  /** `backups.restore` with the open register as the damaged one, by whoever sits there. Only once damage was found. */
  'backups.salvage': read(z.object({ name: z.string().max(200), passphrase }), restoredSchema),
  'backups.restore': free(
    z.object({
      backup: token,
      /** The folder of the same register, damaged since: what is newer there and can be read is brought over. It is only read. */
      damaged: token.nullable().default(null),
      /** Absent or empty; null: beside the other workspaces, under a name that is free. */
      folder: token.nullable().default(null),
      recovery: z.string().nullable().default(null),
      personId: idSchema.nullable().default(null),
      passphrase: passphrase.nullable().default(null),
    }),
    restoredSchema,
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
