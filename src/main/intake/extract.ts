/**
 * What is kept of a source: per counterparty and month the chosen messages and nothing else. Everything here is in
 * memory; who seals it is services/intake-keep.ts.
 */
import type {
  Balance,
  ReadAttachment,
  ReadingWarning,
  ReadMessage,
  SourceDraft,
  SourceReading,
} from '../../shared/intake.ts';
import { balanceOf } from '../../shared/intake-balance.ts';
import {
  EXTRACT_FORMAT,
  type Extract,
  type ExtractMessage,
  extractSchema,
  type Ranges,
} from '../../shared/intake-records.ts';
import { draftsOfSource } from './source-drafts.ts';

/** The `format` of an extract among the kinds of evidence. */
export const EXTRACT_KIND = 'extract';

/** What becomes one staged draft. */
export interface DraftPart {
  draft: SourceDraft;
  /** The chosen messages of it, in the order of the source. */
  messages: { message: ReadMessage; role: 'work' | 'context' }[];
  /** Messages left out that lie nearest to this part: over all parts their sum is that of the balance. */
  leftOut: number;
}

export interface Choice {
  parts: DraftPart[];
  /** Context counts as kept. */
  balance: Balance;
}

export function isIn(ranges: Ranges): (n: number) => boolean {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  return (n) => {
    let [low, high] = [0, sorted.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, until] = sorted[middle]!;
      if (n < from) high = middle - 1;
      else if (n > until) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Numbers as ranges; `numbers` ascending. */
export function rangesOf(numbers: readonly number[]): Ranges {
  const ranges: Ranges = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
}

/**
 * Divides what was chosen over drafts. What makes no draft of its own (context, lines of the app) goes with the nearest
 * work before or after it. No parts where nothing of it is work. What is elsewhere already is left out by nobody.
 */
export function choose(
  reading: SourceReading,
  work: (n: number) => boolean,
  context: (n: number) => boolean,
  isElsewhere: (n: number) => boolean = () => false,
): Choice {
  const drafts = draftsOfSource(reading, ({ n }) => work(n));
  const parts = drafts.map((draft): DraftPart => ({ draft, messages: [], leftOut: 0 }));
  const partOf = new Map(parts.flatMap((part) => part.draft.messages.map((n) => [n, part] as const)));
  const nearest = nearestOf([...partOf.keys()].toSorted((a, b) => a - b));
  for (const message of reading.messages) {
    if (message.duplicateOf !== null || parts.length === 0) continue;
    const part = partOf.get(message.n) ?? partOf.get(nearest(message.n))!;
    if (partOf.has(message.n)) part.messages.push({ message, role: 'work' });
    else if (work(message.n) || context(message.n)) part.messages.push({ message, role: 'context' });
    else if (!isElsewhere(message.n)) part.leftOut += 1;
  }
  return { parts, balance: balanceOf(reading, (n) => work(n) || context(n), isElsewhere) };
}

/** The nearest of some numbers, the earlier where two are as near; asked in ascending order. */
function nearestOf(numbers: readonly number[]): (n: number) => number {
  let at = 0;
  return (n) => {
    while (at + 1 < numbers.length && Math.abs(numbers[at + 1]! - n) < Math.abs(numbers[at]! - n)) at += 1;
    return numbers[at] ?? 0;
  };
}

/** Of the source as a whole, these say nothing about a message that was left out. */
const SAYS_NOTHING = new Set<ReadingWarning['code']>([
  'date_order_ambiguous',
  'export_limit',
  'export_leaves_out',
  'encoding_guessed',
]);

export function warningsOf(reading: SourceReading): Map<number | null, { code: string; at: string }[]> {
  const found = new Map<number | null, { code: string; at: string }[]>();
  for (const { code, message, at } of reading.warnings) {
    const list = found.get(message);
    if (list) list.push({ code, at });
    else found.set(message, [{ code, at }]);
  }
  return found;
}

export function isMedia({ mediaType }: Pick<ReadAttachment, 'mediaType'>): boolean {
  return /^(?:image|audio|video)\//.test(mediaType);
}

/** The attachments of a part that are kept as files of their own, each content once. */
export function keptFiles(part: DraftPart, media: boolean): (ReadAttachment & { content: Uint8Array })[] {
  const files = new Map<string, ReadAttachment & { content: Uint8Array }>();
  for (const { message } of part.messages)
    for (const attachment of message.attachments)
      if (attachment.content !== null && attachment.sha256 !== null && (media || !isMedia(attachment)))
        files.set(attachment.sha256, { ...attachment, content: attachment.content });
  return [...files.values()];
}

/** The facts of an extract that are not in the reading. */
export type ExtractFacts = Pick<
  Extract,
  'madeAt' | 'source' | 'envelope' | 'leftOutReason' | 'noMarking' | 'self' | 'dateOrder'
>;

export function extractOf(
  reading: SourceReading,
  { balance }: Choice,
  part: DraftPart,
  media: boolean,
  facts: ExtractFacts,
): Extract {
  const warnings = warningsOf(reading);
  const files = new Map(keptFiles(part, media).map((file) => [file.sha256, file.name]));
  return {
    format: EXTRACT_FORMAT,
    ...facts,
    balance,
    part: {
      work: part.draft.messages.length,
      context: part.messages.length - part.draft.messages.length,
      leftOut: part.leftOut,
    },
    warnings: reading.warnings.flatMap(({ code, message, at }) =>
      message === null && SAYS_NOTHING.has(code) ? [{ code, at }] : [],
    ),
    messages: part.messages.map(({ message, role }) => written(message, role, warnings.get(message.n) ?? [], files)),
  };
}

function written(
  message: ReadMessage,
  role: ExtractMessage['role'],
  warnings: ExtractMessage['warnings'],
  files: ReadonlyMap<string | null, string>,
): ExtractMessage {
  const { n, at, sentAt, sentAtText, certainty, author, address, direction, conversation, subject, text } = message;
  const { kinds, flags, to, forwardedFrom, revisions } = message;
  return {
    n,
    at,
    role,
    sentAt,
    sentAtText,
    certainty,
    author,
    address,
    direction,
    conversation,
    subject,
    text,
    kinds: [...kinds],
    flags: [...flags],
    to: [...to],
    forwardedFrom,
    replyTo: message.replyTo ?? null,
    reactions: [...(message.reactions ?? [])],
    revisions: [...revisions],
    attachments: message.attachments.map(({ name, bytes, sha256, mediaType }) => ({
      name,
      bytes,
      sha256,
      mediaType,
      file: sha256 === null ? null : (files.get(sha256) ?? null),
    })),
    warnings,
  };
}

/** Reads an extract back; null for bytes that are none. */
export function extractFrom(bytes: Uint8Array): Extract | null {
  try {
    return extractSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}
