import { count, many, type Subject } from './text.ts';

export const start = {
  product: { nl: 'Kanaalregister', en: 'Kanaalregister' },
  adminBroken: {
    nl: 'De regels van uw beheerder zijn niet goed te lezen. Meld dit aan uw beheerder.',
    en: 'The rules of your administrator cannot be read properly. Tell your administrator.',
  },
  slogan: {
    nl: 'Werkberichten langs privékanalen: vastleggen, ondertekenen, verantwoorden',
    en: 'Work messages through private channels: log, sign, account for',
  },
  open: { nl: 'Openen', en: 'Open' },
  openNote: {
    nl: 'Een kanaalregister of een back-up, op deze computer of op een stick',
    en: 'A register or a backup, on this computer or on a stick',
  },
  openHow: {
    nl: 'Kies in de map die eindigt op .kanaalregister het bestand vault.json.',
    en: 'Choose the file vault.json in the folder ending in .kanaalregister.',
  },
  fresh: { nl: 'Nieuw', en: 'New' },
  freshNote: { nl: 'Drie bladzijden, ongeveer drie minuten', en: 'Three pages, about three minutes' },
  example: { nl: 'Voorbeeld bekijken', en: 'Look at an example' },
  exampleNote: { nl: 'Verzonnen mensen, geen wachtzin nodig', en: 'Invented people, no passphrase needed' },
  exampleCollection: { nl: 'Voorbeeld van een verzameling', en: 'Example of a collection' },
  exampleCollectionNote: {
    nl: 'April 2022 met 29 verzonnen mensen. De eerste keer duurt het één tot twee minuten.',
    en: 'April 2022 with 29 invented people. The first time takes one to two minutes.',
  },
  exampleMaking: { nl: 'Het voorbeeld wordt gemaakt.', en: 'The example is being made.' },
  exampleOffices: {
    nl: (done: number, of: number) => `${count('nl', done)} van ${count('nl', of)} kantoren zijn klaar.`,
    en: (done: number, of: number) => `${count('en', done)} of ${count('en', of)} offices are ready.`,
  },
  examplePackages: {
    nl: (done: number, of: number) => `${count('nl', done)} van ${count('nl', of)} leveringen zijn ingenomen.`,
    en: (done: number, of: number) => `${count('en', done)} of ${count('en', of)} packages have come in.`,
  },
  exampleStop: { nl: 'Stoppen', en: 'Stop' },
  exampleFilled: {
    nl: 'Dit is een voorbeeld met verzonnen mensen. De wachtzin is al ingevuld.',
    en: 'This is an example with invented people. The passphrase is filled in.',
  },
  recent: { nl: 'Laatst geopend', en: 'Opened before' },
  missing: {
    nl: 'Map niet gevonden. Zit de stick erin? Er is niets weg.',
    en: 'Folder not found. Is the stick connected? Nothing is lost.',
  },
  find: { nl: 'Zoeken', en: 'Find' },
  nothingYet: { nl: 'Nog geen register op deze computer', en: 'No register on this computer yet' },
  nothingYetNote: {
    nl: 'Maak een nieuw register voor uw bureau, of open er een dat u kreeg.',
    en: 'Make a new register for your office, or open one that you were given.',
  },
  who: { nl: 'Wie bent u?', en: 'Who are you?' },
  passphrase: { nl: 'Wachtzin', en: 'Passphrase' },
  code: { nl: 'Eenmalige code', en: 'One-time code' },
  codeHint: {
    nl: 'U kreeg deze code van een collega. Hoofdletters maken niet uit.',
    en: 'A colleague gave you this code. Capitals do not matter.',
  },
  ownPassphrase: { nl: 'Uw nieuwe wachtzin', en: 'Your new passphrase' },
  ownPassphraseHint: {
    nl: 'Vijf woorden die niet bij elkaar horen. Alleen u kent hem.',
    en: 'Five words that do not belong together. Only you know it.',
  },
  twice: { nl: 'Nog een keer', en: 'Once more' },
  notSame: { nl: 'De twee wachtzinnen zijn niet gelijk.', en: 'The two passphrases are not the same.' },
  needPassphrase: { nl: 'Typ uw wachtzin.', en: 'Type your passphrase.' },
  needCode: { nl: 'Typ de eenmalige code.', en: 'Type the one-time code.' },
  needNew: { nl: 'Kies een wachtzin.', en: 'Choose a passphrase.' },
  lost: { nl: 'Wachtzin kwijt', en: 'Lost passphrase' },
  unlock: { nl: 'Ontgrendelen', en: 'Unlock' },
  takes: { nl: 'duurt ongeveer 1 seconde', en: 'takes about 1 second' },
  unlocking: { nl: 'Bezig met ontgrendelen', en: 'Unlocking' },
  privacy: {
    nl: (minutes: number) =>
      `Alles staat versleuteld in één map op deze computer. Er is geen account en geen server. Na ${many('nl', minutes, 'minuut', 'minuten')} stilte gaat het register weer op slot.`,
    en: (minutes: number) =>
      `Everything is encrypted in one folder on this computer. There is no account and no server. After ${many('en', minutes, 'minute', 'minutes')} of silence the register locks again.`,
  },
  version: { nl: (v: string) => `Versie ${v}`, en: (v: string) => `Version ${v}` },
  otherLanguage: { nl: 'English', en: 'Nederlands' },
  recoverTitle: { nl: 'Wachtzin kwijt', en: 'Lost passphrase' },
  recoverSays: {
    nl: 'Met het herstelblad van het bureau kiest u een nieuwe wachtzin. Hebt u het blad niet? Vraag een secretaris om een eenmalige code.',
    en: 'With the recovery sheet of the office you choose a new passphrase. No sheet? Ask a secretary for a one-time code.',
  },
  sheet: { nl: 'Groepen van het herstelblad', en: 'Groups of the recovery sheet' },
  sheetHint: {
    nl: 'Typ alle groepen achter elkaar, met spaties ertussen.',
    en: 'Type all groups in a row, with spaces between.',
  },
  restoreSays: {
    nl: (moment: string) => `Dit is een back-up van ${moment}.`,
    en: (moment: string) => `This is a backup of ${moment}.`,
  },
  restoreHow: {
    nl: 'U zet hem terug in een nieuwe map. De back-up blijft zoals hij is, en een register dat er al is ook. Wie de registers verzamelt, ziet dat het uwe is hersteld.',
    en: 'You restore it into a new folder. The backup stays as it is, and so does a register that is already there. Who collects the registers sees that yours was restored.',
  },
  restorePassphrase: { nl: 'Uw wachtzin van toen', en: 'Your passphrase of that time' },
  restoreBySheet: { nl: 'Met het herstelblad', en: 'With the recovery sheet' },
  restoreByPassphrase: { nl: 'Met een wachtzin', en: 'With a passphrase' },
  restore: { nl: 'Terugzetten', en: 'Restore' },
  restoring: { nl: 'Bezig met terugzetten', en: 'Restoring' },
  restored: {
    nl: 'De back-up is teruggezet. U werkt nu in het herstelde register.',
    en: 'The backup is restored. You now work in the restored register.',
  },
  recover: { nl: 'Openen met herstelblad', en: 'Open with the sheet' },
} satisfies Subject;

