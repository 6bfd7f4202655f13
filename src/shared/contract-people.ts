/** Calls on people, terms, accounts, handovers and incidents. Part of the contract. */
import { z } from 'zod';
import { ROLES } from './codes.ts';
import { ADMITS, done, KEEPS, nothing, RECORDS, read, SECRETARY, write } from './contract-shapes.ts';
import { handoverInputSchema, handoverSchema, incidentInputSchema, incidentSchema } from './office-records.ts';
import {
  accountInputSchema,
  accountSchema,
  judgementSchema,
  personSchema,
  termInputSchema,
  termSchema,
  ticksSchema,
} from './people-records.ts';
import { daySchema, idSchema } from './record-fields.ts';

export const peopleCalls = {
  'people.list': read(nothing, z.object({ people: z.array(personSchema) })),
  /** Only roles of this kind of workspace (`ROLES_OF`). */
  'people.add': write(
    ADMITS,
    z.object({ name: personSchema.shape.name, role: z.enum(ROLES), slot: z.boolean() }),
    z.object({ person: personSchema, code: z.string().nullable() }),
  ),
  /** A new one-time code for someone who forgot the passphrase; the old signing key ends. */
  'people.issueCode': write(ADMITS, z.object({ personId: idSchema }), z.object({ code: z.string() })),
  'people.leave': write(KEEPS, z.object({ personId: idSchema, on: daySchema }), done),
  'terms.list': read(nothing, z.object({ terms: z.array(termSchema) })),
  'terms.add': write(SECRETARY, termInputSchema, termSchema),
  'terms.end': write(SECRETARY, z.object({ termId: idSchema, until: daySchema }), termSchema),
  'accounts.list': read(nothing, z.object({ accounts: z.array(accountSchema) })),
  'accounts.add': write(SECRETARY, accountInputSchema, accountSchema),
  'accounts.update': write(
    SECRETARY,
    accountInputSchema.omit({ termId: true }).partial().extend({ accountId: idSchema }),
    accountSchema,
  ),
  'accounts.tick': write(SECRETARY, ticksSchema.extend({ accountId: idSchema }), accountSchema),
  /** The CISO's judgement, typed in by the records manager (domain D9). */
  'accounts.judge': write(RECORDS, judgementSchema.extend({ accountId: idSchema }), accountSchema),
  'handovers.record': write(SECRETARY, handoverInputSchema, handoverSchema),
  'handovers.list': read(nothing, z.object({ handovers: z.array(handoverSchema) })),
  'incidents.record': write(
    SECRETARY,
    incidentInputSchema.extend({ entryId: idSchema.nullable().default(null) }),
    incidentSchema,
  ),
  'incidents.update': write(SECRETARY, incidentInputSchema.extend({ incidentId: idSchema }), incidentSchema),
  /** Ties an entry to an incident: its follow-up names the incident's number. */
  'incidents.link': write(SECRETARY, z.object({ incidentId: idSchema, entryId: idSchema }), incidentSchema),
  'incidents.list': read(nothing, z.object({ incidents: z.array(incidentSchema) })),
} as const;
