/**
 * A mail often says the same twice, as plain text and as HTML; its sender decides what each says, and the reader's program
 * which of them is seen. Where they differ, two people may have read two mails.
 */
import { htmlToText } from './clean-text.ts';

/** Longer texts are compared by their begin. In characters. */
const COMPARED = 200_000;
/** Addresses stand in the plain text where the HTML has a link; programs put signs around words for what is bold. */
const ADDRESS = /\b(?:https?:\/\/|www\.|mailto:|cid:|tel:)[^\s<>()[\]"']+|[^\s<>()[\]"'@]{1,64}@[^\s<>()[\]"']+/gi;
/** Programs put these in one of the two only: where a picture stood, the number of an item, marks that nobody sees. */
const PICTURE = /\[(?:image|cid|afbeelding|inline image)\b[^\]\n]{0,200}\]/gi;
const ITEM = /^[ \t>]*(?:\d{1,3}|[a-z])[.)](?=\s)/gim;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const BLANK = /\s+/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** True where words stand in one of the two that do not stand in the other. */
export function versionsDiffer(plain: string, html: string): boolean {
  const [text, layout] = [plain.slice(0, COMPARED), htmlToText(html.slice(0, 4 * COMPARED)).slice(0, COMPARED)];
  // Of most mails the one was written from the other: this tells without cutting them into words.
  if (text.replaceAll(BLANK, '') === layout.replaceAll(BLANK, '')) return false;
  const [written, shown] = [wordsOf(text), wordsOf(layout)];
  if (written.size === 0 || shown.size === 0) return written.size !== shown.size;
  return lacks(shown, written) || lacks(written, shown);
}

/** True where both say the same words: Outlook sends a text beside the winmail.dat that holds it once more. */
export function saysSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => wordsOf(text.slice(0, COMPARED)));
  return one !== undefined && other !== undefined && !lacks(one, other) && !lacks(other, one);
}

function wordsOf(text: string): ReadonlySet<string> {
  let seen = text.replaceAll(ITEM, ' ');
  // Letters beyond ASCII, brackets and addresses cost a pass each: in most texts there are none.
  if (/[^\0-\x7f]/.test(seen)) seen = seen.replaceAll(UNSEEN, '').normalize('NFKC');
  if (seen.includes('[')) seen = seen.replaceAll(PICTURE, ' ');
  const plain = (/[@:]|www\./i.test(seen) ? seen.replaceAll(ADDRESS, ' ') : seen).toLowerCase();
  return new Set(plain.match(WORD) ?? []);
}

function lacks(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const word of words) if (!others.has(word)) return true;
  return false;
}
