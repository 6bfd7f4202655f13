/** The rhythm of the register as an iCalendar file (RFC 5545): a reminder every week, and the days that follow a quarter. Pure. */
import type { Policy } from './policy.ts';
import { addDays, type Day, nextQuarter, type Quarter, quarterDays } from './quarter.ts';

export interface RhythmInput {
  /** Makes the identifiers of the events the same every time, so that a second import changes nothing. */
  workspace: string;
  /** "Bureau minister van Kust en Delta" */
  title: string;
  today: Day;
  /** RFC 3339: when this file is made. */
  now: string;
  /** The first quarter of four. */
  from: Quarter;
  timeLine: Pick<Policy['timeLine'], 'reminderDays' | 'signOffDays' | 'deliveryDays' | 'consolidationDays'>;
  lang: 'nl' | 'en';
}

const WORDS = {
  nl: {
    week: 'Privékanalen: alles van deze week vastgelegd?',
    weekSays: 'Was er niets? Zeg dan met W dat er niets was.',
    over: (q: string) => `${q} is voorbij: laat ondertekenen`,
    signed: (q: string) => `${q}: ondertekening klaar, kwartaal sluiten`,
    delivered: (q: string) => `${q}: register naar BZK`,
    consolidated: (q: string) => `${q}: overzicht van BZK`,
  },
  en: {
    week: 'Private channels: everything of this week logged?',
    weekSays: 'Was there nothing? Then say with W that there was nothing.',
    over: (q: string) => `${q} is over: have it signed`,
    signed: (q: string) => `${q}: sign-off done, close the quarter`,
    delivered: (q: string) => `${q}: register to BZK`,
    consolidated: (q: string) => `${q}: overview by BZK`,
  },
} as const;

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n');
}

/** Of one character, in UTF-8. */
function bytesOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** At most 75 bytes a line, never through a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let now = '';
  let length = 0;
  for (const letter of line) {
    const bytes = bytesOf(letter);
    if (length + bytes > 74) {
      lines.push(now);
      now = ' ';
      length = 1;
    }
    now += letter;
    length += bytes;
  }
  return [...lines, now].join('\r\n');
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** The next Friday, today included. */
function friday(today: Day): Day {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (5 - weekday + 7) % 7);
}

export function rhythmCalendar(input: RhythmInput): string {
  const words = WORDS[input.lang];
  const stamp = new Date(input.now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const event = (id: string, day: Day, says: string, more: readonly string[] = []): string[] => [
    'BEGIN:VEVENT',
    `UID:${id}-${input.workspace}@kanaalregister.invalid`,
    `DTSTAMP:${stamp}Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `SUMMARY:${escaped(says)}`,
    ...more,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
  const weeks = Math.max(1, Math.round(input.timeLine.reminderDays / 7));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kanaalregister//NONSGML//NL',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(input.title)}`,
    ...event('week', friday(input.today), words.week, [
      `DESCRIPTION:${escaped(words.weekSays)}`,
      `RRULE:FREQ=WEEKLY;INTERVAL=${weeks}`,
    ]),
  ];
  for (let step = 0; step < 4; step++) {
    const quarter = nextQuarter(input.from, step);
    const { to } = quarterDays(quarter);
    const after = (days: number): Day => addDays(to, days);
    lines.push(
      ...event(`${quarter}-over`, after(1), words.over(quarter)),
      ...event(`${quarter}-signed`, after(input.timeLine.signOffDays), words.signed(quarter)),
      ...event(`${quarter}-delivered`, after(input.timeLine.deliveryDays), words.delivered(quarter)),
      ...event(`${quarter}-consolidated`, after(input.timeLine.consolidationDays), words.consolidated(quarter)),
    );
  }
  return `${[...lines, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}
