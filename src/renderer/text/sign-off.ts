import { count, many, type Subject } from './text.ts';

export const signOff = {
  title: { nl: 'Ondertekenen', en: 'Sign-off' },
  titleOf: { nl: (quarter: string) => `Ondertekenen, ${quarter}`, en: (quarter: string) => `Sign-off, ${quarter}` },
  // --- what waits
  waitsFor: {
    nl: (n: number, minutes: number) =>
      `${many('nl', n, 'registratie', 'registraties')}, ongeveer ${many('nl', minutes, 'minuut', 'minuten')}`,
    en: (n: number, minutes: number) =>
      `${many('en', n, 'entry', 'entries')}, about ${many('en', minutes, 'minute', 'minutes')}`,
  },
  statementDue: {
    nl: 'De verklaring over het kwartaal is nog niet gegeven.',
    en: 'The statement on the quarter has not been given yet.',
  },
  nilDue: {
    nl: 'Niets geregistreerd: alleen de verklaring, een halve minuut.',
    en: 'Nothing logged: only the statement, half a minute.',
  },
  begin: { nl: 'Begin met lezen', en: 'Start reading' },
  beginStatement: { nl: 'Naar de verklaring', en: 'To the statement' },
  nothingTitle: { nl: 'Er wacht niets op uw handtekening', en: 'Nothing waits for your signature' },
  nothingSays: {
    nl: 'Nieuwe registraties komen hier vanzelf. Na het kwartaal vraagt het programma uw verklaring.',
    en: 'New entries come here by themselves. After the quarter the program asks for your statement.',
  },
  nothingOffice: { nl: 'Er wacht niets op een handtekening', en: 'Nothing waits for a signature' },
  giveScreen: {
    nl: (post: string) => `Geef het scherm aan de ${post}`,
    en: (post: string) => `Give the screen to the ${post}`,
  },
  giveTitle: { nl: 'Het scherm uit handen geven?', en: 'Hand over the screen?' },
  giveSays: {
    nl: 'Uw sessie gaat op slot. De bewindspersoon kiest op het beginscherm de eigen naam en typt de eigen wachtzin.',
    en: 'Your session locks. The office holder chooses their own name on the start screen and types their own passphrase.',
  },
  print: { nl: 'Afdrukken om op papier te tekenen', en: 'Print to sign on paper' },
  // --- one entry at a time
  progress: {
    nl: (n: number, all: number, minutes: number) =>
      `${count('nl', n)} van ${count('nl', all)}, nog ongeveer ${many('nl', minutes, 'minuut', 'minuten')}`,
    en: (n: number, all: number, minutes: number) =>
      `${count('en', n)} of ${count('en', all)}, about ${many('en', minutes, 'minute', 'minutes')} left`,
  },
  seen: {
    nl: (n: number, all: number) => `${count('nl', n)} van ${count('nl', all)} gezien`,
    en: (n: number, all: number) => `${count('en', n)} of ${count('en', all)} seen`,
  },
  stop: { nl: 'Stoppen, later verder', en: 'Stop, go on later' },
  agree: { nl: 'Akkoord en volgende', en: 'Agree and next' },
  giveBack: { nl: 'Teruggeven', en: 'Give back' },
  previous: { nl: 'Vorige', en: 'Previous' },
  skip: { nl: 'Overslaan', en: 'Skip' },
  agreed: { nl: 'akkoord', en: 'agreed' },
  returned: { nl: 'teruggegeven', en: 'given back' },
  notYet: { nl: 'nog niet', en: 'not yet' },
  reason: { nl: 'Reden', en: 'Reason' },
  improved: { nl: (fields: string) => `Verbeterd: ${fields}`, en: (fields: string) => `Improved: ${fields}` },
  messages: { nl: (n: number) => `Bewijs ${count('nl', n)}`, en: (n: number) => `Evidence ${count('en', n)}` },
  allFacts: { nl: 'Alle gegevens', en: 'All facts' },
  noEvidence: { nl: 'Bij deze registratie is nog geen bewijs.', en: 'There is no evidence with this entry yet.' },
  impossible: {
    nl: (why: string) => `Bewijs is niet mogelijk: ${why}`,
    en: (why: string) => `Evidence is not possible: ${why}`,
  },
  yours: {
    nl: 'Dit venster is nu van u. Het secretariaat kan pas verder als u stopt.',
    en: 'This window is yours now. The office can go on when you stop.',
  },
  bzkTitle: { nl: 'Wat ziet BZK?', en: 'What does BZK see?' },
  bzkNote: { nl: 'Uw berichten blijven bij uw ministerie', en: 'Your messages stay at your ministry' },
  bzkSees: { nl: 'Wel', en: 'Sees' },
  bzkNot: { nl: 'Niet', en: 'Does not see' },
  bzkAlsoNot: { nl: 'De berichten zelf', en: 'The messages themselves' },
  ground: { nl: (ground: string) => `Woo ${ground}`, en: (ground: string) => `Woo ${ground}` },
  dayUnknown: { nl: 'onbekende dag', en: 'unknown day' },
  masked: { nl: 'deels verborgen', en: 'partly hidden' },
  // --- returning
  backTitle: { nl: 'Waarom geeft u deze terug?', en: 'Why do you give this back?' },
  backNote: { nl: 'Toelichting', en: 'Explanation' },
  backNoteHint: { nl: 'Mag leeg blijven. Het secretariaat leest dit.', en: 'May stay empty. The office reads this.' },
  backNoteRead: { nl: 'Het secretariaat leest dit.', en: 'The office reads this.' },
  backNoteNeeded: { nl: 'Schrijf in een paar woorden wat er is.', en: 'Write in a few words what it is.' },
  // --- the declaration
  declarationTitle: {
    nl: (quarter: string) => `Uw verklaring over ${quarter}`,
    en: (quarter: string) => `Your statement on ${quarter}`,
  },
  entriesTitle: { nl: 'Uw handtekening', en: 'Your signature' },
  saysUse: {
    nl: (n: number, quarter: string) =>
      `Ik heb de ${many('nl', n, 'registratie', 'registraties')} hieronder gezien. Voor zover ik weet is dit al mijn gebruik van privékanalen voor mijn werk in ${quarter}.`,
    en: (n: number, quarter: string) =>
      `I have seen the ${many('en', n, 'entry', 'entries')} below. As far as I know this is all my use of private channels for my work in ${quarter}.`,
  },
  saysMore: {
    nl: (n: number, quarter: string) =>
      `Ik heb de ${many('nl', n, 'registratie', 'registraties')} hieronder gezien. Zij vullen mijn eerdere verklaring over ${quarter} aan.`,
    en: (n: number, quarter: string) =>
      `I have seen the ${many('en', n, 'entry', 'entries')} below. They add to my earlier statement on ${quarter}.`,
  },
  saysEntries: {
    nl: (n: number) => `Ik heb de ${many('nl', n, 'registratie', 'registraties')} hieronder gezien.`,
    en: (n: number) => `I have seen the ${many('en', n, 'entry', 'entries')} below.`,
  },
  saysNil: {
    nl: (quarter: string) => `Voor zover ik weet heb ik in ${quarter} voor mijn werk geen privékanaal gebruikt.`,
    en: (quarter: string) => `As far as I know I used no private channel for my work in ${quarter}.`,
  },
  nowAgreed: { nl: (n: number) => `${count('nl', n)} nu akkoord`, en: (n: number) => `${count('en', n)} agreed now` },
  before: {
    nl: (n: number) => `${count('nl', n)} eerder ondertekend`,
    en: (n: number) => `${count('en', n)} signed before`,
  },
  nowReturned: {
    nl: (n: number) => `${count('nl', n)} teruggegeven`,
    en: (n: number) => `${count('en', n)} given back`,
  },
  returnedBefore: {
    nl: (n: number) => `${count('nl', n)} eerder teruggegeven`,
    en: (n: number) => `${count('en', n)} given back before`,
  },
  readAgain: { nl: 'Lees ze nog eens na', en: 'Read them again' },
  deletedAsk: {
    nl: 'Zijn er werkberichten verwijderd, door uzelf of automatisch?',
    en: 'Were work messages deleted, by yourself or automatically?',
  },
  deletedNote: {
    nl: '“Weet ik niet” is een goed antwoord. Bij “ja” schrijft het secretariaat later op wat er weg is.',
    en: '“I do not know” is a good answer. With “yes” the office writes down later what is gone.',
  },
  deletedNeeded: { nl: 'Kies ja, nee of weet ik niet.', en: 'Choose yes, no or I do not know.' },
  yes: { nl: 'Ja', en: 'Yes' },
  no: { nl: 'Nee', en: 'No' },
  unknown: { nl: 'Weet ik niet', en: 'I do not know' },
  remark: { nl: 'Opmerking, mag leeg blijven', en: 'Remark, may stay empty' },
  remarkHint: {
    nl: 'Komt in het register van het ministerie. BZK ziet alleen dat er een opmerking is.',
    en: 'Goes into the ministry’s register. BZK only sees that there is a remark.',
  },
  passphrase: { nl: 'Uw wachtzin', en: 'Your passphrase' },
  passphraseHint: {
    nl: 'Alleen u kent deze wachtzin. Het secretariaat kan niet voor u tekenen.',
    en: 'Only you know this passphrase. The office cannot sign for you.',
  },
  passphraseNeeded: { nl: 'Typ uw wachtzin om te tekenen.', en: 'Type your passphrase to sign.' },
  signStatement: {
    nl: (n: number) => `Onderteken ${many('nl', n, 'registratie', 'registraties')} en de verklaring`,
    en: (n: number) => `Sign ${many('en', n, 'entry', 'entries')} and the statement`,
  },
  signNil: { nl: 'Onderteken de verklaring', en: 'Sign the statement' },
  signEntries: {
    nl: (n: number) => `Onderteken ${many('nl', n, 'registratie', 'registraties')}`,
    en: (n: number) => `Sign ${many('en', n, 'entry', 'entries')}`,
  },
  exactTitle: { nl: 'Dit ondertekent u, letter voor letter', en: 'This is what you sign, letter by letter' },
  exactNote: {
    nl: 'Precies deze tekst wordt vastgelegd en kan door anderen worden gecontroleerd.',
    en: 'Exactly this text is recorded and can be checked by others.',
  },
  readAll: { nl: 'Ik heb de tekst gelezen die ik onderteken', en: 'I have read the text that I sign' },
  toText: { nl: 'Naar de tekst', en: 'To the text' },
  readNeeded: {
    nl: 'Lees eerst de tekst die u ondertekent, of vink aan dat u haar las.',
    en: 'First read the text that you sign, or tick that you read it.',
  },
  exactMaking: {
    nl: 'De tekst verschijnt als de vraag is beantwoord.',
    en: 'The text appears when the question is answered.',
  },
  checkNumber: {
    nl: (lines: number, n: string) =>
      `${count('nl', lines)} regels. Schuif om alles te lezen. Controlenummer van deze tekst: ${n}. Het staat ook op de afdruk.`,
    en: (lines: number, n: string) =>
      `${count('en', lines)} lines. Scroll to read everything. Check number of this text: ${n}. It is on the print as well.`,
  },
  doneStatement: {
    nl: (quarter: string) => `Ondertekend: uw verklaring over ${quarter}.`,
    en: (quarter: string) => `Signed: your statement on ${quarter}.`,
  },
  doneEntries: {
    nl: (n: number) => `Ondertekend: ${many('nl', n, 'registratie', 'registraties')}.`,
    en: (n: number) => `Signed: ${many('en', n, 'entry', 'entries')}.`,
  },
  nothingChosen: {
    nl: 'U hebt nog niets akkoord bevonden of teruggegeven.',
    en: 'You have not agreed or given back anything yet.',
  },
  stillUnseen: {
    nl: (n: number) => `${many('nl', n, 'registratie', 'registraties')} nog niet gezien. De verklaring gaat over alle.`,
    en: (n: number) => `${many('en', n, 'entry', 'entries')} not seen yet. The statement is about all of them.`,
  },
  // --- paper
  paperTitle: { nl: 'Op papier', en: 'On paper' },
  paperSays: { nl: 'Afgedrukt, nog niet bevestigd', en: 'Printed, not confirmed yet' },
  paperDialog: { nl: 'Op papier laten tekenen', en: 'Have it signed on paper' },
  paperDialogSays: {
    nl: 'U drukt de tekst af. De bewindspersoon tekent met de hand. Daarna voegt u de scan toe en bevestigt u het controlenummer, net als informatiebeheer.',
    en: 'You print the text. The office holder signs by hand. Then you add the scan and confirm the check number, as does the records manager.',
  },
  paperDeleted: { nl: 'Wat antwoordt de bewindspersoon op de vraag?', en: 'What does the office holder answer?' },
  makePrint: { nl: 'Maak de afdruk', en: 'Make the print' },
  sheetStatement: {
    nl: (quarter: string) => `Opgave over ${quarter}`,
    en: (quarter: string) => `Statement on ${quarter}`,
  },
  sheetMore: {
    nl: (quarter: string) => `Aanvullende opgave over ${quarter}`,
    en: (quarter: string) => `Supplementary statement on ${quarter}`,
  },
  sheetEntries: {
    nl: (n: number, quarter: string) => `Ondertekening van ${many('nl', n, 'registratie', 'registraties')}, ${quarter}`,
    en: (n: number, quarter: string) => `Sign-off of ${many('en', n, 'entry', 'entries')}, ${quarter}`,
  },
  sheetNumber: { nl: 'Controlenummer van deze tekst', en: 'Check number of this text' },
  sheetSays: {
    nl: 'Door te ondertekenen verklaart u precies deze tekst.',
    en: 'By signing you declare exactly this text. It is in Dutch: that is what is recorded.',
  },
  printNow: { nl: 'Afdrukken', en: 'Print' },
  addScan: { nl: 'Scan toevoegen', en: 'Add the scan' },
  signedOn: { nl: 'Getekend op', en: 'Signed on' },
  confirm: { nl: 'Bevestigen', en: 'Confirm' },
  confirmTitle: { nl: 'Klopt het papier met de tekst?', en: 'Does the paper match the text?' },
  confirmSays: {
    nl: 'Lees het controlenummer van het getekende papier en typ het over.',
    en: 'Read the check number from the signed paper and type it.',
  },
  confirmNumber: { nl: 'Controlenummer op het papier', en: 'Check number on the paper' },
  scanIs: { nl: (name: string) => `Scan: ${name}`, en: (name: string) => `Scan: ${name}` },
  noScan: { nl: 'Nog geen scan', en: 'No scan yet' },
  confirmedBy: { nl: (names: string) => `Bevestigd door ${names}`, en: (names: string) => `Confirmed by ${names}` },
  notConfirmed: { nl: 'Nog door niemand bevestigd', en: 'Confirmed by nobody yet' },
  confirmed: { nl: 'Uw bevestiging is vastgelegd.', en: 'Your confirmation is recorded.' },
  paperFor: {
    nl: (name: string, quarter: string) => `Opgave van ${name} over ${quarter}`,
    en: (name: string, quarter: string) => `Return of ${name} on ${quarter}`,
  },
} satisfies Subject;
