/** Calls about signing elsewhere: at the office, and at a desk that has no workspace. */
import { z } from 'zod';
import { SIGN_OFF_KINDS } from './codes.ts';
import { done, free, HOLDER, nothing, OFFICE, passphrase, read, SECRETARY, token, write } from './contract-shapes.ts';
import { preparedSchema, signOffSchema } from './office-records.ts';
import { idSchema, quarterSchema, sha256Schema } from './record-fields.ts';
import { openedRequestSchema, remoteAnswersSchema, remoteRequestSchema } from './remote-records.ts';

/** A file on a disk, or one that lies on none. */
const given = z.object({
  file: token.nullable().default(null),
  bytes: z.instanceof(Uint8Array).nullable().default(null),
});
/** Where a file goes: a path that the shell vouched for, which must not exist yet, or the usual folder. */
const out = token.nullable().default(null);
const written = z.object({ path: z.string(), name: z.string() });

export const remoteCalls = {
  /** The person's own signature as a file to take along. It signs and reads; it does not open the workspace. */
  'signoffs.identityFile': read(z.object({ passphrase, out }), written, HOLDER),
  /** Asks for a signature elsewhere: one sealed file that only the office holder of the term can open. */
  'signoffs.toRemote': write(
    SECRETARY,
    z.object({ termId: idSchema, quarter: quarterSchema, kind: z.enum(SIGN_OFF_KINDS), out }),
    written.extend({
      request: remoteRequestSchema,
      /** Files of evidence that did not go along, or not whole. */
      cut: z.number().int(),
    }),
  ),
  /** What was sent and not answered yet. */
  'signoffs.remote': read(nothing, z.object({ requests: z.array(remoteRequestSchema) }), OFFICE),
  /** Takes the answer in: the same text, signed by the same person, once. */
  'signoffs.acceptRemote': write(SECRETARY, given, signOffSchema),

  /** Opens a request with the person's own signature file. It stays open in memory until `remote.close`. */
  'remote.open': free(z.object({ identity: given, request: given, passphrase }), openedRequestSchema),
  /** The exact text of these answers to the open request. */
  'remote.prepare': free(remoteAnswersSchema, preparedSchema),
  /** Signs the text that was prepared last and writes the answer. */
  'remote.sign': free(z.object({ sha256: sha256Schema, passphrase, out }), written),
  'remote.close': free(nothing, done),
} as const;
