import type { ReadingWarningCode, SourceKind } from '../../shared/intake.ts';
import { type Both, count, many, type Subject } from './text.ts';

/** Choosing from a conversation: screen `#/innemen/<id>`. */
export const conversation = {
  title: { nl: 'Kies wat werk is', en: 'Choose what is work' },
  nothingKept: { nl: 'Nog niets bewaard', en: 'Nothing kept yet' },
  discard: { nl: 'Weg ermee', en: 'Throw away' },
  discardTitle: { nl: 'Dit gesprek weggooien?', en: 'Throw this conversation away?' },
  discardSays: {
    nl: 'Er is nog niets van bewaard. Uw keuze gaat verloren.',
    en: 'Nothing of it was kept yet. Your choice is lost.',
  },
  keepChoosing: { nl: 'Verder kiezen', en: 'Go on choosing' },
  gone: {
    nl: 'Dit gesprek is er niet meer. Laat het bestand opnieuw los.',
    en: 'This conversation is no longer there. Drop the file again.',
  },
  keepAsIs: { nl: 'Bewaar het bestand zoals het is', en: 'Keep the file as it is' },
  list: { nl: 'Berichten', en: 'Messages' },
  messages: {
    nl: (n: number) => many('nl', n, 'bericht', 'berichten'),
    en: (n: number) => many('en', n, 'message', 'messages'),
  },
  period: {
    nl: (from: string, until: string) => `${from} tot en met ${until}`,
    en: (from: string, until: string) => `${from} to ${until}`,
  },
  work: { nl: 'werk', en: 'work' },
  context: { nl: 'context', en: 'context' },
  duplicate: { nl: 'dubbel', en: 'duplicate' },
  leftOut: { nl: 'weggelaten', en: 'left out' },
  notUnderstood: { nl: 'onbegrepen', en: 'not understood' },
  addsUp: { nl: 'klopt', en: 'adds up' },
  addsUpNot: { nl: 'klopt niet', en: 'does not add up' },
  search: { nl: 'Zoek in dit gesprek', en: 'Search this conversation' },
  from: { nl: 'Van', en: 'From' },
  until: { nl: 'Tot en met', en: 'Until' },
  dayHint: { nl: 'Bijvoorbeeld 3-11', en: 'For example 3-11' },
  tickFound: { nl: (n: number) => `Kies deze ${count('nl', n)}`, en: (n: number) => `Choose these ${count('en', n)}` },
  clearFound: { nl: 'Toon alles', en: 'Show all' },
  showAll: { nl: (n: number) => `Alles ${count('nl', n)}`, en: (n: number) => `All ${count('en', n)}` },
  showChosen: { nl: (n: number) => `Gekozen ${count('nl', n)}`, en: (n: number) => `Chosen ${count('en', n)}` },
  showWarned: { nl: (n: number) => `Let op ${count('nl', n)}`, en: (n: number) => `Look here ${count('en', n)}` },
  which: { nl: 'Welke berichten', en: 'Which messages' },
  noneFound: { nl: 'Niets gevonden.', en: 'Nothing found.' },
  noneChosen: {
    nl: 'Nog niets gekozen. Spatie kiest een bericht.',
    en: 'Nothing chosen yet. Space chooses a message.',
  },
  noNames: { nl: 'zonder naam', en: 'without a name' },
  noMoment: { nl: 'geen tijd', en: 'no time' },
  cut: { nl: 'De rest van dit bericht wordt wel bewaard.', en: 'The rest of this message is kept.' },
  duplicateOf: {
    nl: (n: number) => `Dubbel: zelfde als bericht ${count('nl', n)}`,
    en: (n: number) => `Duplicate of message ${count('en', n)}`,
  },
  envelope: {
    nl: (from: string, day: string) =>
      `Kwam mee met een mail van ${from}, ${day}. Die dag is de dag van vastleggen. De dag van een bericht staat bij het bericht.`,
    en: (from: string, day: string) =>
      `Came with a mail from ${from}, ${day}. That day is the day of capture. The day of a message stands with the message.`,
  },
  envelopeOthers: {
    nl: (names: string) => `Ook in die mail, en hier niet bij: ${names}. Nodig? Sleep het er apart bij.`,
    en: (names: string) => `In that mail too, and not with this: ${names}. Needed? Drop it separately.`,
  },
  noDay: { nl: 'zonder datum', en: 'without a date' },
  elsewhere_entry: {
    nl: (number: string) => `Dubbel: staat al in registratie ${number}. Kiezen kan toch.`,
    en: (number: string) => `Duplicate: in entry ${number} already. You can still choose it.`,
  },
  elsewhere_draft: {
    nl: () => 'Dubbel: staat al in een concept. Kiezen kan toch.',
    en: () => 'Duplicate: in a draft already. You can still choose it.',
  },
  elsewhere_open: {
    nl: (name: string) => `Dubbel: staat ook in ${name}. Kiezen kan toch.`,
    en: (name: string) => `Duplicate: in ${name} too. You can still choose it.`,
  },
  missing: { nl: 'niet in het bestand', en: 'not in the file' },
  notChosen: { nl: 'niet gekozen', en: 'not chosen' },
  tickKey: { nl: 'werk', en: 'work' },
  rangeKey: { nl: 'reeks', en: 'range' },
  warningKey: { nl: 'volgende waarschuwing', en: 'next warning' },
  goOnKey: { nl: 'verder', en: 'go on' },
  allFoundKey: { nl: 'Alles wat getoond wordt', en: 'All that is shown' },
  onlyLeavingOut: {
    nl: 'Weglaten is hier alleen weglaten. Het is geen toestemming om op de telefoon te wissen.',
    en: 'Leaving out here is only leaving out. It is no permission to delete from the phone.',
  },
  side: { nl: 'Wat u bewaart', en: 'What you keep' },
  whatItIs: { nl: 'Wat dit is', en: 'What this is' },
  sideStart: {
    nl: 'Vink aan wat over het werk gaat. Alleen dat wordt bewaard, met zijn plaats in het bestand.',
    en: 'Tick what is about the work. Only that is kept, with its place in the file.',
  },
  sideNow: {
    nl: (kept: number, all: number) => `${count('nl', kept)} van ${count('nl', all)} gekozen`,
    en: (kept: number, all: number) => `${count('en', kept)} of ${count('en', all)} chosen`,
  },
  intoDraft: {
    nl: 'Wat u kiest, komt bij uw concept. Is het van meer mensen of maanden? Dan krijgt elk een eigen concept.',
    en: 'What you choose goes with your draft. Is it of several people or months? Then each gets a draft of its own.',
  },
  selfAsk: { nl: 'Wie is de bewindspersoon?', en: 'Who is the office holder?' },
  selfNeeded: { nl: 'Kies wie de bewindspersoon is.', en: 'Choose who the office holder is.' },
  selfChoose: { nl: 'Nog kiezen', en: 'Still to choose' },
  selfNobody: { nl: 'Staat er niet bij', en: 'Not among them' },
  orderAsk: { nl: 'Welke dag is dit?', en: 'Which day is this?' },
  orderSays: {
    nl: 'In dit bestand kan de dag of de maand voorop staan. De telefoon weet het.',
    en: 'In this file day or month may come first. The phone knows.',
  },
  orderNeeded: { nl: 'Kies eerst hoe de datums gelezen worden.', en: 'First choose how the dates are read.' },
  why: { nl: 'Waarom laat u de rest weg?', en: 'Why do you leave the rest out?' },
  whyNeeded: { nl: 'Kies een reden. Een cijfer is genoeg.', en: 'Choose a reason. A digit is enough.' },
  media: {
    nl: (n: number) => `Ook foto’s, geluid en film van gekozen berichten (er zijn er ${count('nl', n)})`,
    en: (n: number) => `Pictures, sound and film of chosen messages too (there are ${count('en', n)})`,
  },
  marking: {
    nl: 'In een gekozen bericht of stuk staat een rubricering. Zulke inhoud mag niet in dit register.',
    en: 'A chosen message or document has a classification marking. Such contents may not be in this register.',
  },
  markingWhy: { nl: 'Dit is geen rubricering, want', en: 'This is no classification, because' },
  markingNeeded: {
    nl: 'Laat het bericht weg, of schrijf waarom het geen rubricering is.',
    en: 'Leave the message out, or write why it is no classification.',
  },
  nothingChosen: { nl: 'Kies eerst een bericht dat over het werk gaat.', en: 'First choose a message about the work.' },
  goOn: { nl: 'Bewaar en ga verder', en: 'Keep and go on' },
  notUnderstoodTitle: {
    nl: (n: number) => `${many('nl', n, 'regel', 'regels')} niet begrepen`,
    en: (n: number) => `${many('en', n, 'line', 'lines')} not understood`,
  },
  restOfSeries: {
    nl: (n: number) => `Hierna nog ${many('nl', n, 'concept', 'concepten')} uit dit gesprek`,
    en: (n: number) => `After this ${many('en', n, 'more draft', 'more drafts')} from this conversation`,
  },
  sameReason: { nl: 'Zelfde reden voor alle', en: 'Same reason for all' },
  sameReasonDone: {
    nl: 'De andere concepten hebben nu dezelfde reden.',
    en: 'The other drafts now have the same reason.',
  },
  extractHead: {
    nl: (kept: number, all: number, leftOut: number) =>
      `${count('nl', kept)} van ${count('nl', all)} berichten bewaard, ${count('nl', leftOut)} weggelaten`,
    en: (kept: number, all: number, leftOut: number) =>
      `${count('en', kept)} of ${count('en', all)} messages kept, ${count('en', leftOut)} left out`,
  },
  extractRow: {
    nl: (line: number, name: string) => `Regel ${count('nl', line)} van ${name}`,
    en: (line: number, name: string) => `Line ${count('en', line)} of ${name}`,
  },
  extractRows: {
    nl: (kept: number, all: number) =>
      `Rij uit een eerder register, geen bericht. ${count('nl', kept)} van ${count('nl', all)} regels overgenomen.`,
    en: (kept: number, all: number) =>
      `A row of an earlier register, not a message. ${count('en', kept)} of ${count('en', all)} lines taken over.`,
  },
  replyTo: { nl: (what: string) => `Antwoord op ${what}`, en: (what: string) => `Answer to ${what}` },
  reactions: { nl: (all: string) => `Reacties: ${all}`, en: (all: string) => `Reactions: ${all}` },
  extractPart: {
    nl: (n: number) => `${count('nl', n)} daarvan hier`,
    en: (n: number) => `${count('en', n)} of them here`,
  },
  extractFrom: { nl: (name: string) => `Uittreksel uit ${name}`, en: (name: string) => `Extract from ${name}` },
  extractSha: { nl: 'Controlegetal van het hele bestand (SHA-256)', en: 'Checksum of the whole file (SHA-256)' },
  extractMore: {
    nl: (n: number) => `Nog ${count('nl', n)} berichten in het bestand zelf.`,
    en: (n: number) => `${count('en', n)} more messages in the file itself.`,
  },
} satisfies Subject;

