/** Makes drafts of kept messages: one per counterparty and month. What the source does not say stays null, to be asked. */
import type { MomentCertainty, ReadMessage, SourceDraft, SourceReading } from '../../shared/intake.ts';
import { localDay } from '../../shared/quarter.ts';
import { areColleagues, plainSubject } from './prefill.ts';

/**
 * In the order of the first message of each. Lines of the app, duplicates, and a mail that only brought the mails in it make no
 * draft of their own.
 */
export function draftsOfSource(reading: SourceReading, keep: (message: ReadMessage) => boolean): SourceDraft[] {
  const chosen = reading.messages.filter((m) => m.duplicateOf === null && !m.kinds.includes('system') && keep(m));
  const brought = broughtIn(chosen);
  const kept = chosen.filter(({ at, kinds }) => !kinds.includes('mail') || !brought.envelopes.has(at));
  const others = othersOf(reading.messages);
  const groups = new Map<string, { counterparty: string | null; month: string | null; messages: ReadMessage[] }>();
  for (const message of kept) {
    const isOnlyBrought = onlyBrings(message);
    const counterparty = isOnlyBrought ? null : counterpartyOf(message, others);
    const day = isOnlyBrought ? null : dayOf(message);
    const month = day === null ? null : day.slice(0, 7);
    const key = JSON.stringify([counterparty, month]);
    const group = groups.get(key);
    if (group) group.messages.push(message);
    else groups.set(key, { counterparty, month, messages: [message] });
  }
  return [...groups.values()].map(({ counterparty, month, messages }) =>
    draftOf(reading, counterparty, month, messages, brought.messages),
  );
}

function dayOf({ sentAt }: ReadMessage): string | null {
  return sentAt === null ? null : localDay(new Date(sentAt));
}

function isWithinOffice({ address, to }: ReadMessage): boolean {
  return to.length > 0 && areColleagues([...(address?.split(', ') ?? []), ...to]);
}

interface Brought {
  envelopes: Set<string>;
  /** Each with the mail that brought it. */
  messages: Map<ReadMessage, ReadMessage>;
}

/** Mails between colleagues in which other mails lie, by their place, and the mails that they brought. */
function broughtIn(chosen: readonly ReadMessage[]): Brought {
  const found: Brought = { envelopes: new Set(), messages: new Map() };
  const inner = chosen.filter(({ at, kinds }) => kinds.includes('mail') && at.includes('.'));
  if (inner.length === 0) return found;
  const byPlace = new Map(chosen.flatMap((m) => (m.kinds.includes('mail') ? [[m.at, m] as const] : [])));
  for (const message of inner) {
    const outer = byPlace.get(message.at.slice(0, message.at.lastIndexOf('.')));
    if (!outer || !isWithinOffice(outer)) continue;
    found.envelopes.add(outer.at);
    found.messages.set(message, outer);
  }
  return found;
}

/** A mail between colleagues with a file or the text of another mail: its day is that of the capture, never of a message. */
function onlyBrings(message: ReadMessage): boolean {
  const { kinds, direction, attachments, flags } = message;
  if (!kinds.includes('mail') || kinds.includes('calendar') || direction !== null) return false;
  return (attachments.length > 0 || flags.includes('original_headers_lost')) && isWithinOffice(message);
}

/** Everybody who wrote and is not the office holder, per conversation; one of them is the counterparty. */
function othersOf(messages: readonly ReadMessage[]): Map<string | null, Set<string>> {
  const others = new Map<string | null, Set<string>>();
  for (const { conversation, author, direction } of messages) {
    if (author === null || direction === 'VERZONDEN') continue;
    const set = others.get(conversation) ?? new Set<string>();
    others.set(conversation, set.add(author));
  }
  return others;
}

function counterpartyOf(message: ReadMessage, others: ReadonlyMap<string | null, ReadonlySet<string>>): string | null {
  if (message.kinds.includes('mail')) {
    const other = message.direction === 'VERZONDEN' ? message.to[0] : message.address;
    return other ?? message.author;
  }
  if (message.conversation !== null) return message.conversation;
  const people = others.get(null);
  // Two or more: a group, or nobody said yet which of them the office holder is.
  return people?.size === 1 ? ([...people][0] ?? null) : null;
}

const SURE: readonly MomentCertainty[] = ['none', 'impossible', 'ambiguous', 'zoneAssumed', 'exact'];

function draftOf(
  reading: SourceReading,
  counterparty: string | null,
  month: string | null,
  messages: readonly ReadMessage[],
  brought: ReadonlyMap<ReadMessage, ReadMessage>,
): SourceDraft {
  const own = messages.filter((m) => !onlyBrings(m));
  const days = own.flatMap((m) => dayOf(m) ?? []).toSorted();
  const bringers = messages.flatMap((m) => (onlyBrings(m) ? m : (brought.get(m) ?? [])));
  const directions = new Set(messages.map((m) => m.direction));
  const [only] = directions;
  const subjects = own.flatMap((m) => (m.subject === null ? [] : [plainSubject(m.subject)]));
  return {
    counterparty,
    month,
    channel: channelOf(reading, messages),
    direction: directions.has(null) ? null : directions.size > 1 ? 'GESPREK' : (only ?? null),
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
    certainty: SURE.find((c) => own.some((m) => m.certainty === c)) ?? 'none',
    subject: subjects.find((s) => s !== '') ?? null,
    authors: [...new Set(messages.flatMap((m) => (m.author === null ? [] : [m.author])))],
    ...(bringers.length > 0
      ? {
          forwardedTo: 'secretariaat' as const,
          capturedAt: bringers.map((m) => m.sentAt).findLast((at) => at !== null) ?? null,
        }
      : {}),
    messages: messages.map((m) => m.n),
  };
}

/** The channel where the kind of export is one; a mail's channel is the provider of the private side, which is asked. */
function channelOf({ kind }: SourceReading, messages: readonly ReadMessage[]): string | null {
  // Beside an export may lie a mail or a file.
  if (messages.some((m) => m.kinds.includes('mail') || m.kinds.includes('file'))) return null;
  if (kind === 'sms') return messages.some((m) => m.attachments.length > 0) ? 'mms' : 'sms';
  return kind === 'whatsapp' || kind === 'signal' || kind === 'telegram' ? kind : null;
}
