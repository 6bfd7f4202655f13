import type { Question } from '../../shared/rules.ts';
import { type Both, count, many, type Subject } from './text.ts';

export const questionNames: Record<Question, Both> = {
  who: { nl: 'Wie', en: 'Who' },
  through: { nl: 'Waarlangs', en: 'Through' },
  when: { nl: 'Wanneer', en: 'When' },
  with: { nl: 'Met wie', en: 'With whom' },
  about: { nl: 'Waarover', en: 'About' },
  why: { nl: 'Waarom', en: 'Why' },
  nature: { nl: 'Soort informatie', en: 'Kind of information' },
  classification: { nl: 'Rubricering', en: 'Classification' },
  evidence: { nl: 'Bewijs', en: 'Evidence' },
};

export const register = {
  title: { nl: 'Nieuwe registratie', en: 'New entry' },
  amendTitle: { nl: (n: string) => `Wijzigen: ${n}`, en: (n: string) => `Change: ${n}` },
  correctTitle: { nl: (n: string) => `Rechtzetten: ${n}`, en: (n: string) => `Correct: ${n}` },
  discouraged: {
    nl: 'Privékanalen worden ernstig afgeraden. Is het toch gebeurd, dan hoort het hier.',
    en: 'Private channels are seriously discouraged. If it happened anyway, it belongs here.',
  },
  openCount: {
    nl: (open: number, all: number) =>
      open === 0 ? 'Alles is ingevuld' : `${count('nl', open)} van ${count('nl', all)} nog open`,
    en: (open: number, all: number) =>
      open === 0 ? 'Everything is filled in' : `${count('en', open)} of ${count('en', all)} still open`,
  },
  openAgain: { nl: (q: string) => `${q} wijzigen`, en: (q: string) => `Change ${q}` },
  still: { nl: 'Nog kiezen', en: 'Still to choose' },
  stillLower: { nl: 'nog kiezen', en: 'still to choose' },
  savedAt: { nl: (time: string) => `Concept bewaard om ${time}`, en: (time: string) => `Draft saved at ${time}` },
  saving: { nl: 'Concept wordt bewaard', en: 'Saving the draft' },
  discard: { nl: 'Weg ermee', en: 'Throw away' },
  discardTitle: { nl: 'Dit concept weggooien?', en: 'Throw this draft away?' },
  discardSays: {
    nl: 'Antwoorden en bestanden gaan echt weg. Er blijft niets van bewaard.',
    en: 'Answers and files really go. Nothing of it is kept.',
  },
  keep: { nl: 'Bewaren', en: 'Keep' },
  log: { nl: 'Vastleggen', en: 'Log' },
  logChange: { nl: 'Wijziging vastleggen', en: 'Log the change' },
  evidenceFollows: { nl: 'Bewijs volgt', en: 'Evidence to follow' },
  answerKeys: { nl: 'Antwoord kiezen, of typ om te zoeken', en: 'Choose an answer, or type to search' },
  nextOpen: { nl: 'volgende open vraag', en: 'next open question' },
  thus: { nl: 'Zo komt het in het register', en: 'This is how it goes into the register' },
  readAll: { nl: 'Lees de hele zin', en: 'Read the whole sentence' },
  days: {
    nl: (n: number) => (n === 0 ? 'op de dag zelf' : `${many('nl', n, 'dag', 'dagen')} na het laatste bericht`),
    en: (n: number) => (n === 0 ? 'on the day itself' : `${many('en', n, 'day', 'days')} after the last message`),
  },
  stillOpen: { nl: (names: string) => `Nog kiezen: ${names}.`, en: (names: string) => `Still to choose: ${names}.` },
  logged: { nl: (sentence: string) => `Vastgelegd: ${sentence}`, en: (sentence: string) => `Logged: ${sentence}` },
  another: { nl: 'Nog een uit dit gesprek', en: 'Another from this conversation' },
  tabEvidence: { nl: 'Bewijs', en: 'Evidence' },
  tabQuestions: { nl: 'Vragen', en: 'Questions' },
  pickOrSearch: {
    nl: (n: number) => `Kies een cijfer, of typ en zoek in alle ${n}`,
    en: (n: number) => `Choose a digit, or type to search all ${n}`,
  },
  whyNote: {
    nl: (day: string) => `Wordt nooit vooraf ingevuld. De cijfers blijven gelijk tot ${day}.`,
    en: (day: string) => `Never filled in beforehand. The digits stay the same until ${day}.`,
  },
  whyKind: { nl: 'Welke soort?', en: 'Which kind?' },
  whyMore: { nl: 'Vertel in een paar woorden meer', en: 'Say a little more' },
  whyMoreHint: { nl: 'Geen namen, geen citaten.', en: 'No names, no quotations.' },
  whenHint: {
    nl: 'Bijvoorbeeld: gisteren, za 14:30, 3-11, 3-11-2026 14:30, ±nov, onbekend.',
    en: 'For example: yesterday, Sat 14:30, 3-11, 3-11-2026 14:30, ±Nov, unknown.',
  },
  whenNot: {
    nl: (typed: string) => `“${typed}” is geen dag die ik ken. Typ bijvoorbeeld 3-11 of onbekend.`,
    en: (typed: string) => `“${typed}” is not a day I know. Type for example 3-11 or unknown.`,
  },
  whenFuture: { nl: 'Die dag moet nog komen.', en: 'That day has not come yet.' },
  whenUnknown: { nl: 'Onbekende dag', en: 'Unknown day' },
  whenMonth: {
    nl: (month: string) => `Ergens in ${month}`,
    en: (month: string) => `Some time in ${month}`,
  },
  aboutCount: {
    nl: (n: number) => `${n} van 80 tekens. Geen namen, geen citaten.`,
    en: (n: number) => `${n} of 80 characters. No names, no quotations.`,
  },
  aboutSecret: {
    nl: 'Blijft leeg, want de inhoud is gerubriceerd.',
    en: 'Stays empty, because the contents are classified.',
  },
  newAccount: { nl: 'nieuw account', en: 'new account' },
  newAccountTitle: {
    nl: (channel: string) => `Nieuw account: ${channel}`,
    en: (channel: string) => `New account: ${channel}`,
  },
  address: { nl: 'Nummer of adres', en: 'Number or address' },
  addressHint: {
    nl: 'Mag leeg blijven. Het register toont het deels verborgen.',
    en: 'May stay empty. The register shows it partly hidden.',
  },
  onDevice: { nl: 'Op welk toestel?', en: 'On which device?' },
  addAccount: { nl: 'Account toevoegen', en: 'Add the account' },
  otherChannel: { nl: 'Ander kanaal', en: 'Other channel' },
  classificationChoices: {
    nl: 'Staat er een rubricering op?',
    en: 'Is there a classification on it?',
  },
  classNo: { nl: 'Nee', en: 'No' },
  classNoNote: { nl: 'Onderwerp en bestanden blijven.', en: 'Subject and files stay.' },
  classUnknown: { nl: 'Weet ik niet', en: 'I do not know' },
  classUnknownNote: {
    nl: 'Geen bestanden, tot het is beoordeeld.',
    en: 'No files, until it has been assessed.',
  },
  classDepvKept: {
    nl: 'Dit register mag dit bewaren. Meld het wel als incident.',
    en: 'This register may keep this. Do report it as an incident.',
  },
  classDepvNote: {
    nl: 'Geen onderwerp en geen bestanden in dit programma.',
    en: 'No subject and no files in this program.',
  },
  classSecret: { nl: 'Staatsgeheim of buitenlands', en: 'State secret or foreign' },
  classSecretNote: {
    nl: 'Alleen datum en kanaal. Bel de beveiligingsautoriteit.',
    en: 'Only date and channel. Call the security authority.',
  },
  whichSecret: { nl: 'Welke rubricering?', en: 'Which classification?' },
  filesMustGo: {
    nl: (n: number) => `${many('nl', n, 'bestand moet', 'bestanden moeten')} eerst weg.`,
    en: (n: number) => `${many('en', n, 'file', 'files')} must go first.`,
  },
  removeFiles: { nl: 'Bestanden weghalen', en: 'Remove the files' },
  incident: { nl: 'Incident vastleggen', en: 'Record an incident' },
  incidentTitle: {
    nl: 'Gerubriceerde informatie op een privékanaal',
    en: 'Classified information on a private channel',
  },
  incidentSays: {
    nl: 'Dit legt een incident vast, zonder inhoud. Bel ook de beveiligingsautoriteit (BVA).',
    en: 'This records an incident, without contents. Call the security authority (BVA) as well.',
  },
  bvaTold: { nl: 'De BVA is gebeld', en: 'The BVA has been called' },
  incidentMade: {
    nl: (n: string) => `Incident ${n} is vastgelegd.`,
    en: (n: string) => `Incident ${n} is recorded.`,
  },
  evidenceAttached: {
    nl: (n: number) => `Bijgevoegd: ${many('nl', n, 'bestand', 'bestanden')}`,
    en: (n: number) => `Attached: ${many('en', n, 'file', 'files')}`,
  },
  evidenceAttach: { nl: 'Bijgevoegd', en: 'Attached' },
  evidenceAttachNote: { nl: 'Kies een bestand, of laat het hier los.', en: 'Choose a file, or drop it here.' },
  evidenceLater: { nl: 'Volgt', en: 'To follow' },
  evidenceLaterNote: { nl: (day: string) => `Herinnering op ${day}.`, en: (day: string) => `Reminder on ${day}.` },
  evidenceNot: { nl: 'Niet mogelijk', en: 'Not possible' },
  evidenceNotNote: { nl: 'Met een paar woorden waarom.', en: 'With a few words why.' },
  evidenceWhyNot: { nl: 'Waarom niet?', en: 'Why not?' },
  evidenceBlocked: {
    nl: 'Bij deze rubricering bewaart het register geen bestanden.',
    en: 'With this classification the register keeps no files.',
  },
  notKept: {
    nl: 'Dit hoort niet in het register. Gooi het concept weg, of kies iets anders.',
    en: 'This does not belong in the register. Throw the draft away, or choose something else.',
  },
  emptyTitle: { nl: 'Registreren zonder bestand', en: 'Log without a file' },
  emptySays: {
    nl: 'Hebt u het bericht nog? Sleep het hierheen, dan vult het programma in wat het kan lezen.',
    en: 'Do you still have the message? Drop it here, and the program fills in what it can read.',
  },
  emptyPick: { nl: 'Bestand kiezen', en: 'Choose a file' },
  emptyPickNote: {
    nl: 'Mail als .eml, een export van een chat, een schermafbeelding',
    en: 'A mail as .eml, a chat export, a screenshot',
  },
  emptyGoOn: { nl: 'Verder zonder bestand', en: 'Go on without a file' },
  emptyGoOnNote: {
    nl: 'Kies bij Bewijs: volgt, of niet mogelijk',
    en: 'Choose under Evidence: to follow, or not possible',
  },
  leftOut: {
    nl: 'Weglaten is hier alleen weglaten. Het is geen toestemming om op de telefoon te wissen.',
    en: 'Leaving out here is only leaving out. It is no permission to delete from the phone.',
  },
  correctionTitle: { nl: 'Waarom zet u dit recht?', en: 'Why do you correct this?' },
  correctionSays: {
    nl: 'Het kwartaal is gesloten. De oude registratie blijft staan, met een verwijzing naar deze.',
    en: 'The quarter is closed. The old entry stays, with a reference to this one.',
  },
  correctionReason: { nl: 'Reden van de rechtzetting', en: 'Reason of the correction' },
  correctionNeeded: { nl: 'Schrijf in een paar woorden waarom.', en: 'Write in a few words why.' },
  offered: { nl: (says: string) => `Uw bestand zegt: ${says}.`, en: (says: string) => `Your file says: ${says}.` },
  takeOffered: { nl: 'Neem over', en: 'Use this' },
  takeOfferedFor: {
    nl: (question: string, says: string) => `Neem over bij ${question}: ${says}`,
    en: (question: string, says: string) => `Use this for ${question}: ${says}`,
  },
  gone: { nl: 'Dit concept is er niet meer.', en: 'This draft is no longer there.' },
  toToday: { nl: 'Naar Vandaag', en: 'To Today' },
} satisfies Subject;