export const sourceKinds: Partial<Record<SourceKind, Both>> = {
  whatsapp: { nl: 'Gesprek uit WhatsApp', en: 'WhatsApp conversation' },
  chat: { nl: 'Gesprek als tekst', en: 'Conversation as text' },
  signal: { nl: 'Gesprekken uit Signal', en: 'Signal conversations' },
  telegram: { nl: 'Gesprekken uit Telegram', en: 'Telegram conversations' },
  sms: { nl: 'Sms-berichten', en: 'Text messages' },
  mbox: { nl: 'Postvak met mails', en: 'Mailbox' },
  zip: { nl: 'Zip met berichten', en: 'Zip of messages' },
};

export function kindOfSource(kind: string): Both {
  return sourceKinds[kind as SourceKind] ?? { nl: 'Berichten', en: 'Messages' };
}

/** Names of what a message is besides words. */
export const messageKinds: Record<string, Both> = {
  image: { nl: 'afbeelding', en: 'picture' },
  audio: { nl: 'geluid', en: 'sound' },
  video: { nl: 'film', en: 'film' },
  sticker: { nl: 'sticker', en: 'sticker' },
  contact: { nl: 'contact', en: 'contact' },
  location: { nl: 'plaats', en: 'location' },
  call: { nl: 'oproep', en: 'call' },
  poll: { nl: 'peiling', en: 'poll' },
  deleted: { nl: 'verwijderd', en: 'deleted' },
  edited: { nl: 'bewerkt', en: 'edited' },
  forwarded: { nl: 'doorgestuurd', en: 'forwarded' },
  view_once: { nl: 'één keer te zien', en: 'to be seen once' },
  not_sent: { nl: 'niet verzonden', en: 'not sent' },
};

