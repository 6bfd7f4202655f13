import { expect, test } from 'vitest';
import { type RhythmInput, rhythmCalendar } from './calendar.ts';

const INPUT: RhythmInput = {
  workspace: 'b021-efba',
  title: 'Bureau minister van Kust, Delta; en meer',
  today: '2027-03-09',
  now: '2027-03-09T09:41:00+01:00',
  from: '2027-Q1',
  timeLine: { reminderDays: 7, signOffDays: 14, deliveryDays: 28, consolidationDays: 42 },
  lang: 'nl',
};

test('a Friday every week, and four days after each of four quarters', () => {
  const lines = rhythmCalendar(INPUT).split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(17);
  expect(lines).toContain('DTSTART;VALUE=DATE:20270312');
  expect(lines).toContain('RRULE:FREQ=WEEKLY;INTERVAL=1');
  // Made at 9.41 in the Netherlands, said in the time of everywhere.
  expect(lines).toContain('DTSTAMP:20270309T084100Z');
  // Signing within 14 days after 31 March, delivery within 28, the overview within 42.
  for (const day of ['20270401', '20270414', '20270428', '20270512'])
    expect(lines).toContain(`DTSTART;VALUE=DATE:${day}`);
  expect(lines).toContain('X-WR-CALNAME:Bureau minister van Kust\\, Delta\\; en meer');
});

test('lines are folded below 76 bytes and unfold to what they were; the same input gives the same bytes', () => {
  const text = rhythmCalendar({ ...INPUT, title: 'é'.repeat(120) });
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`X-WR-CALNAME:${'é'.repeat(120)}`);
  expect(rhythmCalendar(INPUT)).toBe(rhythmCalendar(INPUT));
});
