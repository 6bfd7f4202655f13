import { type Both, many, type Subject } from './text.ts';

export const mailText = {
  from: { nl: 'Van', en: 'From' },
  to: { nl: 'Aan', en: 'To' },
  cc: { nl: 'Cc', en: 'Cc' },
  sent: { nl: 'Verzonden', en: 'Sent' },
  headers: { nl: 'Kopregels', en: 'Headers' },
  allHeaders: { nl: 'Kopregels zoals ze in het bestand staan', en: 'Headers as they stand in the file' },
  headersGoOn: {
    nl: 'Er zijn nog meer kopregels. Zij staan in het bestand zelf.',
    en: 'There are more headers. They are in the file itself.',
  },
  noHeaders: {
    nl: 'In het bestand staan van deze mail geen andere kopregels.',
    en: 'The file holds no other headers of this mail.',
  },
  noSubject: { nl: 'Geen onderwerp', en: 'No subject' },
  noAddress: { nl: 'zonder adres', en: 'without an address' },
  inside: { nl: 'Mail in deze mail', en: 'Mail inside this mail' },
  attachments: {
    nl: (n: number) => many('nl', n, 'bijlage', 'bijlagen'),
    en: (n: number) => many('en', n, 'attachment', 'attachments'),
  },
  remove: { nl: 'Weghalen', en: 'Remove' },
  removeNamed: { nl: (name: string) => `${name} weghalen`, en: (name: string) => `Remove ${name}` },
  wordsOnly: {
    nl: 'Dit zijn alleen de woorden. De opmaak en de plaatjes staan in het bestand zelf.',
    en: 'These are the words only. Layout and pictures are in the file itself.',
  },
  noPreview: {
    nl: 'Dit soort bestand toont het programma niet. Het wordt wel precies zo bewaard.',
    en: 'The program does not show this kind of file. It is kept exactly as it is.',
  },
  truncated: {
    nl: 'Alleen het begin staat hier. Het hele bestand is bewaard.',
    en: 'Only the beginning is shown. The whole file is kept.',
  },
  noText: { nl: 'Deze mail heeft geen tekst.', en: 'This mail has no text.' },
  asLayout: { nl: 'Toon de opmaak', en: 'Show the layout' },
  asText: { nl: 'Toon als tekst', en: 'Show as text' },
  noLayout: {
    nl: 'Deze mail heeft geen opmaak die hier te tonen is, alleen tekst.',
    en: 'This mail has no layout that can be shown here, only text.',
  },
  layoutOf: { nl: (name: string) => `Opmaak van ${name}`, en: (name: string) => `Layout of ${name}` },
  layoutSays: {
    nl: 'Zonder kleuren en zonder afbeeldingen van elders. Links werken niet, hun adres staat erachter. Er gaat niets naar buiten.',
    en: 'Without colours and without pictures from elsewhere. Links do not work; their address stands behind them. Nothing goes out.',
  },
  table: { nl: 'Tabel', en: 'Table' },
  zoom: { nl: 'Grootte', en: 'Size' },
  larger: { nl: 'Groter', en: 'Larger' },
  smaller: { nl: 'Kleiner', en: 'Smaller' },
  fit: { nl: 'Passend', en: 'Fit' },
  fitted: { nl: 'passend', en: 'fitted' },
  largerOf: { nl: (name: string) => `${name} groter`, en: (name: string) => `${name} larger` },
  smallerOf: { nl: (name: string) => `${name} kleiner`, en: (name: string) => `${name} smaller` },
  fitOf: { nl: (name: string) => `${name} passend`, en: (name: string) => `Fit ${name}` },
  /** `1:02:03`, or `4:05`. */
  lasts: { nl: (time: string) => `duurt ${time}`, en: (time: string) => `lasts ${time}` },
  lengthUnknown: {
    nl: 'Hoe lang dit duurt, zegt het bestand niet of is niet te lezen. Het bestand is wel bewaard.',
    en: 'The file does not say how long this lasts, or it cannot be read. The file is kept all the same.',
  },
  noSound: {
    nl: 'Geluid en film speelt dit programma niet af. Het bestand is bewaard.',
    en: 'This program does not play sound or film. The file is kept.',
  },
  pages: {
    nl: (n: number) => many('nl', n, 'bladzijde', 'bladzijden'),
    en: (n: number) => many('en', n, 'page', 'pages'),
  },
  pageOf: {
    nl: (n: number, all: number) => `Bladzijde ${n} van ${all}`,
    en: (n: number, all: number) => `Page ${n} of ${all}`,
  },
  browse: { nl: (name: string) => `Bladeren in ${name}`, en: (name: string) => `Pages of ${name}` },
  pageBack: { nl: 'Vorige bladzijde', en: 'Previous page' },
  pageOn: { nl: 'Volgende bladzijde', en: 'Next page' },
  pdfOpening: { nl: 'De pdf wordt geopend.', en: 'The pdf is being opened.' },
  pdfNoWords: {
    nl: 'Op deze bladzijde staat geen tekst die kan worden voorgelezen. Misschien is het een foto of een scan.',
    en: 'There is no text on this page that can be read out. It may be a photo or a scan.',
  },
  pdfLinks: {
    nl: 'Links op deze bladzijde. Ze werken hier niet:',
    en: 'Links on this page. They do not work here:',
  },
  pdfLacksImages: {
    nl: 'Niet alle afbeeldingen in deze pdf kan het programma tekenen. Een bladzijde kan leger lijken dan hij is.',
    en: 'The program cannot draw all images in this pdf. A page may look emptier than it is.',
  },
  imageOf: { nl: (name: string) => `Afbeelding ${name}`, en: (name: string) => `Picture ${name}` },
} satisfies Subject;