/** Names that Signal and Telegram themselves give to what they say in a conversation, and to what it was about. */
const APP_WORDS: Record<string, Both> = {
  individualCall: { nl: 'gesprek', en: 'call' },
  groupCall: { nl: 'groepsgesprek', en: 'group call' },
  phone_call: { nl: 'gesprek', en: 'call' },
  AUDIO_CALL: { nl: 'met geluid', en: 'by voice' },
  VIDEO_CALL: { nl: 'met beeld', en: 'by video' },
  INCOMING: { nl: 'inkomend', en: 'incoming' },
  OUTGOING: { nl: 'uitgaand', en: 'outgoing' },
  ACCEPTED: { nl: 'aangenomen', en: 'accepted' },
  NOT_ACCEPTED: { nl: 'niet aangenomen', en: 'not accepted' },
  MISSED: { nl: 'gemist', en: 'missed' },
  missed: { nl: 'gemist', en: 'missed' },
  MISSED_NOTIFICATION_PROFILE: { nl: 'gemist', en: 'missed' },
  hangup: { nl: 'opgehangen', en: 'hung up' },
  busy: { nl: 'in gesprek', en: 'busy' },
  JOINED: { nl: 'deelgenomen', en: 'joined' },
  DECLINED: { nl: 'geweigerd', en: 'declined' },
  RINGING: { nl: 'overgegaan', en: 'rang' },
  GENERIC: { nl: '', en: '' },
  expirationTimerChange: {
    nl: 'tijd van verdwijnende berichten gewijzigd',
    en: 'timer of disappearing messages changed',
  },
  groupExpirationTimerUpdate: {
    nl: 'tijd van verdwijnende berichten gewijzigd',
    en: 'timer of disappearing messages changed',
  },
  set_messages_ttl: { nl: 'tijd van verdwijnende berichten gewijzigd', en: 'timer of disappearing messages changed' },
  groupChange: { nl: 'groep gewijzigd:', en: 'group changed:' },
  genericGroupUpdate: { nl: 'gewijzigd', en: 'changed' },
  groupCreationUpdate: { nl: 'groep gemaakt', en: 'group made' },
  create_group: { nl: 'maakte de groep', en: 'made the group' },
  groupNameUpdate: { nl: 'naam', en: 'name' },
  edit_group_title: { nl: 'wijzigde de naam van de groep in', en: 'changed the name of the group to' },
  groupAvatarUpdate: { nl: 'foto', en: 'picture' },
  edit_group_photo: { nl: 'wijzigde de foto van de groep', en: 'changed the picture of the group' },
  groupDescriptionUpdate: { nl: 'omschrijving', en: 'description' },
  groupMemberAddedUpdate: { nl: 'iemand toegevoegd', en: 'somebody added' },
  invite_members: { nl: 'voegde toe:', en: 'added:' },
  groupMemberJoinedUpdate: { nl: 'iemand kwam erbij', en: 'somebody joined' },
  join_group_by_link: { nl: 'kwam erbij', en: 'joined' },
  groupMemberRemovedUpdate: { nl: 'iemand verwijderd', en: 'somebody removed' },
  remove_members: { nl: 'verwijderde:', en: 'removed:' },
  groupMemberLeftUpdate: { nl: 'iemand vertrok', en: 'somebody left' },
  groupAdminStatusUpdate: { nl: 'wie beheert', en: 'who administers' },
  pin_message: { nl: 'zette een bericht vast', en: 'pinned a message' },
  pinMessage: { nl: 'bericht vastgezet', en: 'message pinned' },
  profileChange: { nl: 'naam in de app gewijzigd:', en: 'name in the app changed:' },
  learnedProfileChange: { nl: 'naam in de app bekend', en: 'name in the app known' },
  simpleUpdate: { nl: '', en: '' },
  IDENTITY_UPDATE: { nl: 'veiligheidsnummer gewijzigd', en: 'safety number changed' },
  IDENTITY_VERIFIED: { nl: 'veiligheidsnummer nagekeken', en: 'safety number checked' },
  IDENTITY_DEFAULT: { nl: 'veiligheidsnummer niet meer nagekeken', en: 'safety number no longer checked' },
  CHANGE_NUMBER: { nl: 'telefoonnummer gewijzigd', en: 'telephone number changed' },
  JOINED_SIGNAL: { nl: 'gebruikt nu Signal', en: 'uses Signal now' },
  END_SESSION: { nl: 'beveiliging opnieuw ingesteld', en: 'security set anew' },
  CHAT_SESSION_REFRESH: { nl: 'beveiliging opnieuw ingesteld', en: 'security set anew' },
};

