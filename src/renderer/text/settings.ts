import { count, type Subject } from './text.ts';

export const settingsText = {
  language: { nl: 'Taal', en: 'Language' },
  theme: { nl: 'Thema', en: 'Theme' },
  system: { nl: 'Zoals de computer', en: 'As the computer' },
  light: { nl: 'Licht', en: 'Light' },
  dark: { nl: 'Donker', en: 'Dark' },
  hc: { nl: 'Hoog contrast', en: 'High contrast' },
  looks: { nl: 'Hoe het eruitziet', en: 'How it looks' },
  keyboard: { nl: 'Toetsenbord', en: 'Keyboard' },
  singleKeys: {
    nl: 'Losse letters werken als toets, zoals W, J en K',
    en: 'Single letters work as keys, such as W, J and K',
  },
  backups: { nl: 'Back-up', en: 'Backup' },
  lastBackup: { nl: 'Laatste back-up', en: 'Last backup' },
  noBackup: { nl: 'Er is nog geen back-up.', en: 'There is no backup yet.' },
  backupOtherFolder: { nl: 'Back-up in een andere map', en: 'Back up to another folder' },
  backupNow: { nl: 'Nu een back-up maken', en: 'Make a backup now' },
  backupBusy: { nl: 'De back-up wordt gemaakt en nagelezen.', en: 'The backup is being made and read back.' },
  backupDone: { nl: 'De back-up is gemaakt en nagelezen.', en: 'The backup is made and read back.' },
  backupProblems: {
    nl: 'De back-up is gemaakt, maar niet alles klopt.',
    en: 'The backup is made, but not everything is right.',
  },
  backupsKept: {
    nl: 'Naast het register blijven back-ups van zeven dagen, vijf weken, twaalf maanden en elk jaar. Andere maken plaats.',
    en: 'Beside the register stay backups of seven days, five weeks, twelve months and each year. Others make room.',
  },
  backupsAll: {
    nl: (n: number) => `Alle back-ups (${count('nl', n)})`,
    en: (n: number) => `All backups (${count('en', n)})`,
  },
  backupRead: { nl: 'Nalezen', en: 'Read again' },
  backupReadThis: {
    nl: (when: string) => `Back-up nalezen: ${when}`,
    en: (when: string) => `Read the backup again: ${when}`,
  },
  backupReading: { nl: 'De back-up wordt nagelezen.', en: 'The backup is being read again.' },
  backupWhole: {
    nl: (when: string, steps: number, files: number) =>
      `De back-up van ${when} is heel: ${count('nl', steps)} regels in het logboek, ${count('nl', files)} bestanden.`,
    en: (when: string, steps: number, files: number) =>
      `The backup of ${when} is whole: ${count('en', steps)} lines in the journal, ${count('en', files)} files.`,
  },
  backupOutside: {
    nl: (when: string, files: number) =>
      `Alle ${count('nl', files)} bestanden van de back-up van ${when} zijn gelijk gebleven. Binnenin kon niet worden gelezen: hij heeft de sleutel of de vorm van toen.`,
    en: (when: string, files: number) =>
      `All ${count('en', files)} files of the backup of ${when} are unchanged. Inside could not be read: it has the key or the form of that time.`,
  },
  backupBroken: {
    nl: (when: string) => `De back-up van ${when} is niet heel. Maak nu een nieuwe.`,
    en: (when: string) => `The backup of ${when} is not whole. Make a new one now.`,
  },
  backupProven: { nl: (when: string) => `nagelezen ${when}`, en: (when: string) => `read ${when}` },
  backupElsewhere: { nl: 'op een andere plek', en: 'in another place' },
  backupRestore: {
    nl: 'Terugzetten doet u op het eerste scherm. Kies Openen, en dan vault.json in de map van de back-up.',
    en: 'You restore one on the first screen: choose Open, and then vault.json in the folder of the backup.',
  },
  backupPlace: { nl: 'Plaats', en: 'Place' },
  rhythm: { nl: 'Het ritme in uw agenda', en: 'The rhythm in your calendar' },
  rhythmSays: {
    nl: 'Elke vrijdag een herinnering, en na elk kwartaal de dagen van ondertekenen, sluiten en leveren. Er staat niets in over registraties.',
    en: 'A reminder every Friday, and after each quarter the days of signing, closing and delivery. It says nothing about entries.',
  },
  rhythmMake: { nl: 'Agenda-bestand maken', en: 'Make a calendar file' },
  rhythmDone: {
    nl: (path: string) => `Gemaakt: ${path}. Open het bestand om het in uw agenda te zetten.`,
    en: (path: string) => `Made: ${path}. Open the file to put it in your calendar.`,
  },
  people: { nl: 'Mensen', en: 'People' },
  peopleSays: {
    nl: 'Wie dit register kent. Wie een code heeft, kiest zelf een wachtzin.',
    en: 'Who this register knows. Whoever has a code chooses an own passphrase.',
  },
  peopleSaysCollection: {
    nl: 'Wie deze verzameling kent. Een verzamelaar neemt leveringen in, een controleur kijkt alleen mee.',
    en: 'Who this collection knows. A collector takes in packages, an auditor only looks.',
  },
  awaits: { nl: 'wacht op de eenmalige code', en: 'waits for the one-time code' },
  canUnlock: { nl: 'kan ontgrendelen', en: 'can unlock' },
  onPaper: { nl: 'tekent op papier', en: 'signs on paper' },
  left: { nl: (day: string) => `weg sinds ${day}`, en: (day: string) => `left on ${day}` },
  newCode: { nl: 'Nieuwe code maken', en: 'Make a new code' },
  newCodeFor: {
    nl: (name: string) => `Een nieuwe code voor ${name}?`,
    en: (name: string) => `A new code for ${name}?`,
  },
  newCodeSays: {
    nl: 'De oude wachtzin en de oude sleutel vervallen dan. Handtekeningen blijven geldig.',
    en: 'The old passphrase and the old key then end. Signatures stay valid.',
  },
  keepOld: { nl: 'Laten zoals het is', en: 'Leave it as it is' },
  giveCode: {
    nl: (name: string) => `Geef deze code alleen aan ${name}:`,
    en: (name: string) => `Give this code only to ${name}:`,
  },
  codeOnce: { nl: 'De code wordt maar één keer getoond.', en: 'The code is shown only once.' },
  addPerson: { nl: 'Iemand toevoegen', en: 'Add someone' },
  name: { nl: 'Naam', en: 'Name' },
  needName: { nl: 'Vul de naam in.', en: 'Fill in the name.' },
  role: { nl: 'Rol', en: 'Role' },
  add: { nl: 'Toevoegen', en: 'Add' },
  keySheet: { nl: 'Sleutelblad', en: 'Key sheet' },
  showKeySheet: { nl: 'Toon sleutelblad', en: 'Show the key sheet' },
  keySheetOf: { nl: (name: string) => `Sleutelblad van ${name}`, en: (name: string) => `Key sheet of ${name}` },
  keySheetNumber: { nl: 'Nummer van de sleutel', en: 'Number of the key' },
  keySheetDeclares: {
    nl: 'Ik heb deze sleutel zelf gemaakt, met een wachtzin die alleen ik ken. Wat met deze sleutel is getekend, heb ik getekend.',
    en: 'I made this key myself, with a passphrase that only I know. What is signed with this key was signed by me.',
  },
  keySheetSays: {
    nl: 'Druk dit blad af en laat het met de hand tekenen. Wie later een handtekening controleert, vergelijkt dit nummer.',
    en: 'Print this sheet and have it signed by hand. Whoever checks a signature later compares this number.',
  },
  print: { nl: 'Afdrukken', en: 'Print' },
  leave: { nl: 'Vertrek melden', en: 'Report leaving' },
  leaveOf: { nl: (name: string) => `${name} vertrekt`, en: (name: string) => `${name} is leaving` },
  leaveSays: {
    nl: 'De wachtzin werkt dan niet meer, en het register krijgt een nieuwe sleutel. De anderen merken er niets van. Wat deze persoon tekende, blijft geldig.',
    en: 'The passphrase then stops working, and the register gets a new key. The others notice nothing. What this person signed stays valid.',
  },
  leaveSaysCollection: {
    nl: 'De wachtzin werkt dan niet meer, en de verzameling krijgt een nieuwe sleutel. De anderen merken er niets van. Ontvangstbewijzen houden hun eigen sleutel, dus kantoren hoeven niets te doen.',
    en: 'The passphrase then stops working, and the collection gets a new key. The others notice nothing. Receipts keep a key of their own, so offices need do nothing.',
  },
  leaveOn: { nl: 'Laatste werkdag', en: 'Last working day' },
  leaveOnHint: { nl: 'Bijvoorbeeld vandaag of 3-11-2027.', en: 'For example today or 3-11-2027.' },
  endAccess: { nl: 'Toegang beëindigen', en: 'End access' },
  leftDone: {
    nl: (name: string) => `${name} heeft geen toegang meer. Het register heeft een nieuwe sleutel.`,
    en: (name: string) => `${name} no longer has access. The register has a new key.`,
  },
  leftDoneCollection: {
    nl: (name: string) => `${name} heeft geen toegang meer. De verzameling heeft een nieuwe sleutel.`,
    en: (name: string) => `${name} no longer has access. The collection has a new key.`,
  },
  sheet: { nl: 'Herstelblad', en: 'Recovery sheet' },
  sheetSays: {
    nl: 'Het blad in de kluis opent dit register als iemand de wachtzin kwijt is.',
    en: 'The sheet in the safe opens this register when somebody lost the passphrase.',
  },
  sheetSaysCollection: {
    nl: 'Het blad in de kluis opent deze verzameling als iemand de wachtzin kwijt is.',
    en: 'The sheet in the safe opens this collection when somebody lost the passphrase.',
  },
  newSheet: { nl: 'Nieuw herstelblad maken', en: 'Make a new recovery sheet' },
  newSheetAsk: { nl: 'Een nieuw herstelblad maken?', en: 'Make a new recovery sheet?' },
  newSheetSays: {
    nl: 'Het oude blad werkt dan niet meer. Doe dit als het blad kwijt is, of als iemand het heeft gezien.',
    en: 'The old sheet then stops working. Do this when the sheet is lost, or when somebody has seen it.',
  },
  keepSheet: { nl: 'Het oude blad houden', en: 'Keep the old sheet' },
  depvOff: {
    nl: 'Dit register bewaart geen inhoud met deze rubricering. Dat kan pas na een besluit van de beveiligingsautoriteit.',
    en: 'This register keeps no contents with this classification. That takes a decision of the security authority.',
  },
  depvOn: {
    nl: (note: string, day: string) => `Dit register mag inhoud met deze rubricering bewaren: ${note}, ${day}.`,
    en: (note: string, day: string) => `This register may keep contents with this classification: ${note}, ${day}.`,
  },
  depvSwitchOn: { nl: 'Besluit vastleggen', en: 'Record the decision' },
  depvSwitchOff: { nl: 'Weer uitzetten', en: 'Switch off again' },
  depvSays: {
    nl: 'Alleen als de beveiligingsautoriteit van het ministerie dit voor dit register heeft goedgekeurd. Staatsgeheimen blijven altijd buiten het register.',
    en: 'Only when the security authority of the ministry approved this for this register. State secrets always stay out.',
  },
  depvNote: { nl: 'Kenmerk van het besluit', en: 'Reference of the decision' },
  depvNoteNeeded: { nl: 'Vul het kenmerk in.', en: 'Fill in the reference.' },
  depvDay: { nl: 'Datum van het besluit', en: 'Date of the decision' },
  mail: { nl: 'Mail van het ministerie', en: 'Mail of the ministry' },
  domains: { nl: 'Maildomeinen van het ministerie', en: 'Mail domains of the ministry' },
  domainsSay: {
    nl: (always: string) =>
      `Een adres met zo’n domein is een werkadres. Zo ziet het programma welke kant van een mail privé is. ${always} en de domeinen van andere ministeries tellen altijd mee. Zet een komma tussen twee domeinen.`,
    en: (always: string) =>
      `An address with such a domain is a work address. That is how the program sees which side of a mail is private. ${always} and the domains of other ministries always count. Put a comma between two domains.`,
  },
  domainsWrong: {
    nl: (one: string) => `“${one}” is geen domein. Schrijf bijvoorbeeld: kustendelta.nl.`,
    en: (one: string) => `“${one}” is no domain. Write for example: kustendelta.nl.`,
  },
  domainsMany: { nl: 'Dit zijn er meer dan 20. Houd er 20 over.', en: 'These are more than 20. Keep 20.' },
  domainsSave: { nl: 'Domeinen bewaren', en: 'Keep the domains' },
  domainsKept: { nl: 'De domeinen zijn bewaard.', en: 'The domains are kept.' },
  domainsNone: { nl: 'Geen ander domein.', en: 'No other domain.' },
} satisfies Subject;
