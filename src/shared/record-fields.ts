/** The fields that records are made of: ids, days, moments, one clean line of text. */
import { z } from 'zod';
import { isDay, isQuarter } from './quarter.ts';

/** Ids are short random words of our own making: `p-` person, `t-` term, `a-` account, `e-` entry, `b-` evidence ... */
export const idSchema = z.string().regex(/^[a-z]{1,3}-[a-z2-7]{8,26}$/);
/** A code of a list in the policy file; whether it exists on that day is checked by the service. */
export const codeSchema = z.string().regex(/^[A-Za-z0-9_.]{1,48}$/);
export const daySchema = z.string().refine(isDay, 'not a day');
export const quarterSchema = z.string().refine(isQuarter, 'not a quarter');
/** Moments are RFC 3339 with offset, as the journal keeps them. */
export const momentSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
export const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

// Control characters and bidi marks could make a signed text look like another one; they are refused everywhere.
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE_BUT_LINES = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export const clean = (max: number, refused: RegExp) =>
  z
    .string()
    .max(max)
    // Half an emoji, as a cut leaves it, has no place in JSON that is hashed.
    .transform((s) => s.toWellFormed().normalize('NFC').trim())
    .refine((s) => !refused.test(s), 'control character');
/** One line of text, trimmed, NFC. */
export const line = (max: number) => clean(max, UNPRINTABLE);
/** A short free text that may have lines. */
export const text = (max: number) => clean(max, UNPRINTABLE_BUT_LINES);
export const count = z.number().int().min(0).max(1_000_000);
