/** What all readers share in building a `SourceReading`. */
import { hash } from 'node:crypto';
import type {
  MessageFlag,
  MessageKind,
  ReadAttachment,
  ReadingWarning,
  ReadingWarningCode,
  ReadMessage,
  SourceReading,
} from '../../shared/intake.ts';
import { MAX_SHOWN_LINE } from './caps.ts';
import { cleanLine, cleanName } from './clean-text.ts';
import { detectKind } from './detect.ts';

export type Warn = (code: ReadingWarningCode, message: number | null, at: string) => void;

/** Collects warnings in the order they are found. */
export function createWarnings(): { list: ReadingWarning[]; warn: Warn } {
  const list: ReadingWarning[] = [];
  return { list, warn: (code, message, at) => void list.push({ code, message, at }) };
}

/** Shared by all messages that have none: these lists are replaced, never added to. */
const NONE: readonly never[] = [];

/** The lists of one kind, shared by all messages of that kind: 40,000 messages are then as many lists fewer. */
export const KIND: Readonly<Record<MessageKind, readonly MessageKind[]>> = {
  text: ['text'],
  mail: ['mail'],
  image: ['image'],
  audio: ['audio'],
  video: ['video'],
  document: ['document'],
  sticker: ['sticker'],
  contact: ['contact'],
  location: ['location'],
  call: ['call'],
  poll: ['poll'],
  calendar: ['calendar'],
  system: ['system'],
  deleted: ['deleted'],
  file: ['file'],
};

/**
 * A list of attachments or recipients with one more. Only the empty list is shared, so any other is this message's own and
 * grows in place: a hostile file may have a million.
 */
export function withOne<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  (list as T[]).push(item);
  return list;
}

/** Once, however often it is found. */
export function addFlag(message: ReadMessage, flag: MessageFlag): void {
  if (!message.flags.includes(flag)) message.flags = [...message.flags, flag];
}

/** A message with nothing in it, to fill in. */
export function blankMessage(n: number, at: string): ReadMessage {
  return {
    n,
    at,
    sentAt: null,
    sentAtText: '',
    certainty: 'none',
    author: null,
    address: null,
    direction: null,
    conversation: null,
    subject: null,
    text: '',
    kinds: NONE,
    attachments: NONE,
    flags: NONE,
    to: NONE,
    forwardedFrom: null,
    revisions: NONE,
    duplicateOf: null,
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** An attachment that is there. `claimed` is the type the source says; '' lets the bytes decide. */
export function attachmentOf(
  name: string | null,
  content: Uint8Array,
  claimed: string,
  fallback: string,
): ReadAttachment {
  const clean = cleanName(name, fallback);
  return {
    name: clean,
    bytes: content.length,
    sha256: sha256Of(content),
    mediaType: cleanLine(claimed) || detectKind(content, clean).mediaType,
    content,
  };
}

/** An attachment that the source names and does not hold. */
export function missingAttachment(name: string, mediaType = ''): ReadAttachment {
  return { name: cleanName(name, 'bijlage'), bytes: null, sha256: null, mediaType, content: null };
}

/** More than this of what is answered would be a second copy of it. In characters. */
const MAX_QUOTE = 80;

/** Says what a message answers, in short; '' where nothing of it is known. */
export function quoteOf(author: string | null, text: string): string {
  const words = shownLine(text);
  const short = words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE - 1).toWellFormed()}…` : words;
  return [author, short].filter((part) => part !== null && part !== '').join(': ');
}

/** A line as evidence of what was not understood: short enough to list thousands. */
export function shownLine(text: string): string {
  return cleanLine(text.slice(0, MAX_SHOWN_LINE));
}

/** A reading of one kind from its parts. */
export function readingOf(
  kind: SourceReading['kind'],
  unit: SourceReading['unit'],
  messages: ReadMessage[],
  warnings: ReadingWarning[],
  notUnderstood: SourceReading['notUnderstood'] = [],
): SourceReading {
  return { kind, unit, messages, warnings, notUnderstood };
}

/** A single mail or file is a draft by itself; there is nothing in it to choose. */
export function isConversation({ unit, messages }: SourceReading): boolean {
  return unit === 'message' && messages.some((m) => !m.kinds.includes('file'));
}
