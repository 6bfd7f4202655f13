/** An invitation (RFC 5545) in words: of a mail that holds nothing else, this is what a person would have read. */
import { cleanLine } from './clean-text.ts';
import { decodeText } from './text-lines.ts';

/** No invitation is longer than a letter; one with its whole history may be. In bytes. */
const READ = 65_536;
const MAX_WORDS = 4_000;

/** Subject, when, where and what for, each on a line; '' where it has none of them. */
export function invitationText(bytes: Uint8Array): string {
  // A line that goes on begins with a space.
  const text = decodeText(bytes.subarray(0, READ)).text.replaceAll(/\r?\n[ \t]/g, '');
  const event = text.slice(Math.max(0, text.search(/^BEGIN:(?:VEVENT|VTODO)/im)));
  const valueOf = (name: string): string => {
    const m = new RegExp(`^${name}((?:;[^:\\r\\n]{0,200})?):([^\\r\\n]{0,${MAX_WORDS}})`, 'im').exec(event);
    const zone = /TZID="?([^;:"]{1,60})/i.exec(m?.[1] ?? '')?.[1];
    return [momentText(unescaped(m?.[2] ?? '')), zone === undefined ? '' : `(${zone})`].filter(Boolean).join(' ');
  };
  const when = [valueOf('DTSTART'), valueOf('DTEND')].filter(Boolean).join(' - ');
  const lines = [cleanLine(valueOf('SUMMARY')), when, cleanLine(valueOf('LOCATION')), valueOf('DESCRIPTION')];
  return lines.filter((line) => line.trim() !== '').join('\n');
}

function unescaped(value: string): string {
  return value.replaceAll(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

/** `20270312T130000Z` as `2027-03-12 13:00 UTC`; anything else as it stands. */
function momentText(value: string): string {
  const m = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/.exec(value);
  if (!m) return value;
  const [, year, month, day, hour, minute, utc] = m;
  return [`${year}-${month}-${day}`, hour === undefined ? '' : `${hour}:${minute}`, utc ? 'UTC' : ''].join(' ').trim();
}
