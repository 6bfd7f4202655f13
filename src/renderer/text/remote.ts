import { count, many, type Subject } from './text.ts';

/** Signing elsewhere: at the office, and on the office holder's own computer. */
export const remote = {
  // --- at the office
  ask: { nl: 'Op afstand laten tekenen', en: 'Have it signed elsewhere' },
  askTitle: { nl: 'Op afstand laten tekenen', en: 'Have it signed elsewhere' },
  askSays: {
    nl: (name: string) =>
      `U maakt één bestand met de registraties en het bewijs. Alleen ${name} kan het openen, met de eigen handtekening en de eigen wachtzin.`,
    en: (name: string) =>
      `You make one file with the entries and the evidence. Only ${name} can open it, with their own signature and their own passphrase.`,
  },
  askFirst: {
    nl: 'De bewindspersoon heeft de handtekening al meegenomen? Dat kan aan dit bureau, met de knop “Neem mijn handtekening mee”.',
    en: 'Has the office holder taken the signature along? That is done at this desk, with the button “Take my signature along”.',
  },
  replaces: {
    nl: 'Er is al een verzoek onderweg. Het nieuwe komt ervoor in de plaats.',
    en: 'A request is on its way already. The new one takes its place.',
  },
  make: { nl: 'Maak het verzoek', en: 'Make the request' },
  madeTitle: { nl: 'Het verzoek is klaar', en: 'The request is ready' },
  where: { nl: 'Het bestand staat hier', en: 'The file is here' },
  whereFolder: { nl: 'De map staat hier', en: 'The folder is here' },
  copyPlace: { nl: 'Kopieer de plaats', en: 'Copy the place' },
  copied: { nl: 'De plaats is gekopieerd.', en: 'The place was copied.' },
  send: {
    nl: 'Stuur dit bestand per mail, of geef het op een stick. Het is versleuteld: niemand anders kan het lezen.',
    en: 'Send this file by mail, or give it on a stick. It is encrypted: nobody else can read it.',
  },
  afterwards: {
    nl: 'U krijgt een bestand terug dat eindigt op .antwoord. Sleep het in dit venster. Het telt één keer.',
    en: 'You get a file back that ends in .antwoord. Drop it on this window. It counts once.',
  },
  cut: {
    nl: (n: number) =>
      `${many('nl', n, 'bestand ging', 'bestanden gingen')} niet of niet heel mee. Te grote bestanden, geluid en film blijven hier. Van een pdf gaan soms alleen de woorden mee. Op dit bureau is alles te zien.`,
    en: (n: number) =>
      `${many('en', n, 'file', 'files')} did not go along, or not whole. Files too large for a mail, sound and film stay here. Of a pdf sometimes only the words go along. Everything can be seen at this desk.`,
  },
  onTheWay: { nl: 'Onderweg', en: 'On the way' },
  requestOf: {
    nl: (name: string, quarter: string) => `Verzoek aan ${name} over ${quarter}`,
    en: (name: string, quarter: string) => `Request to ${name} on ${quarter}`,
  },
  sentOn: {
    nl: (when: string, n: number) => `Gemaakt: ${when}, ${many('nl', n, 'registratie', 'registraties')}`,
    en: (when: string, n: number) => `Made: ${when}, ${many('en', n, 'entry', 'entries')}`,
  },
  waits: { nl: 'Wacht op het antwoord', en: 'Waits for the answer' },
  stale: {
    nl: 'Er is daarna iets veranderd. Een antwoord telt niet meer: maak een nieuw verzoek.',
    en: 'Something changed since. An answer no longer counts: make a new request.',
  },
  takeAnswer: { nl: 'Antwoord innemen', en: 'Take the answer in' },
  taken: {
    nl: (n: number, returned: number) =>
      `Op afstand ondertekend: ${many('nl', n, 'registratie', 'registraties')}${returned > 0 ? `, ${count('nl', returned)} teruggegeven` : ''}.`,
    en: (n: number, returned: number) =>
      `Signed elsewhere: ${many('en', n, 'entry', 'entries')}${returned > 0 ? `, ${count('en', returned)} given back` : ''}.`,
  },
  takeIdentity: { nl: 'Neem mijn handtekening mee', en: 'Take my signature along' },
  identitySays: {
    nl: 'U krijgt een bestand waarmee u op een andere computer kunt tekenen. Het register gaat er niet mee open. Zonder uw wachtzin heeft niemand er iets aan.',
    en: 'You get a file with which you can sign on another computer. It does not open the register. Without your passphrase it is of no use to anyone.',
  },
  identityAgain: {
    nl: 'Kiest u later een nieuwe wachtzin, of gaat er iemand weg bij uw bureau? Neem uw handtekening dan opnieuw mee.',
    en: 'Do you choose a new passphrase later, or does somebody leave your office? Then take your signature along again.',
  },
  saveIdentity: { nl: 'Bewaar het bestand', en: 'Save the file' },
  identityMade: { nl: 'Uw handtekening staat klaar', en: 'Your signature is ready' },
  identityThen: {
    nl: 'Zet het bestand op een stick of op uw eigen computer. Op het beginscherm kiest u daar “Een verzoek ondertekenen”.',
    en: 'Put the file on a stick or on your own computer. There you choose “Sign a request” on the start screen.',
  },
  // --- on the own computer
  start: { nl: 'Een verzoek ondertekenen', en: 'Sign a request' },
  startNote: { nl: 'U kreeg een bestand van uw secretariaat', en: 'You got a file from your office' },
  openTitle: { nl: 'Een verzoek ondertekenen', en: 'Sign a request' },
  openSays: {
    nl: 'U hebt twee bestanden nodig: uw handtekening en het verzoek. Op deze computer komt niets van het register te staan.',
    en: 'You need two files: your signature and the request. Nothing of the register is kept on this computer.',
  },
  identityFile: { nl: 'Uw handtekening', en: 'Your signature' },
  identityHint: { nl: 'Eindigt op .identiteit', en: 'Ends in .identiteit' },
  requestFile: { nl: 'Het verzoek', en: 'The request' },
  requestHint: { nl: 'Eindigt op .verzoek', en: 'Ends in .verzoek' },
  choose: { nl: 'Kies een bestand', en: 'Choose a file' },
  other: { nl: 'Kies een ander', en: 'Choose another' },
  bothNeeded: { nl: 'Kies beide bestanden.', en: 'Choose both files.' },
  dropBoth: { nl: 'U kunt ze ook hierheen slepen.', en: 'You can drop them here as well.' },
  open: { nl: 'Openen', en: 'Open' },
  needPassphrase: { nl: 'Typ uw wachtzin.', en: 'Type your passphrase.' },
  yours: {
    nl: 'Alleen u ziet dit. Er komt niets van op deze computer te staan.',
    en: 'Only you see this. Nothing of it is kept on this computer.',
  },
  save: { nl: 'Antwoord opslaan', en: 'Save the answer' },
  doneTitle: { nl: 'Uw antwoord staat klaar', en: 'Your answer is ready' },
  doneSays: {
    nl: 'Stuur dit bestand terug naar uw secretariaat, per mail of op een stick. Alleen zij kunnen het lezen. Uw handtekening telt als zij het hebben ingenomen.',
    en: 'Send this file back to your office, by mail or on a stick. Only they can read it. Your signature counts once they have taken it in.',
  },
  checkNumber: {
    nl: (n: string) => `Controlenummer van de tekst: ${n}`,
    en: (n: string) => `Check number of the text: ${n}`,
  },
  backToStart: { nl: 'Naar het beginscherm', en: 'To the start screen' },
  silent: {
    nl: (minutes: number) =>
      `Het verzoek is gesloten na ${many('nl', minutes, 'minuut', 'minuten')} stilte. Open het opnieuw om verder te gaan.`,
    en: (minutes: number) =>
      `The request was closed after ${many('en', minutes, 'minute', 'minutes')} of silence. Open it again to go on.`,
  },
  notSent: {
    nl: 'Dit bestand ging niet mee. U kunt het zien aan het bureau van uw secretariaat.',
    en: 'This file did not go along. You can see it at the desk of your office.',
  },
  partSent: {
    nl: 'Dit bestand ging niet heel mee. Het hele bestand ziet u aan het bureau van uw secretariaat.',
    en: 'This file did not go along whole. You can see all of it at the desk of your office.',
  },
} satisfies Subject;
