import type { Language } from '../../shared/policy.ts';
import { type Day, daysBetween, localDay, localTime, type Quarter } from '../../shared/quarter.ts';
import { longDay, shortDay } from '../../shared/sentence.ts';

export { longDay, monthOf, shortDay } from '../../shared/sentence.ts';

/** "14.12 uur" / "14:12" */
export function clock(moment: string, lang: Language): string {
  const time = localTime(new Date(moment)).slice(11, 16);
  return lang === 'nl' ? `${time.replace(':', '.')} uur` : time;
}

/** "dinsdag 9 maart" / "Tuesday 9 March": without the year where it is this one. */
export function dayInWords(day: Day, lang: Language, today?: Day): string {
  const long = longDay(day, lang);
  return today && today.slice(0, 4) === day.slice(0, 4) ? long.replace(/ \d{4}$/, '') : long;
}

/** "10 januari 2022": a day without its weekday. */
export function dayOnly(day: Day, lang: Language): string {
  return longDay(day, lang).replace(/^\S+ /, '');
}

/** "vandaag 09.41 uur", "gisteren 16.12 uur", "vr 5 mrt, 17.20 uur" */
export function momentInWords(moment: string, lang: Language, today: Day): string {
  const day = localDay(new Date(moment));
  const ago = daysBetween(day, today);
  const time = clock(moment, lang);
  if (ago === 0) return lang === 'nl' ? `vandaag ${time}` : `today ${time}`;
  if (ago === 1) return lang === 'nl' ? `gisteren ${time}` : `yesterday ${time}`;
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${shortDay(day, lang)}${year}, ${time}`;
}

/** "kwartaal 1 van 2027" / "quarter 1 of 2027" */
export function quarterInWords(quarter: Quarter, lang: Language): string {
  const number = quarter.slice(6);
  return lang === 'nl'
    ? `kwartaal ${number} van ${quarter.slice(0, 4)}`
    : `quarter ${number} of ${quarter.slice(0, 4)}`;
}

/** First letter large, for the start of a sentence. */
export function capital(words: string): string {
  return words === '' ? words : words[0]!.toUpperCase() + words.slice(1);
}
