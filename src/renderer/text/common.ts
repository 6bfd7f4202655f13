import type { Role } from '../../shared/codes.ts';
import type { Notice } from '../../shared/contract-shapes.ts';
import { type Both, many, type Subject } from './text.ts';

export const common = {
  notices: { nl: 'Meldingen', en: 'Notices' },
  product: { nl: 'Kanaalregister', en: 'Kanaalregister' },
  today: { nl: 'Vandaag', en: 'Today' },
  entries: { nl: 'Registraties', en: 'Entries' },
  signOff: { nl: 'Ondertekenen', en: 'Sign-off' },
  quarter: { nl: 'Kwartaal', en: 'Quarter' },
  journal: { nl: 'Logboek', en: 'Journal' },
  accounts: { nl: 'Accounts', en: 'Accounts' },
  incidents: { nl: 'Incidenten', en: 'Incidents' },
  board: { nl: 'Bord', en: 'Board' },
  deliveries: { nl: 'Leveringen', en: 'Deliveries' },
  answers: { nl: 'Antwoorden', en: 'Answers' },
  expected: { nl: 'Personen', en: 'People' },
  officeKeys: { nl: 'Sleutels', en: 'Keys' },
  takePackages: { nl: 'Levering innemen', en: 'Take in a package' },
  dropPackages: { nl: 'Laat los om leveringen in te nemen', en: 'Let go to take in packages' },
  about: { nl: 'Over dit programma', en: 'About this program' },
  settings: { nl: 'Instellingen', en: 'Settings' },
  register: { nl: 'Registreren', en: 'Log an entry' },
  help: { nl: 'Hulp', en: 'Help' },
  lock: { nl: 'Vergrendelen', en: 'Lock' },
  menu: { nl: 'Menu', en: 'Menu' },
  rail: { nl: 'Onderdelen', en: 'Parts' },
  keysHere: { nl: 'Toetsen op dit scherm', en: 'Keys on this screen' },
  search: { nl: 'Zoeken', en: 'Search' },
  searchEntries: { nl: 'Zoeken in registraties', en: 'Search the entries' },
  allCommands: { nl: 'Alle opdrachten', en: 'All commands' },
  noNetwork: { nl: 'Geen netwerk gebruikt', en: 'No network used' },
  keys: { nl: 'toetsen', en: 'keys' },
  back: { nl: 'Terug', en: 'Back' },
  close: { nl: 'Sluiten', en: 'Close' },
  cancel: { nl: 'Annuleren', en: 'Cancel' },
  worksOn: {
    nl: 'Sluit u dit venster, dan gaat het werk door. Onderaan ziet u hoe ver het is.',
    en: 'If you close this, the work goes on. At the bottom you see how far it is.',
  },
  next: { nl: 'Verder', en: 'Continue' },
  previous: { nl: 'Vorige', en: 'Previous' },
  undo: { nl: 'Ongedaan maken', en: 'Undo' },
  open: { nl: 'Openen', en: 'Open' },
  again: { nl: 'Opnieuw proberen', en: 'Try again' },
  show: { nl: 'Tonen', en: 'Show' },
  hide: { nl: 'Verbergen', en: 'Hide' },
  name: { nl: 'Naam', en: 'Name' },
  date: { nl: 'Datum', en: 'Date' },
  signature: { nl: 'Handtekening', en: 'Signature' },
  copied: { nl: 'Gekopieerd', en: 'Copied' },
  copyPart: { nl: 'Kopieer voor een mail', en: 'Copy for a mail' },
  notCopied: {
    nl: 'De computer liet kopiëren niet toe. Er is niets gekopieerd. Klik in dit venster en probeer het opnieuw.',
    en: 'The computer did not let this be copied. Nothing was copied. Click in this window and try again.',
  },
  copyCode: { nl: 'Kopieer foutcode', en: 'Copy error code' },
  loading: { nl: 'Bezig met lezen', en: 'Reading' },
  notYet: { nl: 'Dit onderdeel is er nog niet.', en: 'This part does not exist yet.' },
  notKnown: { nl: 'niet bekend', en: 'not known' },
  none: { nl: 'geen', en: 'none' },
  minister: { nl: 'minister', en: 'minister' },
  stateSecretary: { nl: 'staatssecretaris', en: 'state secretary' },
  dropHere: { nl: 'Laat los om te registreren', en: 'Let go to log an entry' },
  lockedAfter: {
    nl: (minutes: number) => `Op slot na ${many('nl', minutes, 'minuut', 'minuten')} stilte. Uw concept staat klaar.`,
    en: (minutes: number) => `Locked after ${many('en', minutes, 'minute', 'minutes')} of silence. Your draft is kept.`,
  },
  coreReplaced: {
    nl: 'Het programma is opnieuw gestart. Alles tot het laatste bewaren is er.',
    en: 'The program started again. Everything up to the last save is there.',
  },
} satisfies Subject;

