/** What the contract is written with: who may call, and the shapes that only calls have. */
import { z } from 'zod';
import { ROLES, type Role } from './codes.ts';
import { ERROR_CODES } from './errors.ts';
import { JOB_KINDS, JOB_UNITS } from './jobs.ts';
import { personSchema, termInputSchema } from './people-records.ts';
import { isRecipient, RECIPIENT } from './recipient.ts';
import { daySchema, idSchema, line, momentSchema } from './record-fields.ts';
import { entryFilterSchema, entryRowSchema } from './records.ts';
import { MAX_WORK_DOMAINS, WORK_DOMAIN } from './work-domains.ts';

export interface CallSpec<N extends 'none' | 'open', I extends z.ZodType, O extends z.ZodType> {
  /** `none`: works without an open workspace. */
  needs: N;
  writes: boolean;
  /** Who may call it in an open workspace; roles are enforced by dispatch. */
  roles: readonly Role[];
  input: I;
  output: O;
}

export function read<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  roles: readonly Role[] = ROLES,
): CallSpec<'open', I, O> {
  return { needs: 'open', writes: false, roles, input, output };
}

export function write<I extends z.ZodType, O extends z.ZodType>(
  roles: readonly Role[],
  input: I,
  output: O,
): CallSpec<'open', I, O> {
  return { needs: 'open', writes: true, roles, input, output };
}

export function free<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CallSpec<'none', I, O> {
  return { needs: 'none', writes: false, roles: ROLES, input, output };
}

export const SECRETARY: readonly Role[] = ['secretary', 'recordsManager'];
export const RECORDS: readonly Role[] = ['recordsManager'];
/** Who lets people in: of an office, or of a collection. */
export const ADMITS: readonly Role[] = ['secretary', 'recordsManager', 'collector'];
/** Who ends an access, and keeps the recovery sheet. */
export const KEEPS: readonly Role[] = ['recordsManager', 'collector'];
export const HOLDER: readonly Role[] = ['officeHolder'];
export const OFFICE: readonly Role[] = ['secretary', 'officeHolder', 'recordsManager'];

export const nothing = z.object({}).default({});
/** The receiver's age recipient: what is written is sealed, and only they can open it. Null: it is not. */
export const seal = z
  .string()
  .regex(RECIPIENT)
  .refine(isRecipient, 'not a recipient of age: a letter is wrong')
  .nullable()
  .default(null);
export const done = z.object({ ok: z.literal(true) });
export const passphrase = z.string().min(1).max(1_000);
export const token = z.string().min(1).max(200);
/** Why what looks like a marking that this register may not keep is none; empty: nobody said so. */
export const noMarking = z.string().max(200).default('');

/** Where files are written: `out` is the folder itself and must be empty, `within` gets a new one. Neither: the usual place. */
export const place = { out: token.nullable().default(null), within: token.nullable().default(null) };

/** A file or folder: a token for what lies on a disk, bytes for what does not. */
export const oneFile = z.object({
  file: token.nullable().default(null),
  pasted: z
    .object({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) })
    .nullable()
    .default(null),
});