export const setup = {
  title: { nl: 'Nieuw kanaalregister', en: 'New register' },
  pageOf: {
    nl: (n: number, of: number) => `Bladzijde ${n} van ${of}`,
    en: (n: number, of: number) => `Page ${n} of ${of}`,
  },
  kind: { nl: 'Waar is het voor?', en: 'What is it for?' },
  kindOffice: { nl: 'Werkmap van een bewindspersoon', en: 'Workspace of an office holder' },
  kindOfficeNote: {
    nl: 'Een bureau registreert gebruik, de bewindspersoon ondertekent.',
    en: 'An office logs use, the office holder signs.',
  },
  kindCollection: {
    nl: 'Verzameling van een ministerie of van BZK',
    en: 'Collection of a ministry or of BZK',
  },
  kindCollectionNote: {
    nl: 'Ontvangt leveringen van kantoren en beantwoordt vragen van de Kamer.',
    en: 'Receives packages of offices and answers questions of Parliament.',
  },
  collectionTitle: { nl: 'Welke verzameling is dit?', en: 'Which collection is this?' },
  collectionSays: {
    nl: 'Eén verzameling ontvangt de leveringen van alle kantoren van een ministerie, of van alle ministeries.',
    en: 'One collection receives the packages of all offices of a ministry, or of all ministries.',
  },
  collectionName: { nl: 'Naam van de verzameling', en: 'Name of the collection' },
  collectionPrefix: { nl: 'Afkorting', en: 'Abbreviation' },
  collectionPrefixHint: { nl: 'Bijvoorbeeld BZK.', en: 'For example BZK.' },
  collectorSays: {
    nl: 'U verzamelt: u neemt leveringen in en beantwoordt vragen.',
    en: 'You collect: you take in packages and answer questions.',
  },
  officeTitle: { nl: 'Van welk bureau is dit register?', en: 'Which office is this register of?' },
  officeSays: {
    nl: 'Eén register hoort bij één post: van één minister of staatssecretaris.',
    en: 'One register belongs to one post: of one minister or state secretary.',
  },
  ministry: { nl: 'Ministerie', en: 'Ministry' },
  chooseMinistry: { nl: 'Kies een ministerie', en: 'Choose a ministry' },
  otherMinistry: { nl: 'Een ander ministerie', en: 'Another ministry' },
  ministryName: { nl: 'Naam van het ministerie', en: 'Name of the ministry' },
  ministryAbbr: { nl: 'Afkorting', en: 'Abbreviation' },
  needMinistry: { nl: 'Kies een ministerie.', en: 'Choose a ministry.' },
  needAbbr: {
    nl: 'Kies 2 tot 8 letters, te beginnen met een hoofdletter.',
    en: 'Choose 2 to 8 letters, beginning with a capital.',
  },
  role: { nl: 'Post', en: 'Post' },
  minister: { nl: 'Minister', en: 'Minister' },
  stateSecretary: { nl: 'Staatssecretaris', en: 'State secretary' },
  name: { nl: 'Naam van het register', en: 'Name of the register' },
  nameHint: { nl: 'Zo staat het op het startscherm.', en: 'This is how the start screen shows it.' },
  needName: { nl: 'Geef het register een naam.', en: 'Give the register a name.' },
  prefix: { nl: 'Begin van de nummers', en: 'Start of the numbers' },
  prefixHint: {
    nl: (prefix: string, year: string) => `Een registratie heet dan ${prefix || 'MKD'}-${year}-0001.`,
    en: (prefix: string, year: string) => `An entry is then called ${prefix || 'MKD'}-${year}-0001.`,
  },
  holderTitle: { nl: 'Wie is de bewindspersoon?', en: 'Who is the office holder?' },
  holderSays: {
    nl: 'Van deze persoon registreert het bureau het gebruik. Deze persoon ondertekent.',
    en: 'The office logs the use by this person. This person signs.',
  },
  holderName: { nl: 'Naam', en: 'Name' },
  needHolder: { nl: 'Vul de naam in.', en: 'Fill in the name.' },
  post: { nl: 'Volledige post', en: 'Full post' },
  postHint: { nl: 'Zoals op een brief staat.', en: 'As it stands on a letter.' },
  needPost: { nl: 'Vul de post in.', en: 'Fill in the post.' },
  since: { nl: 'In functie sinds', en: 'In office since' },
  sinceHint: { nl: 'dd-mm-jjjj, bijvoorbeeld 16-02-2027', en: 'dd-mm-yyyy, for example 16-02-2027' },
  needSince: {
    nl: 'Typ de dag zo: 16-02-2027. Een dag in de toekomst kan niet.',
    en: 'Type the day like this: 16-02-2027. Not a day in the future.',
  },
  holderSigns: { nl: 'Hoe ondertekent deze persoon?', en: 'How does this person sign?' },
  signsHere: { nl: 'Op dit scherm, met een eigen wachtzin', en: 'On this screen, with an own passphrase' },
  signsHereNote: { nl: 'U krijgt straks een eenmalige code.', en: 'You get a one-time code in a moment.' },
  signsPaper: { nl: 'Op papier', en: 'On paper' },
  signsPaperNote: { nl: 'Kan later nog veranderen.', en: 'Can be changed later.' },
  youTitle: { nl: 'Wie bent u?', en: 'Who are you?' },
  youSays: {
    nl: 'U bent de eerste secretaris. Collega’s voegt u later toe bij Instellingen.',
    en: 'You are the first secretary. Add colleagues later under Settings.',
  },
  yourName: { nl: 'Uw naam', en: 'Your name' },
  needYourName: { nl: 'Vul uw naam in.', en: 'Fill in your name.' },
  make: { nl: 'Register maken', en: 'Make the register' },
  making: {
    nl: 'Het register wordt gemaakt. Dat duurt enkele seconden.',
    en: 'The register is being made. This takes some seconds.',
  },
} satisfies Subject;

