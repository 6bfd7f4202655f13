/** Which messages are kept: the ticks of the window as words of the command line. */
import { KanaalError } from '../../shared/errors.ts';
import type { ReadMessage, SourceReading } from '../../shared/intake.ts';
import { isDay, localDay } from '../../shared/quarter.ts';

export type Keep = (message: ReadMessage) => boolean;

/**
 * Reads a comma list of `N`, `N-M`, `period:D..D` (Dutch days, both included) and `text:WORD` (in text or subject; capitals
 * and accents make no difference). A message is kept when any of them fits. Throws `usage` {keep}.
 */
export function parseKeep(list: string): Keep {
  const tests = list.split(',').map((item) => parseItem(item.trim()));
  return (message) => tests.some((test) => test(message));
}

function parseItem(item: string): Keep {
  const range = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(item);
  if (range) {
    const from = Number(range[1]);
    const until = Number(range[2] ?? range[1]);
    if (from < 1 || until < from) throw new KanaalError('usage', { keep: item });
    return ({ n }) => n >= from && n <= until;
  }
  const period = /^period:(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(item);
  if (period) {
    const [, from = '', until = ''] = period;
    if (!isDay(from) || !isDay(until) || until < from) throw new KanaalError('usage', { keep: item });
    return ({ sentAt }) => {
      if (sentAt === null) return false;
      const day = localDay(new Date(sentAt));
      return day >= from && day <= until;
    };
  }
  const word = item.startsWith('text:') ? folded(item.slice('text:'.length)) : '';
  if (word === '') throw new KanaalError('usage', { keep: item });
  return ({ text, subject }) => folded(text).includes(word) || folded(subject ?? '').includes(word);
}

export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Sets the direction of every message by who the office holder is in this source: a name or an address as written.
 * False where nobody in it is called so; the reading is then left as it was.
 */
export function setSelf(reading: SourceReading, self: string): boolean {
  const own = folded(self.trim());
  const isSelf = (text: string | null): boolean => text !== null && folded(text) === own;
  const wrote = (m: ReadMessage): boolean => isSelf(m.author) || isSelf(m.address);
  const got = (m: ReadMessage): boolean => m.to.some(isSelf);
  if (!reading.messages.some((m) => wrote(m) || got(m))) return false;
  for (const message of reading.messages) {
    if (message.kinds.includes('system') || (message.author === null && message.address === null)) continue;
    if (wrote(message)) message.direction = 'VERZONDEN';
    // A mail has its recipients; in a chat whoever is not the office holder wrote to them.
    else if (!message.kinds.includes('mail') || got(message)) message.direction = 'ONTVANGEN';
  }
  return true;
}