/** While the example of a collection is made: offices that are ready, then packages that came in. */
export const exampleProgressSchema = z.object({
  part: z.enum(['offices', 'packages']),
  done: z.number().int(),
  total: z.number().int(),
});
export const slotSchema = z.object({ personId: idSchema, name: z.string(), role: z.enum(ROLES), oneTime: z.boolean() });
export const placeSchema = z.object({
  /** Token for `workspaces.peek` and `unlock`; the window never sees or names a path. */
  token,
  /** The path, for a person to read. */
  shown: z.string(),
  title: z.string(),
  kind: z.enum(['office', 'collection']),
  workspace: z.string(),
  slots: z.array(slotSchema),
  found: z.boolean(),
  /** A backup is not opened: it is put back in a new folder. Null: a workspace. */
  backup: z.object({ madeAt: momentSchema, treeSize: z.number().int() }).nullable(),
});
/** Mail domains of the ministry: an address there is a work address, so that a mail's private side can be told. */
export const workDomainsSchema = z.array(z.string().max(253).regex(WORK_DOMAIN)).max(MAX_WORK_DOMAINS);
export const setupSchema = z.object({
  title: personSchema.shape.name,
  /** Prefix of entry numbers, usually the ministry's abbreviation. */
  prefix: z.string().regex(/^[A-Z][A-Za-z]{1,7}$/),
  kind: z.enum(['office', 'collection']).default('office'),
  workDomains: workDomainsSchema.default([]),
  /** Invented people, shown as such; its clock goes on where its journal ended. */
  example: z.boolean().default(false),
  people: z
    .array(
      z.object({
        name: personSchema.shape.name,
        role: z.enum(ROLES),
        /** First person only: opens the workspace at once. Others get a one-time code. */
        passphrase: passphrase.optional(),
        /** False for someone who signs on paper and never unlocks. */
        slot: z.boolean().default(true),
        terms: z.array(termInputSchema.omit({ personId: true })).default([]),
      }),
    )
    .min(1)
    .max(40),
});
/** Domain R25: what the decision is called or where it lies, and its day. */
export const accreditationSchema = z.object({ note: z.string().trim().min(3).max(200), decidedOn: daySchema });
/** What an opened workspace says about itself: why it is read-only, or what the person should know. */
const noticeSchema = z.union([
  z.object({ key: z.literal('backupFailed'), detail: z.enum(ERROR_CODES) }),
  z.object({
    key: z.enum(['inUse', 'rolledBack', 'slotsChanged', 'damaged', 'unsignedTail', 'migrated']),
    /** A number where there is one to tell, else empty. */
    detail: z.string(),
  }),
]);
export type Notice = z.infer<typeof noticeSchema>;

export const sessionSchema = z.object({
  workspace: z.string(),
  title: z.string(),
  kind: z.enum(['office', 'collection']),
  person: personSchema,
  readOnly: z.boolean(),
  notices: z.array(noticeSchema),
  lockAfterMinutes: z.number().int(),
  example: z.boolean(),
  origin: z.string(),
  /** The security authority's decision that Dep. VERTROUWELIJK may be kept here; null: it may not. */
  accreditation: accreditationSchema.nullable(),
});
export const unlockedSchema = z.object({
  session: sessionSchema,
  /** Recovery sheet of a new workspace: shown once, never stored. Groups of five characters. */
  recovery: z.array(z.string()).nullable(),
  codes: z.array(z.object({ personId: idSchema, name: z.string(), code: z.string() })),
});
export const settingsSchema = z.object({
  language: z.enum(['nl', 'en']),
  theme: z.enum(['system', 'light', 'dark', 'hc']),
  singleKeys: z.boolean(),
});
/** A person's own view of the list. `view` is the ready view it began with: "this quarter" stays this quarter next year. */
export const savedViewSchema = z.object({
  name: line(40).pipe(z.string().min(1)),
  view: z.string().max(20),
  filter: entryFilterSchema,
  sort: z.enum(['date', 'number', 'subject', 'channel', 'status']),
  descending: z.boolean(),
});
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema).max(20) });
export const listPage = z.object({
  rows: z.array(entryRowSchema),
  total: z.number().int(),
  next: z.string().nullable(),
});
export const facet = z.array(z.object({ value: z.string(), count: z.number().int() }));
export const backupSchema = z.object({
  name: z.string(),
  madeAt: momentSchema,
  bytes: z.number().int(),
  treeSize: z.number().int(),
  provenAt: momentSchema.nullable(),
  /** It lies beside the register, where old ones make room (`backup-rotation.ts`); elsewhere it stays. */
  beside: z.boolean(),
});

export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(JOB_UNITS),
});
