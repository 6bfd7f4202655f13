/**
 * The moment in a Date header (RFC 5322 3.3 and 4.3, and ISO 8601, which some programs write). Our own reader, because
 * `new Date()` reads a time without a zone in the zone of this machine and parsers hide that they guessed.
 */

import type { MomentCertainty } from '../../shared/intake.ts';
import { rfc3339 } from '../../shared/quarter.ts';

export interface MailMoment {
  sentAt: string | null;
  certainty: MomentCertainty;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// RFC 5322 4.3, and the two zones of Dutch mail. Military letters mean nothing reliable there.
const ZONES: Readonly<Record<string, string>> = {
  UT: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  Z: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
};
const RFC5322 =
  /^(?:[A-Za-z]+ ?,? ?)?(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{2,4}) (\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2}))?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(?:(?:UTC?|GMT) ?(?=[+-]))?([+-]\d{2}:?\d{2}|[A-Za-z]{1,5}))?(?: [A-Za-z]{1,5})?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?(Z|[+-]\d{2}:?\d{2})?$/i;

const NONE: MailMoment = { sentAt: null, certainty: 'none' };

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** True where it names another day of the week than the day it gives is: who changes a date forgets that. */
export function contradictsItself(header: string): boolean {
  const m = RFC5322.exec(withoutComments(header.slice(0, 300)));
  const named = DAYS.indexOf(/^[a-z]{3}/i.exec(m?.[0] ?? '')?.[0].toLowerCase() ?? '');
  if (!m || named < 0) return false;
  const month = MONTHS.indexOf((m[2] ?? '').toLowerCase());
  return new Date(Date.UTC(fullYear(m[3] ?? ''), month, Number(m[1]))).getUTCDay() !== named;
}

/** Reads a Date header; `none` where it holds no moment that exists. */
export function readMailDate(header: string): MailMoment {
  const text = withoutComments(header.slice(0, 300));
  const m = RFC5322.exec(text);
  if (m) {
    const month = MONTHS.indexOf((m[2] ?? '').toLowerCase()) + 1;
    return momentOf(
      fullYear(m[3] ?? ''),
      month,
      Number(m[1]),
      hourOf(Number(m[4]), m[7]),
      Number(m[5]),
      Number(m[6] ?? 0),
      zone(m[8]),
    );
  }
  const i = ISO.exec(text);
  if (!i) return NONE;
  const at = (n: number): number => Number(i[n] ?? 0);
  return momentOf(at(1), at(2), at(3), at(4), at(5), at(6), zone(i[7]));
}

function withoutComments(text: string): string {
  if (!text.includes('(')) return text.replace(/\s+/g, ' ').trim();
  let depth = 0;
  let kept = '';
  for (const c of text) {
    if (c === '(') depth++;
    else if (c === ')' && depth > 0) depth--;
    else if (depth === 0) kept += c;
  }
  return kept.replace(/\s+/g, ' ').trim();
}

/** RFC 5322 4.3: two digits up to 49 are of this century, three count from 1900. */
function fullYear(digits: string): number {
  const n = Number(digits);
  if (digits.length >= 4) return n;
  if (digits.length === 3) return 1900 + n;
  return n < 50 ? 2000 + n : 1900 + n;
}

/** Of 24, where the clock has twelve; beyond any clock where it cannot say so. */
function hourOf(written: number, half: string | undefined): number {
  if (half === undefined) return written;
  if (written < 1 || written > 12) return Number.POSITIVE_INFINITY;
  return (written % 12) + (/[pP]/.test(half) ? 12 : 0);
}

/** `+01:00`, or null where the zone is absent or unknown. */
function zone(text: string | undefined): string | null {
  if (text === undefined) return null;
  const m = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (m) return Number(m[2]) <= 14 && Number(m[3]) < 60 ? `${m[1]}${m[2]}:${m[3]}` : null;
  const name = text.toUpperCase();
  return Object.hasOwn(ZONES, name) ? (ZONES[name] ?? null) : null;
}

function momentOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  offset: string | null,
): MailMoment {
  if (hour > 23 || minute > 59 || second > 60 || year < 1900) return NONE;
  const two = (n: number): string => String(n).padStart(2, '0');
  const local = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(Math.min(second, 59))}`;
  const utc = Date.parse(`${local}Z`);
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 19) !== local) return NONE;
  if (offset !== null) return { sentAt: `${local}${offset}`, certainty: 'exact' };
  // Dutch clocks, by elimination: winter and summer time are tried, an hour that came twice fits both.
  const fits = [2, 1].map((h) => rfc3339(new Date(utc - h * 3_600_000))).filter((s) => s.startsWith(local));
  const [first] = fits;
  if (first === undefined) return { sentAt: null, certainty: 'impossible' };
  return { sentAt: first, certainty: fits.length > 1 ? 'ambiguous' : 'zoneAssumed' };
}
