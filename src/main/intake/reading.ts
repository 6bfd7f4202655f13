/** What all readers share in building a `SourceReading`. */
import { createHash } from 'node:crypto';
import type {
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
    kinds: [],
    attachments: [],
    flags: [],
    to: [],
    forwardedFrom: null,
    revisions: [],
    duplicateOf: null,
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
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
