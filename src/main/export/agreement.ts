/**
 * What a cell read back from a file must be for it to agree with the source. Written apart from the writers on purpose:
 * a mistake there must not be repeated here.
 */
import type { TableColumn } from '../../shared/tables.ts';
import type { ReadCell } from './workbook-reader.ts';

type Value = string | number | null | undefined;

const DUTCH_CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** `06/03/2027, 14:12:05` -> `2027-03-06 14:12:05` */
function dutchMoment(value: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(Date.parse(value))) return null;
  const m = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d:\d\d:\d\d)$/.exec(DUTCH_CLOCK.format(Date.parse(value)));
  return m && Number(m[3]) > 1900 ? `${m[3]}-${m[2]}-${m[1]} ${m[4]}` : null;
}

function realDay(value: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!m || Number(m[1]) < 1901) return false;
  const day = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])));
  return day.getUTCMonth() + 1 === Number(m[2]) && day.getUTCDate() === Number(m[3]);
}

function realTime(value: string): string | null {
  const m = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(value);
  if (!m || Number(m[1]) > 23 || Number(m[2]) > 59 || Number(m[3] ?? 0) > 59) return null;
  return `${m[1]}:${m[2]}:${m[3] ?? '00'}`;
}

/** Text as a workbook holds it, character by character. */
function agreedText(value: string): string {
  let text = '';
  for (const character of value.replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0)!;
    if (code === 9 || code === 10) text += character;
    else if (code === 13) text += '\n';
    else if (code < 32) text += String.fromCodePoint(0x2400 + code);
    else if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) text += '\ufffd';
    else text += character;
  }
  if (text.length <= 32_767) return text;
  const mark = ` […afgekapt, ${text.length} tekens; zie csv of json]`;
  let kept = text.slice(0, 32_767 - mark.length);
  if (/[\ud800-\udbff]$/.test(kept)) kept = `${kept.slice(0, -1)}\ufffd`;
  return kept + mark;
}

/** The cell that `value` must have become in a workbook. */
export function agreedCell(column: TableColumn, value: Value): ReadCell {
  if (value === null || value === undefined || value === '') return { kind: 'empty', text: '' };
  if (typeof value === 'number') return { kind: 'number', text: String(Object.is(value, -0) ? 0 : value) };
  if (column.type === 'date' || column.type === 'datetime') {
    if (realDay(value)) return { kind: 'date', text: value };
    const moment = dutchMoment(value);
    if (moment) return { kind: 'datetime', text: moment };
  }
  const time = column.type === 'time' ? realTime(value) : null;
  return time ? { kind: 'time', text: time } : { kind: 'text', text: agreedText(value) };
}

/** The field that `value` must have become in a csv. */
export function agreedField(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value.toWellFormed();
  return '=+-@\t\r'.includes(text.replace(/^'+/, '').charAt(0) || 'x') ? `'${text}` : text;
}
