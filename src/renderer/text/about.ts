import type { Both, Subject } from './text.ts';

export const aboutText = {
  lead: {
    nl: 'Dit programma houdt bij wanneer een bewindspersoon een privékanaal voor het werk gebruikte, en waarom. Elk kwartaal komt er een register uit dat een ander kan controleren.',
    en: 'This program keeps when an office holder used a private channel for work, and why. Every quarter it yields a register that others can check.',
  },
  policy: {
    nl: 'Gebruik van privékanalen voor het werk wordt ernstig afgeraden. Dit programma keurt niets goed.',
    en: 'Using private channels for work is seriously discouraged. This program approves of nothing.',
  },
  program: { nl: 'Programma', en: 'Program' },
  version: { nl: 'Versie', en: 'Version' },
  shell: { nl: 'Draait in', en: 'Runs in' },
  lists: { nl: 'Lijsten', en: 'Lists' },
  listsOf: { nl: (version: string) => `versie ${version}`, en: (version: string) => `version ${version}` },
  licence: { nl: 'Licentie', en: 'Licence' },
  licenceIs: {
    nl: 'EUPL 1.2: vrij te gebruiken, te bekijken en aan te passen',
    en: 'EUPL 1.2: free to use, to read and to change',
  },
  network: { nl: 'Netwerk', en: 'Network' },
  networkIs: {
    nl: 'Geen. Geen server, geen account, geen bijwerken op de achtergrond.',
    en: 'None. No server, no account, no updating in the background.',
  },
  // --- where it lies
  place: { nl: 'Waar uw gegevens liggen', en: 'Where your data lies' },
  folder: { nl: 'Map', en: 'Folder' },
  name: { nl: 'Naam', en: 'Name' },
  origin: { nl: 'Logboek', en: 'Journal' },
  sealed: {
    nl: 'Alles in deze map is versleuteld. Zonder wachtzin of herstelblad is er bijna niets uit te lezen. Wel: hoe het register heet, wie het kan openen en hoe groot het is.',
    en: 'Everything in this folder is encrypted. Without a passphrase or recovery sheet almost nothing can be read. What can: the name of the register, who can open it and how large it is.',
  },
  exports: {
    nl: 'Wat u exporteert of afdrukt, is niet versleuteld. Het blijft liggen waar u het bewaart.',
    en: 'What you export or print is not encrypted. It stays where you save it.',
  },
  // --- keys
  keys: { nl: 'Sleutelnummers', en: 'Key numbers' },
  keysSays: {
    nl: 'Lees deze nummers voor aan de telefoon. Zo weet een ander dat een handtekening echt van hier komt.',
    en: 'Read these numbers out by telephone. Then others know that a signature really comes from here.',
  },
  journalKey: { nl: 'Logboek van dit register', en: 'Journal of this register' },
  copyKeys: { nl: 'Kopieer sleutels', en: 'Copy the keys' },
  keysCopied: {
    nl: 'De sleutels zijn gekopieerd, één per regel. Zo past het in een bestand met vertrouwde sleutels.',
    en: 'The keys are copied, one a line, as a trust file takes them.',
  },
  // --- what is proven
  proven: { nl: 'Wat vaststaat, en hoe', en: 'What is certain, and how' },
  limits: { nl: 'Wat het niet kan bewijzen', en: 'What it cannot prove' },
} satisfies Subject;

/** What holds, with what it rests on; the same promises as docs/threat-model.md, in fewer words. */
export const PROVEN: readonly { what: Both; how: Both }[] = [
  {
    what: { nl: 'Wat vastligt, verandert niet ongemerkt', en: 'What is logged does not change unseen' },
    how: {
      nl: 'Elke stap staat in een keten van controlegetallen. Wie een stap weghaalt of wijzigt, breekt de keten.',
      en: 'Every step is in a chain of checksums. Whoever removes or changes a step breaks the chain.',
    },
  },
  {
    what: { nl: 'Getekend is wat op het scherm stond', en: 'Signed is what the screen showed' },
    how: {
      nl: 'De handtekening gaat over precies die tekst, letter voor letter. Een gewijzigde registratie vraagt een nieuwe.',
      en: 'The signature covers exactly that text, letter by letter. A changed entry asks for a new one.',
    },
  },
  {
    what: { nl: 'Het register is wat gesloten is', en: 'The register is what was closed' },
    how: {
      nl: 'Bij het sluiten wordt het controlegetal ondertekend. Een tweede export geeft dezelfde bestanden.',
      en: 'At close its checksum is signed. A second export gives the same files.',
    },
  },
  {
    what: { nl: 'Bewijs is nog wat het was', en: 'Evidence is still what it was' },
    how: {
      nl: 'Van elk bestand is het controlegetal bewaard. “Alles controleren” in het logboek leest alles na.',
      en: 'The checksum of every file is kept. “Check everything” in the journal reads it all again.',
    },
  },
  {
    what: { nl: 'Een ander kan het nagaan zonder dit programma', en: 'Others can check it without this program' },
    how: {
      nl: 'De vorm is openbaar beschreven en gebruikt bekende standaarden: SHA-256, Ed25519 en RFC 6962.',
      en: 'The format is published and uses known standards: SHA-256, Ed25519 and RFC 6962.',
    },
  },
];

export const LIMITS: readonly Both[] = [
  {
    nl: 'Of alles is vastgelegd. Daarvoor tekent de bewindspersoon elk kwartaal.',
    en: 'Whether everything was logged. For that the office holder signs every quarter.',
  },
  {
    nl: 'Hoe laat het echt was. Tijden zijn die van deze computer, de volgorde staat wel vast.',
    en: 'What time it really was. Times are those of this computer; the order is certain.',
  },
  {
    nl: 'Dat niemand met een wachtzin alles opnieuw opbouwde. Daarom bewaart BZK wat het kreeg.',
    en: 'That nobody with a passphrase rebuilt it all. That is why BZK keeps what it received.',
  },
  {
    nl: 'Dat deze computer te vertrouwen is. Een wachtzin is zo veilig als de computer waarop u typt.',
    en: 'That this computer can be trusted. A passphrase is as safe as the computer you type it on.',
  },
];