export const roles: Record<Role, Both> = {
  secretary: { nl: 'secretaris', en: 'secretary' },
  officeHolder: { nl: 'bewindspersoon', en: 'office holder' },
  recordsManager: { nl: 'informatiebeheer', en: 'records manager' },
  auditor: { nl: 'controleur', en: 'auditor' },
  collector: { nl: 'verzamelaar', en: 'collector' },
};

/** What an opened workspace may say about itself: what it is, and what that means for the person. */
export const notices: Record<Notice['key'], { says: Both; means: Both }> = {
  inUse: {
    says: { nl: 'Dit register is op een andere plek open.', en: 'This register is open elsewhere.' },
    means: { nl: 'U kunt hier alleen lezen.', en: 'You can only read here.' },
  },
  rolledBack: {
    says: {
      nl: 'Dit register is ouder dan wat deze computer eerder zag.',
      en: 'This register is older than what this computer saw before.',
    },
    means: { nl: 'U kunt alleen lezen.', en: 'You can only read.' },
  },
  slotsChanged: {
    says: {
      nl: 'De lijst met wachtzinnen past niet bij het logboek.',
      en: 'The list of passphrases does not match the journal.',
    },
    means: { nl: 'U kunt alleen lezen.', en: 'You can only read.' },
  },
  damaged: {
    says: { nl: 'Een bestand van dit register is beschadigd.', en: 'A file of this register is damaged.' },
    means: {
      nl: 'Wat nog leesbaar is, kunt u lezen. Er wordt niets meer in geschreven. Maak een nieuw register van de laatste back-up en van wat hier nog te lezen is.',
      en: 'You can read what is still readable. Nothing more is written in it. Make a new register of the latest backup and of what can still be read here.',
    },
  },
  unsignedTail: {
    says: { nl: 'Het programma stopte vorige keer onverwacht.', en: 'The program stopped unexpectedly last time.' },
    means: { nl: 'Alles is er, en is nu ondertekend.', en: 'Everything is there and is now signed.' },
  },
  migrated: {
    says: {
      nl: 'Dit register is aangepast aan de nieuwe versie van het programma.',
      en: 'This register was brought to the new version of the program.',
    },
    means: { nl: 'Er is eerst een back-up gemaakt.', en: 'A backup was made first.' },
  },
  backupFailed: {
    says: { nl: 'De back-up van vandaag is niet gelukt.', en: 'The backup of today was not made.' },
    means: { nl: 'U kunt gewoon verder werken.', en: 'You can go on working.' },
  },
};

/** Going on with a copy that is older than what this computer saw. */
export const rollback = {
  goOn: { nl: 'Toch met deze kopie verder', en: 'Go on with this copy' },
  title: { nl: 'Verder met een oudere kopie?', en: 'Go on with an older copy?' },
  says: {
    nl: 'Wat later is vastgelegd, staat niet in deze kopie en komt niet terug. Het logboek krijgt een nieuwe sleutel en noemt waar het verdergaat. U tekent daarvoor. Zoek eerst of de nieuwere kopie er nog is.',
    en: 'What was logged later is not in this copy and does not come back. The journal gets a new key and says where it goes on. You sign for that. First look whether the newer copy still exists.',
  },
  passphrase: { nl: 'Uw wachtzin', en: 'Your passphrase' },
} satisfies Subject;
