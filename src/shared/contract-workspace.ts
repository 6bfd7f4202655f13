/** Calls on the program and on a workspace as a place: opening, keys, settings. Part of the contract. */
import { z } from 'zod';
import { adminRulesSchema } from './admin-rules.ts';
import { ROLES } from './codes.ts';
import {
  accreditationSchema,
  done,
  exampleProgressSchema,
  free,
  KEEPS,
  nothing,
  OFFICE,
  passphrase,
  placeSchema,
  RECORDS,
  read,
  SECRETARY,
  sessionSchema,
  settingsSchema,
  setupSchema,
  token,
  unlockedSchema,
  workDomainsSchema,
  write,
} from './contract-shapes.ts';
import { daySchema, idSchema, momentSchema } from './record-fields.ts';
import { WORKSPACE_KINDS } from './workspace-kinds.ts';

export const workspaceCalls = {
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
        lockAfterMinutes: z.number().int(),
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

  /** Mail domains of the ministry, as set-up gave them or somebody typed them since; `always` count without being typed. */
  'workspaces.domains': read(nothing, z.object({ domains: workDomainsSchema, always: z.array(z.string()) }), OFFICE),
  'workspaces.saveDomains': write(SECRETARY, z.object({ domains: workDomainsSchema }), done),
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
} as const;
