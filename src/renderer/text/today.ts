import { signOff } from './sign-off.ts';
import { type Both, count, many, type Subject } from './text.ts';

export const todayText = {
  drop: {
    nl: 'Sleep een gesprek, mail of schermafbeelding hierheen',
    en: 'Drop a conversation, mail or screenshot here',
  },
  dropNote: { nl: 'Of plak met', en: 'Or paste with' },
  dropNote2: {
    nl: 'U kiest wat werk is. De rest wordt niet bewaard.',
    en: 'You choose what is work. The rest is not kept.',
  },
  busy: { nl: 'Het bestand wordt gelezen', en: 'Reading the file' },
  entries: {
    nl: (n: number) => many('nl', n, 'registratie', 'registraties'),
    en: (n: number) => many('en', n, 'entry', 'entries'),
  },
  daysLeft: { nl: (n: number) => many('nl', n, 'dag', 'dagen'), en: (n: number) => many('en', n, 'day', 'days') },
  still: { nl: 'nog', en: '' },
  until: { nl: (day: string) => `tot ${day}`, en: (day: string) => `left, to ${day}` },
  ended: { nl: (day: string) => `voorbij sinds ${day}`, en: (day: string) => `ended on ${day}` },
  week: { nl: (n: number) => `Week ${n}`, en: (n: number) => `Week ${n}` },
  weekWord: { nl: 'Week', en: 'Week' },
  now: { nl: 'nu', en: 'now' },
  nothing: { nl: 'niets', en: 'nothing' },
  noInput: { nl: 'geen invoer', en: 'no input' },
  outside: { nl: 'buiten ambt', en: 'no term' },
  nothingYet: { nl: 'nog niets', en: 'nothing yet' },
  fromDay: { nl: (day: string) => `vanaf ${day}`, en: (day: string) => `from ${day}` },
  emptyWeek: { nl: (n: number) => `Week ${n} is nog leeg`, en: (n: number) => `Week ${n} is still empty` },
  emptyWeeks: { nl: (n: number) => `${n} weken zijn nog leeg`, en: (n: number) => `${n} weeks are still empty` },
  weekNothing: { nl: (n: number) => `Week ${n}: niets gebruikt`, en: (n: number) => `Week ${n}: nothing used` },
  thisWeek: { nl: 'Deze week niets', en: 'Nothing this week' },
  weekDone: {
    nl: (n: number) => `Week ${n}: niets gebruikt. Dat staat nu in het logboek.`,
    en: (n: number) => `Week ${n}: nothing used. That is in the journal now.`,
  },
  weeks: { nl: 'Weken van dit kwartaal', en: 'Weeks of this quarter' },
  returned: { nl: (post: string) => `Teruggegeven door de ${post}`, en: (post: string) => `Given back by the ${post}` },
  returnedOn: {
    nl: (note: string, day: string, number: string) => `“${note}” Teruggegeven op ${day}, ${number}`,
    en: (note: string, day: string, number: string) => `“${note}” Given back on ${day}, ${number}`,
  },
  improve: { nl: 'Verbeteren', en: 'Improve' },
  drafts: { nl: 'Mijn concepten', en: 'My drafts' },
  draftsNote: {
    nl: 'Openen gaat verder bij de vraag waar u was',
    en: 'Opening goes on at the question where you were',
  },
  goOn: { nl: 'Verder', en: 'Go on' },
  stillOpen: {
    nl: (questions: string, when: string) => `Nog open: ${questions}. ${when}`,
    en: (questions: string, when: string) => `Still open: ${questions}. ${when}`,
  },
  allAnswered: {
    nl: (when: string) => `Klaar om vast te leggen. ${when}`,
    en: (when: string) => `Ready to log. ${when}`,
  },
  evidence: { nl: 'Bewijs volgt', en: 'Evidence to follow' },
  evidenceDue: {
    nl: (day: string, number: string) => `Herinnering op ${day}, ${number}`,
    en: (day: string, number: string) => `Reminder on ${day}, ${number}`,
  },
  evidenceLate: {
    nl: (day: string, number: string) => `De herinnering was op ${day}, ${number}`,
    en: (day: string, number: string) => `The reminder was on ${day}, ${number}`,
  },
  noReminder: {
    nl: (number: string) => `Nog geen dag voor de herinnering, ${number}`,
    en: (number: string) => `No day for a reminder yet, ${number}`,
  },
  copyRequest: { nl: 'Kopieer verzoek', en: 'Copy request' },
  requestCopied: { nl: 'Verzoek gekopieerd. Plak het in een bericht.', en: 'Request copied. Paste it in a message.' },
  request: {
    nl: (sentence: string, number: string) =>
      `Voor het register van privékanalen missen we nog bewijs bij ${number}:\n\n${sentence}\n\nWilt u het gesprek of een schermafbeelding naar het secretariaat sturen? Wis het pas als wij het hebben.`,
    en: (sentence: string, number: string) =>
      `For the register of private channels we still miss evidence for ${number}:\n\n${sentence}\n\nPlease send the conversation or a screenshot to the secretariat. Delete it only when we have it.`,
  },
  waiting: { nl: (post: string) => `voor de ${post}`, en: (post: string) => `for the ${post}` },
  waitingNote: {
    nl: (minutes: number, day: string) =>
      `Ongeveer ${many('nl', minutes, 'minuut', 'minuten')}, de oudste is van ${day}.`,
    en: (minutes: number, day: string) => `About ${many('en', minutes, 'minute', 'minutes')}, the oldest is of ${day}.`,
  },
  about: {
    nl: (minutes: number) => `Ongeveer ${many('nl', minutes, 'minuut', 'minuten')}.`,
    en: (minutes: number) => `About ${many('en', minutes, 'minute', 'minutes')}.`,
  },
  giveScreen: {
    nl: (post: string) => `Geef het scherm aan de ${post}`,
    en: (post: string) => `Give the screen to the ${post}`,
  },
  haveSign: {
    nl: (name: string, n: number) => `Laat ${name} tekenen${n === 0 ? '' : ` (${count('nl', n)})`}`,
    en: (name: string, n: number) => `Have ${name} sign${n === 0 ? '' : ` (${count('en', n)})`}`,
  },
  noneWaiting: {
    nl: (post: string) => `Niets ligt bij de ${post}`,
    en: (post: string) => `Nothing waits for the ${post}`,
  },
  noneWaitingNote: {
    nl: 'Alles wat vastligt, is ondertekend of teruggegeven.',
    en: 'Everything logged is signed or given back.',
  },
  since: { nl: 'Wat anderen deden', en: 'What others did' },
  sinceLeft: { nl: 'Sinds u hier was', en: 'Since you were here' },
  sinceNothing: { nl: 'Nog niets.', en: 'Nothing yet.' },
  forwardingNote: {
    nl: 'Een halve bladzijde per telefoon, om in een mail te plakken.',
    en: 'Half a page per phone, to paste in a mail.',
  },
  see: { nl: 'Bekijken', en: 'Look' },
  safety: { nl: 'Veiligheid', en: 'Safety' },
  backup: { nl: 'Laatste back-up', en: 'Last backup' },
  noBackup: { nl: 'nog geen', en: 'none yet' },
  proven: { nl: 'Nagelezen', en: 'Read back' },
  notProven: { nl: 'nog niet', en: 'not yet' },
  locksAfter: { nl: 'Vergrendelt na', en: 'Locks after' },
  minutesSilence: { nl: (n: number) => `${n} minuten stilte`, en: (n: number) => `${n} minutes of silence` },
  sameAsLast: { nl: 'zelfde als de vorige', en: 'same as the last one' },
  throughList: { nl: 'door de lijst', en: 'through the list' },
  quarterDone: { nl: 'Het kwartaal is gesloten', en: 'The quarter is closed' },
  quarterDoneNote: {
    nl: 'Wat later komt, gaat naar het volgende kwartaal.',
    en: 'What comes later goes to the next quarter.',
  },
  allDone: { nl: 'Niets wacht op u', en: 'Nothing waits for you' },
  allDoneNote: {
    nl: 'Geen concepten, niets teruggegeven, geen bewijs dat nog moet komen.',
    en: 'No drafts, nothing given back, no evidence still to come.',
  },
  holderHello: { nl: (name: string) => `Goedendag, ${name}`, en: (name: string) => `Good day, ${name}` },
  holderWaiting: {
    nl: (n: number) => `${many('nl', n, 'registratie ligt', 'registraties liggen')} voor u klaar`,
    en: (n: number) => `${many('en', n, 'entry is', 'entries are')} ready for you`,
  },
  holderNone: { nl: 'Er ligt nu niets voor u klaar', en: 'Nothing is waiting for you now' },
  holderNoneNote: {
    nl: 'Uw secretariaat zet klaar wat u ondertekent.',
    en: 'Your secretariat prepares what you sign.',
  },
  look: { nl: 'Bekijken en ondertekenen', en: 'Look and sign' },
  holderStatement: {
    nl: (quarter: string) => `Uw verklaring over ${quarter} ligt voor u klaar`,
    en: (quarter: string) => `Your statement on ${quarter} is ready for you`,
  },
  statementWaits: {
    nl: (quarter: string, post: string) => `De verklaring over ${quarter} wacht op de ${post}`,
    en: (quarter: string, post: string) => `The statement on ${quarter} waits for the ${post}`,
  },
} satisfies Subject;

/** What a statement without entries to read asks of a person. */
export function statementSays(waits: { statement: 'due' | 'nil' | null }): Both {
  return waits.statement === 'nil' ? signOff.nilDue : signOff.statementDue;
}

export const questions: Record<string, { nl: string; en: string }> = {
  who: { nl: 'wie', en: 'who' },
  through: { nl: 'waarlangs', en: 'channel' },
  when: { nl: 'wanneer', en: 'when' },
  with: { nl: 'met wie', en: 'with whom' },
  about: { nl: 'waarover', en: 'about' },
  why: { nl: 'reden', en: 'reason' },
  nature: { nl: 'soort informatie', en: 'kind of information' },
  classification: { nl: 'rubricering', en: 'classification' },
  evidence: { nl: 'bewijs', en: 'evidence' },
};
