/** Calls on the evidence of a draft that no file says by itself: words of pictures, typed and pasted text. Part of the contract. */
import { z } from 'zod';
import { OFFICE, passphrase, read, SECRETARY, write } from './contract-shapes.ts';
import { idSchema, line } from './record-fields.ts';
import { stagedSchema } from './records.ts';

/** As long as the words kept of one picture (`MAX_PICTURE_WORDS`). */
const words = z.string().max(50_000);
const ownText = z.string().min(1).max(200_000);

export const draftCalls = {
  /**
   * Reads the pictures of a draft that were not read yet, or these: a job. Each becomes words as soon as it is read; what
   * stopping leaves unread is marked so. A guess `words:<evidenceId>` says how that went (`WORD_STATES`).
   */
  'pictures.read': write(
    SECRETARY,
    z.object({ id: idSchema, evidenceIds: z.array(idSchema).max(50).nullable().default(null) }),
    stagedSchema,
  ),
  /**
   * Puts the screenshots in a mail beside it, as evidence of their own; their words are read like those of any. A guess
   * `pictures:<evidenceId>` has their number, and whether they were put there (`PICTURE_STATES`); a second time changes nothing.
   */
  'pictures.fromMail': write(SECRETARY, z.object({ id: idSchema, evidenceId: idSchema }), stagedSchema),
  /** The words of one picture: what it is found by. */
  'pictures.words': read(z.object({ evidenceId: idSchema }), z.object({ words }), OFFICE),
  /** Words that a person looked at, changed or not. */
  'pictures.saveWords': write(SECRETARY, z.object({ id: idSchema, evidenceId: idSchema, words }), stagedSchema),
  /** All evidence of a draft, in the order it is to be read. */
  'pictures.order': write(
    SECRETARY,
    z.object({ id: idSchema, evidenceIds: z.array(idSchema).min(1).max(200) }),
    stagedSchema,
  ),
  /** Text as evidence, with who brought it in. Without an id a draft is started. `transcript`: typed over by hand. */
  'transcripts.add': write(
    SECRETARY,
    z.object({
      id: idSchema.nullable().default(null),
      kind: z.enum(['pasted', 'transcript', 'statement']),
      text: ownText,
      /** What it was taken from, such as a telephone; '' where nobody said. */
      source: line(120).default(''),
    }),
    stagedSchema,
  ),
  /** A second person has compared it with what it was typed from, and says so with their own passphrase. */
  'transcripts.confirm': write(
    SECRETARY,
    z.object({ id: idSchema, evidenceId: idSchema, personId: idSchema, passphrase }),
    stagedSchema,
  ),
} as const;

/** Pictures in a mail: of one that only brings them, of any other, and put beside it. */
export const PICTURE_STATES = ['envelope', 'mail', 'taken'] as const;

/** How reading a picture went. `checked`: a person looked at the words. `marking`: not kept, they begin like a state secret. */
export const WORD_STATES = ['machine', 'checked', 'none', 'stopped', 'failed', 'marking'] as const;
export type WordState = (typeof WORD_STATES)[number];
