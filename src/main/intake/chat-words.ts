/**
 * What WhatsApp itself writes into an export, in Dutch and English: traces of messages that are gone, media that is not
 * there, and lines without an author. Texts are compared without direction marks.
 */
import type { MessageKind } from '../../shared/intake.ts';

/** Marks of writing direction and the byte order mark: invisible, and put before names and texts by the app. */
export const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

export function withoutMarks(text: string): string {
  return HAS_MARK.test(text) ? text.replace(DIRECTION_MARKS, '') : text;
}

/** Of a whole export, and the bytes it was read from: their first two are looked for much faster than the marks. */
export function hasMarks(text: string, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isUtf16 = (file[0] ?? 0) >= 0xfe;
  return (isUtf16 || MARK_BYTES.some((begin) => file.includes(begin))) && HAS_MARK.test(text);
}

/** How the marks begin in UTF-8. */
const MARK_BYTES = [Buffer.from([0xe2, 0x80]), Buffer.from([0xe2, 0x81]), Buffer.from([0xef, 0xbb])];
const HAS_MARK = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** How the app's own sentences begin, by what they say: bits, since a sentence may be one of several. */
export const BEGIN = { notice: 1, deleted: 2, waiting: 4, call: 8, location: 16, poll: 32 } as const;

/** The bits by two letters, `a` as 1; a space is 0. */
const BEGINNINGS = new Uint8Array(32 * 32);
for (const [bit, pairs] of [
  [BEGIN.notice, 'be me je uw jo yo de th'],
  [BEGIN.deleted, 'di je ji yo th nu u'],
  [BEGIN.waiting, 'wa'],
  [BEGIN.call, 'ge be mi si sp vi gr vo'],
  [BEGIN.location, 'li'],
  [BEGIN.poll, 'pe po'],
] as const)
  for (const pair of pairs.split(' ')) {
    const second = pair.length > 1 ? pair.charCodeAt(1) - 0x60 : 0;
    BEGINNINGS[((pair.charCodeAt(0) - 0x60) << 5) | second]! |= bit;
  }

/** Which sentences of the app a text may be: of nearly all this tells, without an expression, that none is meant. */
export function beginOf(text: string, from = 0): number {
  const first = (text.charCodeAt(from) | 0x20) - 0x60;
  if (first < 1 || first > 26) return 0;
  const second = (text.charCodeAt(from + 1) | 0x20) - 0x60;
  return BEGINNINGS[(first << 5) | (second < 1 || second > 26 ? 0 : second)] ?? 0;
}

const DELETED =
  /^(?:dit bericht is verwijderd(?: door .{1,80})?|(?:u|je|jij) (?:hebt|heb) dit bericht verwijderd(?: als beheerder)?|this message was deleted(?: by .{1,80})?|you deleted this message(?: as admin)?|null)\.?$/i;

export function isDeletedText(text: string, begin = beginOf(text)): boolean {
  return (begin & BEGIN.deleted) !== 0 && DELETED.test(text);
}

const EDITED = /\s*<(?:dit bericht is bewerkt|this message was edited)\.?>$/i;

/** The app's remark that it was edited stands at the end. */
export function isEdited(text: string): boolean {
  return text.charCodeAt(text.length - 1) === 0x3e && EDITED.test(text);
}

export function withoutEdited(text: string): string {
  return text.replace(EDITED, '');
}

const OMITTED_ANY =
  /^<(?:media weggelaten|media omitted|mediabestand weggelaten|medien ausgeschlossen|médias omis|multimedia omitido|[^<>]{0,40}(?:view once|eenmalige?)[^<>]{0,40})>$/i;
const OMITTED_KIND =
  /(?:^|\s)(afbeelding|foto|image|photo|video|videobericht|video note|audio|spraakbericht|voice message|sticker|gif|document|visitekaartje|contactkaart|contact card) (?:weggelaten|omitted)$/i;
const OMITTED_KINDS: Readonly<Record<string, MessageKind>> = {
  afbeelding: 'image',
  foto: 'image',
  image: 'image',
  photo: 'image',
  video: 'video',
  videobericht: 'video',
  'video note': 'video',
  audio: 'audio',
  spraakbericht: 'audio',
  'voice message': 'audio',
  sticker: 'sticker',
  gif: 'video',
  document: 'document',
  visitekaartje: 'contact',
  contactkaart: 'contact',
  'contact card': 'contact',
};

function endsInOmitted(text: string): boolean {
  const { length } = text;
  // The shortest is `gif omitted`.
  if (length < 11) return false;
  const mayEnd = (text.charCodeAt(length - 10) | 0x20) === 0x77 || (text.charCodeAt(length - 7) | 0x20) === 0x6f;
  return mayEnd && /(?:weggelaten|omitted)$/i.test(text.slice(-10));
}

/** What kind of media the text says was left out; 'file' where it does not say, null where it is an ordinary text. */
export function omittedMedia(text: string): MessageKind | null {
  if (text.length > 300) return null;
  if (text.charCodeAt(0) === 0x3c && OMITTED_ANY.test(text)) return 'file';
  const m = endsInOmitted(text) ? OMITTED_KIND.exec(text) : null;
  // Something may stand before it only as on an iPhone: the name of the document and its pages.
  if (!m || (m.index > 0 && !text.slice(0, m.index).includes('•'))) return null;
  return OMITTED_KINDS[(m[1] ?? '').toLowerCase()] ?? 'file';
}

