/**
 * What a value of the register becomes in a workbook cell. Both workbook writers take it from here, so that xlsx and ods
 * can only agree. Dates and times become real ones, on Dutch clocks; whatever is not a date in a date column (a Woo
 * ground, `±nov`) stays text.
 */
import { type Day, isDay, localTime } from '../../shared/quarter.ts';
import type { ColumnType } from '../../shared/register.ts';

export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly day: Day }
  | { readonly kind: 'datetime'; readonly day: Day; readonly seconds: number }
  | { readonly kind: 'time'; readonly seconds: number };

/** Excel's limit per cell, in UTF-16 units. Longer texts are cut, with a mark that says so; csv and json hold them whole. */
export const MAX_CELL_TEXT = 32_767;

const EMPTY: Cell = { kind: 'empty' };
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
// biome-ignore format: one line per range
// oxlint-disable-next-line no-control-regex -- these are the characters XML 1.0 cannot hold
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Excel counts days from 1900 with an error in February of that year; earlier days stay text. */
const firstWorkbookDay = '1901-01-01';

function momentCell(value: string): Cell | null {
  if (!MOMENT.test(value)) return null;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return null;
  const local = localTime(moment);
  if (local < firstWorkbookDay || local.length !== 19) return null;
  const [h, m, s] = [local.slice(11, 13), local.slice(14, 16), local.slice(17, 19)].map(Number);
  return { kind: 'datetime', day: local.slice(0, 10), seconds: h! * 3600 + m! * 60 + s! };
}

function timeCell(value: string): Cell | null {
  const m = TIME.exec(value);
  return m ? { kind: 'time', seconds: Number(m[1]) * 3600 + Number(m[2]) * 60 + Number(m[3] ?? 0) } : null;
}

function dateCell(value: string): Cell | null {
  return value.length === 10 && value >= firstWorkbookDay && isDay(value) ? { kind: 'date', day: value } : null;
}

/**
 * Text as both workbook formats can hold it: lone halves of emoji become U+FFFD, line ends LF, control characters the
 * visible sign for them (U+2400 and on), and past the limit a mark says how long it was.
 */
export function workbookText(text: string): string {
  const whole = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(NOT_XML, (c) => (c < ' ' ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : '\ufffd'));
  if (whole.length <= MAX_CELL_TEXT) return whole;
  const mark = ` […afgekapt, ${whole.length} tekens; zie csv of json]`;
  return whole.slice(0, MAX_CELL_TEXT - mark.length).toWellFormed() + mark;
}

/** The cell of one value. A number that is not finite is a bug of the caller. */
export function cellOf(type: ColumnType, value: string | number | null | undefined): Cell {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a number for a register: ${value}`);
    return { kind: 'number', number: value };
  }
  const special =
    type === 'date' || type === 'datetime'
      ? (dateCell(value) ?? momentCell(value))
      : type === 'time'
        ? timeCell(value)
        : null;
  return special ?? { kind: 'text', text: workbookText(value) };
}

/** `&`, `<`, `>` and quotes, for text and attributes alike; the caller has removed what XML cannot hold. */
export function escapeXml(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** `hh`, `mm`, `ss` of a second of the day. */
export function clock(seconds: number): readonly [string, string, string] {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return [two(seconds / 3600), two((seconds % 3600) / 60), two(seconds % 60)];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** 0 -> A, 25 -> Z, 26 -> AA. */
export function columnLetter(index: number): string {
  const last = LETTERS[index % 26]!;
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