/** How many messages were chosen, as a guess tells it. */
function chosen(count: string): Both {
  if (count === '1') return { nl: 'het gekozen bericht', en: 'the chosen message' };
  return { nl: `de ${count} gekozen berichten`, en: `the ${count} chosen messages` };
}

/** The file, the head of the column and the line, below one another; drafts of before have the last two in one. */
function fromTable(detail: string): Both {
  const [name = '', head, line] = detail.split('\n');
  if (head === undefined) return { nl: `Uit de tabel: ${name}`, en: `From the table: ${name}` };
  return { nl: `Uit ${name}: ${head}, regel ${line}`, en: `From ${name}: ${head}, line ${line}` };
}

/** "Where it came from", by the key of a guess. `detail` is the guess's own fact. */
export const guessSays: Record<string, Both<(detail: string) => string>> = {
  only_term: { nl: () => 'Er is er één', en: () => 'There is only one' },
  term_on_day: { nl: (d) => `Uit de datum: in functie sinds ${d}`, en: (d) => `From the date: in office since ${d}` },
  table: { nl: (d) => fromTable(d).nl, en: (d) => fromTable(d).en },
  file: { nl: (d) => `Uit uw bestand: ${d}`, en: (d) => `From your file: ${d}` },
  // The line as the mail has it, in English, stands beside it under its headers.
  mail_date: { nl: () => 'Uit de datum van de mail', en: () => 'From the date of the mail' },
  mail_date_zone_assumed: {
    nl: () => 'Uit de datum van de mail, Nederlandse tijd aangenomen',
    en: () => 'From the date of the mail, Dutch time assumed',
  },
  mail_date_ambiguous: {
    nl: () => 'Uit de datum van de mail. Dit uur kwam twee keer voor, kijk het na.',
    en: () => 'From the date of the mail. This hour came twice, look at it.',
  },
  known_account: {
    nl: (d) => `Uit de mail: ${d}, een bekend account`,
    en: (d) => `From the mail: ${d}, a known account`,
  },
  mail_domain: { nl: (d) => `Uit het mailadres ${d}`, en: (d) => `From the mail address ${d}` },
  own_domain: {
    nl: (d) => `Het adres ${d} lijkt een eigen domein. Klopt dat?`,
    en: (d) => `The address ${d} looks like an own domain. Is that right?`,
  },
  unknown_domain: {
    nl: (d) => `Het adres ${d} is nieuw. Kies het kanaal.`,
    en: (d) => `The address ${d} is new. Choose the channel.`,
  },
  remembered: {
    nl: (d) => `Zelfde adres als in ${d}, u koos dit toen`,
    en: (d) => `Same address as in ${d}, you chose this then`,
  },
  mail_address: {
    nl: (d) => (d.includes(', ') ? `De adressen zijn ${d}. Wie zijn dat?` : `Het adres is ${d}. Wie is dat?`),
    en: (d) => (d.includes(', ') ? `The addresses are ${d}. Who are they?` : `The address is ${d}. Who is that?`),
  },
  addresses_unknown: {
    nl: (d) => `Van of aan ${d}. Wie is dat?`,
    en: (d) => `From or to ${d}. Who is that?`,
  },
  extract: {
    nl: (d) => `Uittreksel van ${chosen(d).nl}, met de plaats in het bestand`,
    en: (d) => `Extract of ${chosen(d).en}, with the place in the file`,
  },
  messages_exact: { nl: (d) => `Uit ${chosen(d).nl}`, en: (d) => `From ${chosen(d).en}` },
  messages_zone_assumed: {
    nl: (d) => `Uit ${chosen(d).nl}, Nederlandse tijd aangenomen`,
    en: (d) => `From ${chosen(d).en}, Dutch time assumed`,
  },
  messages_doubtful: {
    nl: (d) => `Uit ${chosen(d).nl}, maar dag of uur is niet zeker. Klopt dit?`,
    en: (d) => `From ${chosen(d).en}, but day or hour is not certain. Is this right?`,
  },
  export_own_account: {
    nl: (d) => `Uit het bestand: ${d}, een bekend account`,
    en: (d) => `From the file: ${d}, a known account`,
  },
  export_only_account: {
    nl: () => 'Soort gesprek uit het bestand; er is één account voor',
    en: () => 'Kind of conversation from the file; there is one account for it',
  },
  export_kind: {
    nl: () => 'Soort gesprek uit het bestand. Kies het account.',
    en: () => 'Kind of conversation from the file. Choose the account.',
  },
  chat_name: { nl: (d) => `In het gesprek: ${d}. Wie is dat?`, en: (d) => `In the conversation: ${d}. Who is that?` },
  remembered_name: {
    nl: (d) => `Zelfde gesprekspartner als in ${d}, u koos dit toen`,
    en: (d) => `Same person as in ${d}, you chose this then`,
  },
  mail_subject: {
    nl: () => 'Onderwerp van de mail. Haal namen en citaten weg.',
    en: () => 'Subject of the mail. Take out names and quotations.',
  },
};
