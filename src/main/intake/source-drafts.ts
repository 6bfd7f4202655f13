/** Makes drafts of kept messages: one per counterparty and month. What the source does not say stays null, to be asked. */
import type { MomentCertainty, ReadMessage, SourceDraft, SourceReading } from '../../shared/intake.ts';
import { localDay } from '../../shared/quarter.ts';
import { plainSubject } from './prefill.ts';

/** In the order of the first message of each. Lines of the app and duplicates make no draft of their own. */
export function draftsOfSource(reading: SourceReading, keep: (message: ReadMessage) => boolean): SourceDraft[] {
  const kept = reading.messages.filter((m) => m.duplicateOf === null && !m.kinds.includes('system') && keep(m));
  const others = othersOf(reading.messages);
  const groups = new Map<string, { counterparty: string | null; month: string | null; messages: ReadMessage[] }>();
  for (const message of kept) {
    const counterparty = counterpartyOf(message, others);
    const month = message.sentAt === null ? null : localDay(new Date(message.sentAt)).slice(0, 7);
    const key = JSON.stringify([counterparty, month]);
    const group = groups.get(key);
    if (group) group.messages.push(message);
    else groups.set(key, { counterparty, month, messages: [message] });
  }
  return [...groups.values()].map(({ counterparty, month, messages }) =>
    draftOf(reading, counterparty, month, messages),
  );
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
): SourceDraft {
  const days = messages.flatMap((m) => (m.sentAt === null ? [] : [localDay(new Date(m.sentAt))])).toSorted();
  const directions = new Set(messages.map((m) => m.direction));
  const [only] = directions;
  const subjects = messages.flatMap((m) => (m.subject === null ? [] : [plainSubject(m.subject)]));
  return {
    counterparty,
    month,
    channel: channelOf(reading, messages),
    direction: directions.has(null) ? null : directions.size > 1 ? 'GESPREK' : (only ?? null),
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
    certainty: SURE.find((c) => messages.some((m) => m.certainty === c)) ?? 'none',
    subject: subjects.find((s) => s !== '') ?? null,
    authors: [...new Set(messages.flatMap((m) => (m.author === null ? [] : [m.author])))],
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