const ATTACHED_ANDROID = /^([^\n]{1,250}?) \(([^()\n]{3,40})\)(?:\n|$)/;
const ATTACHED_IPHONE = /<([^<>:\n]{3,30}): ?([^<>\n]{1,250})>(?:\n|$)/;
const ATTACHED_WORDS =
  /^(?:bestand bijgevoegd|file attached|bijgevoegd|attached|archivo adjunto|adjunto|datei angehängt|anhang|fichier joint|pièce jointe|file allegato|allegato)$/i;

/**
 * The file that the first line names, and the text without that name. With a listing of the export's own files any
 * language is understood; without one, only the known words.
 */
export function attachedName(text: string, inExport: (name: string) => boolean): { name: string; rest: string } | null {
  const android = text.includes('(') ? ATTACHED_ANDROID.exec(text) : null;
  if (android) {
    const [whole, name = '', word = ''] = android;
    if (ATTACHED_WORDS.test(word) || inExport(name)) return { name, rest: text.slice(whole.length) };
  }
  const iphone = text.includes('<') ? ATTACHED_IPHONE.exec(text) : null;
  if (!iphone) return null;
  const [whole, word = '', name = ''] = iphone;
  if (!ATTACHED_WORDS.test(word) && !inExport(name)) return null;
  return { name, rest: (text.slice(0, iphone.index) + text.slice(iphone.index + whole.length)).trim() };
}

const CALL =
  /^(?:gemiste? |beantwoorde |missed |silenced |gedempte )?(?:spraak|video|groeps|voice|group)[- ]?(?:oproep|gesprek|call|chat)\b/i;
const LOCATION =
  /(?:^|\n)\s*(?:[^\n]{0,200}: )?https:\/\/(?:maps\.google\.com\/\?q=|maps\.app\.goo\.gl\/)|^(?:live locatie gedeeld|live location shared)$/i;
const WAITING = /^(?:wachten op dit bericht|waiting for this message)/i;

export function isWaiting(text: string, begin = beginOf(text)): boolean {
  return (begin & BEGIN.waiting) !== 0 && WAITING.test(text);
}

/** The kind of an ordinary message by its words. */
export function kindOfText(text: string, begin = beginOf(text)): MessageKind {
  if (text.length > 2_000) return 'text';
  if ((begin & BEGIN.call) !== 0 && text.length < 120 && CALL.test(text)) return 'call';
  if ((text.includes(':') || (begin & BEGIN.location) !== 0) && LOCATION.test(text)) return 'location';
  if ((begin & BEGIN.poll) !== 0 && /^(?:peiling|poll):/i.test(text)) return 'poll';
  return 'text';
}

/** What the app says of itself, whole: never the words of a person, wherever the export puts them. */
const NOTICE =
  /^(?:berichten en (?:oproepen|gesprekken) (?:worden|zijn) (?:nu )?end-to-end|berichten (?:in deze chat|naar dit gesprek|naar deze groep)[^\n]{0,60}(?:end-to-end|versleutel)|messages and calls are end-to-end|messages (?:to|in) this (?:chat|group)[^\n]{0,40} are (?:now )?secured|(?:je|uw|jouw) beveiligingscode (?:voor|met) |your security code with |deze chat is met een zakelijk|this chat is with a (?:business|company))/i;

/** A verb that only the app uses in a line without an author: in the part before a colon it betrays a system line. */
const SYSTEM_VERB =
  /(?:^|\s)(?:heeft|hebt|heb|hebben) (?:de|deze|een|het|u|je|jou|nu) ?[^\n]{0,80}|(?:^|\s)(?:heeft|hebt|heb) [^\n]{1,80} (?:toegevoegd|verwijderd)|neemt deel via|is deelnemer geworden|is toegevoegd|is gewijzigd naar|(?:^|\s)(?:is|bent|ben) nu (?:een )?beheerder|(?:heeft|hebt|heb) de groep|(?:verdwijnende|zelfwissende|tijdelijke) berichten|(?:^|\s)(?:created|changed|added|removed|left|joined|pinned|unpinned|deleted|started|turned|updated|reset|blocked|unblocked)(?: |$)|(?:was|were) (?:added|removed)|now an admin|disappearing messages/i;

export function isNotice(text: string): boolean {
  return (beginOf(text) & BEGIN.notice) !== 0 && NOTICE.test(text);
}

/** False for nearly every text; a mark may stand before what the app says. */
export function mayBeNotice(text: string, from: number): boolean {
  return text.charCodeAt(from) > 0x7f || (beginOf(text, from) & BEGIN.notice) !== 0;
}

export function hasSystemVerb(text: string): boolean {
  return text.length < 400 && SYSTEM_VERB.test(text);
}

const DISAPPEARING =
  /(?:verdwijnende|zelfwissende|zelfvernietigende|tijdelijke) berichten|berichten? (?:verdwijn|worden [^\n]{0,30}gewist)|timer voor (?:verdwijnende )?berichten|disappearing messages|message timer|messages will disappear/i;

/** A line of the app about messages that vanish after a while. */
export function isDisappearingNotice(text: string): boolean {
  return DISAPPEARING.test(text);
}