export const sheet = {
  title: { nl: 'Het herstelblad', en: 'The recovery sheet' },
  says: {
    nl: 'Schrijf of druk deze groepen af. Bewaar het blad in de kluis.',
    en: 'Write down or print these groups. Keep the sheet in the safe.',
  },
  why: {
    nl: 'Zonder wachtzin en zonder dit blad kan niemand het register nog openen. Het blad wordt maar één keer getoond.',
    en: 'Without a passphrase and without this sheet nobody can open the register. The sheet is shown only once.',
  },
  group: { nl: (n: number) => `Groep ${n}`, en: (n: number) => `Group ${n}` },
  print: { nl: 'Afdrukken', en: 'Print' },
  codes: { nl: 'Eenmalige codes', en: 'One-time codes' },
  codesSays: {
    nl: 'Geef elke code alleen aan de persoon zelf. De code werkt één keer.',
    en: 'Give each code only to the person. The code works once.',
  },
  askTitle: { nl: 'Hebt u het blad?', en: 'Do you have the sheet?' },
  askSays: {
    nl: 'Typ twee groepen van uw blad over. Zo weten we dat het er is.',
    en: 'Copy two groups from your sheet. That way we know it exists.',
  },
  have: { nl: 'Ik heb het blad', en: 'I have the sheet' },
  check: { nl: 'Controleren en beginnen', en: 'Check and begin' },
  showAgain: { nl: 'Toon het blad weer', en: 'Show the sheet again' },
  wrong: {
    nl: 'Deze groepen staan niet zo op het blad. Kijk ze na.',
    en: 'These groups are not on the sheet like this. Check them.',
  },
  needBoth: { nl: 'Typ beide groepen, elk vijf tekens.', en: 'Type both groups, five characters each.' },
  people: {
    nl: (n: number) => many('nl', n, 'persoon', 'personen'),
    en: (n: number) => many('en', n, 'person', 'people'),
  },
} satisfies Subject;