/** What an app says of itself, with its own names in plain words; what is not known stays as it is. */
export function appSays(text: string, lang: 'nl' | 'en'): string {
  return text
    .split(' ')
    .flatMap((word) => (Object.hasOwn(APP_WORDS, word) ? (APP_WORDS[word]?.[lang] ?? word) : word))
    .filter((word) => word !== '')
    .join(' ');
}

/** How dates read by an order of day, month and year. */
export const dateOrders: Record<string, Both> = {
  dmy: { nl: 'Dag eerst', en: 'Day first' },
  mdy: { nl: 'Maand eerst', en: 'Month first' },
  ymd: { nl: 'Jaar, maand, dag', en: 'Year, month, day' },
  ydm: { nl: 'Jaar, dag, maand', en: 'Year, day, month' },
  myd: { nl: 'Maand, jaar, dag', en: 'Month, year, day' },
};

/** A warning in one or two plain sentences, said where it is. */
export const readingWarnings: Record<ReadingWarningCode, Both> = {
  bad_date: {
    nl: 'De datum klopt niet of is niet te lezen. De tekst ervan is bewaard.',
    en: 'The date is wrong or cannot be read. Its text is kept.',
  },
  missing_date: { nl: 'Er staat geen datum bij.', en: 'It has no date.' },
  missing_from: { nl: 'Er staat geen afzender met een adres bij.', en: 'It has no sender with an address.' },
  several_from: { nl: 'Er staat meer dan één afzender bij.', en: 'It has more than one sender.' },
  display_name_address: {
    nl: 'De naam lijkt een adres, en is een ander adres dan het echte.',
    en: 'The name looks like an address, and is another one than the real one.',
  },
  eight_bit_header: {
    nl: 'De letters in de kop zijn deels geraden.',
    en: 'Letters in the header were partly guessed.',
  },
  versions_differ: {
    nl: 'Als tekst zegt deze mail iets anders dan met opmaak. Open de mail zelf en kijk naar allebei.',
    en: 'As text this mail says something else than with its layout. Open the mail itself and look at both.',
  },
  smime: {
    nl: 'Ondertekend of versleuteld deel: bewaard, niet geopend.',
    en: 'Signed or sealed part: kept, not opened.',
  },
  pgp: { nl: 'Versleuteld deel: bewaard, niet geopend.', en: 'Sealed part: kept, not opened.' },
  truncated: { nl: 'Het bestand stopt halverwege.', en: 'The file stops halfway.' },
  no_parts_found: { nl: 'De delen van deze mail zijn niet gevonden.', en: 'The parts of this mail were not found.' },
  nested_kept_closed: { nl: 'Een mail hierin kon niet worden geopend.', en: 'A mail inside could not be opened.' },
  date_order_ambiguous: { nl: 'Dag en maand zijn niet zeker.', en: 'Day and month are not certain.' },
  header_like_line: {
    nl: 'In dit bericht staat een regel die op een eigen bericht lijkt. Kijk op de telefoon.',
    en: 'A line in this message looks like a message of its own. Look on the phone.',
  },
  maybe_injected: {
    nl: 'Dit bericht kan nagemaakt zijn. Kijk op de telefoon.',
    en: 'This message may have been faked. Look on the phone.',
  },
  injection_possible: {
    nl: 'Aan dit bestand is niet te zien of iemand een regel heeft nagemaakt. Vergelijk zo nodig met de telefoon.',
    en: 'This file cannot show whether somebody faked a line. Compare with the phone where it matters.',
  },
  out_of_order: {
    nl: 'Dit bericht is ouder dan het bericht ervoor.',
    en: 'This message is older than the one before it.',
  },
  duplicate: { nl: 'Dit bericht staat er al.', en: 'This message is there already.' },
  media_missing: {
    nl: 'Het bestand noemt een bijlage die er niet in zit.',
    en: 'The file names an attachment it does not hold.',
  },
  media_unreferenced: {
    nl: 'Er zit een bestand bij dat geen bericht noemt.',
    en: 'It holds a file that no message names.',
  },
  disappearing_messages: {
    nl: 'Verdwijnende berichten stonden aan. Er kunnen berichten missen.',
    en: 'Disappearing messages were on. Messages may be missing.',
  },
  messages_deleted: { nl: 'Hier is een bericht verwijderd.', en: 'A message was deleted here.' },
  export_limit: {
    nl: 'Dit bestand is zo groot als de app maximaal maakt. Oudere berichten missen waarschijnlijk.',
    en: 'This file is as large as the app makes them. Older messages are probably missing.',
  },
  local_time_impossible: {
    nl: 'Dit uur bestond niet: de klok ging vooruit.',
    en: 'This hour did not exist: the clock went forward.',
  },
  local_time_ambiguous: {
    nl: 'Dit uur kwam twee keer voor: de klok ging terug.',
    en: 'This hour came twice: the clock went back.',
  },
  similar_authors: { nl: 'Twee namen lijken sterk op elkaar.', en: 'Two names look very much alike.' },
  author_uncertain: { nl: 'De naam kan bij de tekst horen.', en: 'The name may belong to the text.' },
  encoding_guessed: {
    nl: 'De letters van dit bestand zijn deels geraden.',
    en: 'Letters of this file were partly guessed.',
  },
  not_understood: { nl: 'Een deel is niet begrepen.', en: 'A part was not understood.' },
  hole: { nl: 'Hiervoor missen berichten in de telling.', en: 'Before this, messages are missing in the count.' },
  count_differs: {
    nl: 'Het bestand noemt een ander aantal dan erin zit.',
    en: 'The file says another number than it holds.',
  },
  export_leaves_out: {
    nl: 'Deze app laat altijd iets weg: verdwijnende berichten en wat één keer te zien was.',
    en: 'This app always leaves something out: disappearing messages and what could be seen once.',
  },
  machine_read: {
    nl: 'Deze woorden zijn door de machine uit een afbeelding gelezen. Kijk ze na.',
    en: 'The machine read these words from a picture. Check them.',
  },
  original_headers_lost: {
    nl: 'Van de doorgestuurde mail is alleen de tekst over. Afzender en tijd zijn niet zeker.',
    en: 'Of the forwarded mail only the text is left. Sender and time are not certain.',
  },
  not_a_mail: {
    nl: 'Dit is geen mail, maar een afspraak of contact.',
    en: 'This is no mail, but an appointment or contact.',
  },
  type_differs: { nl: 'De bijlage is iets anders dan zij zegt.', en: 'The attachment is something else than it says.' },
  characters_repaired: { nl: 'Sommige tekens zijn hersteld.', en: 'Some characters were repaired.' },
  member_refused: { nl: 'Een bestand in de zip is niet gelezen.', en: 'A file in the zip was not read.' },
  self_not_found: { nl: 'De bewindspersoon komt er niet in voor.', en: 'The office holder is not in it.' },
  renamed: { nl: 'Twee bestanden hadden dezelfde naam.', en: 'Two files had the same name.' },
  classification_marking: {
    nl: 'Hier lijkt een rubricering te staan. Kijk goed voordat u dit bewaart.',
    en: 'This looks like a classification marking. Look well before you keep it.',
  },
};