/** Why a pdf is not shown (`PdfRefusal`). */
export const pdfRefusals = {
  too_large: {
    nl: 'Deze pdf is te groot om hier te tonen. Het bestand is wel precies zo bewaard.',
    en: 'This pdf is too large to show here. The file is kept exactly as it is.',
  },
  locked: {
    nl: 'Deze pdf is op slot met een wachtwoord. Het programma toont hem niet. Het bestand is wel precies zo bewaard.',
    en: 'This pdf is locked with a password. The program does not show it. The file is kept exactly as it is.',
  },
  damaged: {
    nl: 'Deze pdf is beschadigd. Het programma kan hem niet tonen. Het bestand is wel precies zo bewaard.',
    en: 'This pdf is damaged. The program cannot show it. The file is kept exactly as it is.',
  },
  too_slow: {
    nl: 'Het tekenen van deze pdf duurt te lang. Het programma is ermee gestopt. Het bestand is wel precies zo bewaard.',
    en: 'Drawing this pdf takes too long. The program stopped. The file is kept exactly as it is.',
  },
} satisfies Subject;

/** Warnings of the mail reader (`MailWarningCode`). */
export const mailWarnings: Record<string, Both> = {
  bad_date: {
    nl: 'De datum in deze mail kan niet kloppen. Kijk in de mailbox.',
    en: 'The date in this mail is impossible. Look in the mailbox.',
  },
  missing_date: { nl: 'In deze mail staat geen datum.', en: 'There is no date in this mail.' },
  missing_from: {
    nl: 'In deze mail staat geen afzender met een adres.',
    en: 'There is no sender with an address in this mail.',
  },
  several_from: { nl: 'Deze mail noemt meer dan één afzender.', en: 'This mail names more than one sender.' },
  display_name_address: {
    nl: 'De naam van de afzender lijkt een ander adres. Kijk goed wie dit is.',
    en: 'The sender’s name looks like another address. Look well who this is.',
  },
  eight_bit_header: {
    nl: 'De kopregels zijn niet volgens de regels geschreven.',
    en: 'The headers are not written by the rules.',
  },
  characters_repaired: {
    nl: 'Sommige letters waren niet te lezen. Kijk naar het teken \ufffd in de tekst.',
    en: 'Some letters could not be read. Look for the sign \ufffd in the text.',
  },
  versions_differ: {
    nl: 'Als tekst zegt deze mail iets anders dan met opmaak. Kijk naar allebei.',
    en: 'As text this mail says something else than with its layout. Look at both.',
  },
  smime: { nl: 'Deze mail is versleuteld of ondertekend (S/MIME).', en: 'This mail is encrypted or signed (S/MIME).' },
  pgp: { nl: 'Deze mail is versleuteld of ondertekend (PGP).', en: 'This mail is encrypted or signed (PGP).' },
  truncated: { nl: 'Deze mail stopt halverwege. Sla hem opnieuw op.', en: 'This mail stops halfway. Save it again.' },
  no_parts_found: { nl: 'De delen van deze mail zijn niet te vinden.', en: 'The parts of this mail cannot be found.' },
  original_headers_lost: {
    nl: 'Hierin staat een doorgestuurde mail als tekst. Wie hem stuurde en wanneer is niet zeker. Een mail als bijlage is beter bewijs.',
    en: 'This holds a forwarded mail as text. Who sent it and when is not certain. A mail as attachment is better evidence.',
  },
  nested_kept_closed: {
    nl: 'Een mail in deze mail is niet gelezen. Hij is bewaard als bijlage.',
    en: 'A mail inside this mail was not read. It is kept as an attachment.',
  },
};
