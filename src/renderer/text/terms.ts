import { count, many, type Subject } from './text.ts';

export const termsText = {
  title: { nl: 'Ambtsperioden en accounts', en: 'Terms and accounts' },
  addTerm: { nl: 'Ambtsperiode toevoegen', en: 'Add a term' },
  addAccount: { nl: 'Account toevoegen', en: 'Add an account' },
  addAccountOf: {
    nl: (name: string) => `Account toevoegen voor ${name}`,
    en: (name: string) => `Add an account of ${name}`,
  },
  quarterOf: { nl: 'Vinkjes en oordeel over', en: 'Ticks and judgement over' },
  // --- a term
  since: { nl: (day: string) => `sinds ${day}`, en: (day: string) => `since ${day}` },
  fromTo: {
    nl: (from: string, to: string) => `${from} tot en met ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  swornIn: { nl: (day: string) => `beëdigd ${day}`, en: (day: string) => `sworn in ${day}` },
  deviceOn: {
    nl: (day: string) => `zakelijk toestel verstrekt ${day}`,
    en: (day: string) => `work device issued ${day}`,
  },
  noDevice: { nl: 'nog geen zakelijk toestel verstrekt', en: 'no work device issued yet' },
  end: { nl: 'Einde vastleggen', en: 'Record the end' },
  endOf: {
    nl: (name: string) => `Wanneer eindigt de ambtsperiode van ${name}?`,
    en: (name: string) => `When does the term of ${name} end?`,
  },
  lastDay: { nl: 'Laatste dag', en: 'Last day' },
  handover: { nl: 'Overdracht vastleggen', en: 'Record the handover' },
  handoverOf: { nl: (name: string) => `Overdracht van ${name}`, en: (name: string) => `Handover of ${name}` },
  handovers: { nl: 'Overdracht', en: 'Handover' },
  noHandover: {
    nl: 'Deze ambtsperiode is voorbij. Leg vast wat met het toestel en de berichten gebeurde.',
    en: 'This term is over. Record what happened to the device and the messages.',
  },
  noAccounts: {
    nl: 'Nog geen accounts. Voeg toe welke privékanalen voor het werk gebruikt zijn of kunnen worden.',
    en: 'No accounts yet. Add the private channels that were or may be used for work.',
  },
  // --- the table
  account: { nl: 'Account', en: 'Account' },
  declared: { nl: 'Opgegeven', en: 'Declared' },
  seen: { nl: 'In de registraties', en: 'In the entries' },
  ticks: { nl: 'Nagelopen', en: 'Checked' },
  judgement: { nl: 'Oordeel van de CISO', en: 'Judgement of the CISO' },
  kept: { nl: 'Ordelijk bewaard', en: 'Kept in order' },
  action: { nl: 'Doen', en: 'Do' },
  declaredFrom: { nl: (day: string) => `vanaf ${day}`, en: (day: string) => `from ${day}` },
  unknownFrom: { nl: 'begin niet bekend', en: 'start not known' },
  inUse: { nl: 'in gebruik', en: 'in use' },
  notInUse: { nl: 'niet meer in gebruik', en: 'no longer in use' },
  inUseUnknown: { nl: 'gebruik niet bekend', en: 'use not known' },
  neverSeen: { nl: 'geen registraties', en: 'no entries' },
  entries: {
    nl: (n: number) => many('nl', n, 'registratie', 'registraties'),
    en: (n: number) => many('en', n, 'entry', 'entries'),
  },
  ticked: {
    nl: (n: number, all: number) => `${count('nl', n)} van ${count('nl', all)} in orde`,
    en: (n: number, all: number) => `${count('en', n)} of ${count('en', all)} in order`,
  },
  tickedBy: {
    nl: (who: string, when: string) => `${who}, ${when}`,
    en: (who: string, when: string) => `${who}, ${when}`,
  },
  notTicked: { nl: 'nog niet', en: 'not yet' },
  tickOpen: {
    nl: (names: string) => `Niet in orde of onbekend: ${names}`,
    en: (names: string) => `Not in order or unknown: ${names}`,
  },
  keptOf: {
    nl: (kept: number, all: number, lost: number) =>
      `${count('nl', kept)} van ${count('nl', all)} bewaard, ${count('nl', lost)} verloren`,
    en: (kept: number, all: number, lost: number) =>
      `${count('en', kept)} of ${count('en', all)} kept, ${count('en', lost)} lost`,
  },
  go: { nl: 'Nalopen', en: 'Go through' },
  goOf: { nl: (name: string) => `${name} nalopen`, en: (name: string) => `Go through ${name}` },
  judge: { nl: 'Beoordelen', en: 'Judge' },
  change: { nl: 'Wijzigen', en: 'Change' },
  changeOf: { nl: (name: string) => `${name} wijzigen`, en: (name: string) => `Change ${name}` },
  view: { nl: 'Bekijk', en: 'View' },
  // --- forms
  save: { nl: 'Vastleggen', en: 'Record' },
  person: { nl: 'Bewindspersoon', en: 'Office holder' },
  personHint: {
    nl: 'Staat de naam er niet bij? Voeg de persoon toe bij Instellingen, Mensen.',
    en: 'Is the name missing? Add the person under Settings, People.',
  },
  post: { nl: 'Functie', en: 'Post' },
  postHint: {
    nl: 'Bijvoorbeeld: staatssecretaris van Kust en Delta',
    en: 'For example: state secretary of Coast and Delta',
  },
  needPost: { nl: 'Schrijf de functie op.', en: 'Write down the post.' },
  ministry: { nl: 'Ministerie', en: 'Ministry' },
  from: { nl: 'Eerste dag', en: 'First day' },
  needFrom: { nl: 'Schrijf de eerste dag op.', en: 'Write down the first day.' },
  swornInOn: { nl: 'Beëdigd op', en: 'Sworn in on' },
  corporateDeviceOn: { nl: 'Zakelijk toestel verstrekt op', en: 'Work device issued on' },
  dayHint: { nl: 'dd-mm-jjjj, of “gisteren”', en: 'dd-mm-yyyy, or “yesterday”' },
  dayUnknown: { nl: 'Leeg als u het niet weet', en: 'Empty if you do not know' },
  sameAccount: {
    nl: 'Dit account staat er al. Een ander nummer of adres houdt ze uit elkaar.',
    en: 'This account is there already. Another number or address tells them apart.',
  },
  needHandover: {
    nl: 'Schrijf op waar de berichten zijn veiliggesteld, of wat nog openstaat.',
    en: 'Write down where the messages were secured, or what is still open.',
  },
  needDay: { nl: 'Schrijf de dag op.', en: 'Write down the day.' },
  channel: { nl: 'Kanaal', en: 'Channel' },
  device: { nl: 'Toestel', en: 'Device' },
  address: { nl: 'Nummer of adres', en: 'Number or address' },
  addressHint: {
    nl: 'Wordt overal deels verborgen getoond. Leeg laten mag als u het niet weet.',
    en: 'Shown partly hidden everywhere. It may stay empty if you do not know it.',
  },
  usedFrom: { nl: 'Gebruikt vanaf', en: 'Used from' },
  usedUntil: { nl: 'Gebruikt tot en met', en: 'Used until' },
  stillUsed: { nl: 'Nog in gebruik?', en: 'Still in use?' },
  tickTitle: {
    nl: (name: string, quarter: string) => `${name}: ${quarter} nalopen`,
    en: (name: string, quarter: string) => `${name}: go through ${quarter}`,
  },
  deviceHandedIn: { nl: 'Is het toestel ingeleverd?', en: 'Was the device handed in?' },
  readOutOn: { nl: 'Uitgelezen op', en: 'Read out on' },
  securedWhere: { nl: 'Waar veiliggesteld', en: 'Secured where' },
  openPoints: { nl: 'Wat nog open staat', en: 'What is still open' },
  handedIn: {
    nl: (said: string) => `toestel ingeleverd: ${said}`,
    en: (said: string) => `device handed in: ${said}`,
  },
  readOut: { nl: (day: string) => `uitgelezen ${day}`, en: (day: string) => `read out ${day}` },
  secured: { nl: (where: string) => `veiliggesteld in ${where}`, en: (where: string) => `secured in ${where}` },
  open: { nl: (what: string) => `open: ${what}`, en: (what: string) => `open: ${what}` },
  recordedBy: {
    nl: (role: string, when: string) => `Vastgelegd door ${role}, ${when}`,
    en: (role: string, when: string) => `Recorded by ${role}, ${when}`,
  },
  done: { nl: 'Vastgelegd.', en: 'Recorded.' },
  emptyTitle: { nl: 'Nog geen ambtsperioden', en: 'No terms yet' },
  emptySays: {
    nl: 'Elke registratie hoort bij een ambtsperiode: één persoon, één functie, van dag tot dag.',
    en: 'Every entry belongs to a term: one person, one post, from day to day.',
  },
  // --- the rule of the judgement
  rule: { nl: (value: string) => `Volgens de regel: ${value}.`, en: (value: string) => `By the rule: ${value}.` },
  ruleSays: {
    nl: 'Veilig: alles ja. Met maatregelen: een nee, met een maatregel erbij. Niet veilig: gerubriceerde of gevoelige inhoud, een risico-app of een geslaagd incident. Anders niet te beoordelen.',
    en: 'Safe: everything yes. With measures: a no, with a measure for it. Not safe: classified or sensitive contents, a high-risk app or an incident that succeeded. Otherwise it cannot be judged.',
  },
} satisfies Subject;
