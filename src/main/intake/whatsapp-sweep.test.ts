import { expect, test } from 'vitest';
import { balanceOf } from '../../shared/intake-balance.ts';
import { DIALECTS, type Dialect, type SampleMessage, toldMoment, writeChat } from '../testing/chats.ts';
import { bytesOf } from '../testing/sources.ts';
import { seeded } from '../testing/torture.ts';
import { readWhatsApp } from './whatsapp.ts';

const CHATS = 12;
const NAMES = [
  'Wietske Harmelink',
  '+31 6 55512345',
  'Bo 👩‍👩‍👧',
  'Kabinet',
  'Renée',
  'O’Neil (werk)',
  '~ Piet',
  'Ministerie: Kust',
];
/** Colons, emoji, several lines, and lines that look like the head of a message, in the form of the export and in another. */
const TEXTS = [
  'Een\ntwee\n\ndrie',
  '👍🏽',
  'Let op: dit is zo',
  '12:30 - kan dat: ja',
  '05-03-2027 10:11 - Piet: geplakt in tekst',
  'eerste\n05-03-2027 10:11 - Piet: op een tweede regel',
  'x\n[05-03-2027 10:11:12] Piet: ook zo',
  'tekst \u200emet merk',
  'Piet: ik kom',
  ': begint zo',
  'Zin met — streep (en haken) [3/4]',
  'Gewone zin',
];
const NOTICES = {
  nl: [
    'Berichten en oproepen worden end-to-end versleuteld. Niemand buiten deze chat kan ze lezen.',
    'Wietske heeft de groep "Kust" gemaakt',
    'Piet heeft de groep verlaten',
    'Je beveiligingscode voor Renée is gewijzigd. Tik voor meer informatie.',
  ],
  en: [
    'Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    'Wietske created group "Coast"',
    'Piet left',
    'Your security code with Renée changed. Tap to learn more.',
  ],
};

function chatOf(dialect: Dialect, seed: number): SampleMessage[] {
  const random = seeded(seed);
  const roll = (n: number): number => Math.floor(random() * n);
  const one = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  let at = Date.UTC(2027, 0, roll(28) + 1, 8);
  return Array.from({ length: 3 + roll(40) }, () => {
    at += roll(20) === 0 ? roll(20) * 86_400_000 : roll(7_200) * 1_000;
    const isNotice = roll(12) === 0;
    const [author, text] = isNotice ? [null, one(NOTICES[dialect.language])] : [one(NAMES), one(TEXTS)];
    return { at: new Date(at).toISOString().slice(0, 19), author, text };
  });
}

/** What is false and not said to be unsure. */
function faults(dialect: Dialect, seed: number): string[] {
  const chat = chatOf(dialect, seed);
  const file = writeChat(dialect, chat);
  const reading = readWhatsApp(bytesOf(file), {});
  const has = (code: string): boolean => reading.warnings.some((w) => w.code === code);
  const found: string[] = [];
  const places = new Map<number, SampleMessage>();
  let line = 1;
  for (const message of chat) {
    places.set(line, message);
    line += message.text.split('\n').length;
  }
  const seen = Array.from({ length: line - 1 }, () => 0);
  for (const { at } of [...reading.messages, ...reading.notUnderstood]) {
    const [, from = '0', until = from] = /lines? (\d+)(?:-(\d+))?/.exec(at) ?? [];
    for (let n = Number(from); n <= Number(until); n++) seen[n - 1] = (seen[n - 1] ?? 0) + 1;
  }
  if (seen.some((times) => times !== 1)) found.push('a line is not accounted for');
  if (balanceOf(reading, () => true).total !== reading.messages.length + reading.notUnderstood.length)
    found.push('balance');
  for (const { at, sentAt, certainty, author, flags } of reading.messages) {
    const from = Number(/\d+/.exec(at)?.[0]);
    const sent = places.get(from);
    places.delete(from);
    if (!sent) {
      if (!flags.some((f) => ['maybe_injected', 'out_of_order'].includes(f)) && !has('injection_possible'))
        found.push(`${at} is no message`);
      continue;
    }
    const isSure = certainty === 'exact' || certainty === 'zoneAssumed';
    if (isSure && sentAt?.slice(0, 19) !== toldMoment(dialect, sent.at)) found.push(`${at} has another date`);
    if (author !== sent.author && !flags.includes('author_uncertain')) found.push(`${at} is of ${sent.author}`);
  }
  for (const from of places.keys()) found.push(`line ${from} is no message any more`);
  return found.map((what) => `seed ${seed}: ${what}`);
}

test.each(DIALECTS.map((dialect, i) => [dialect.name, dialect, i] as const))(
  'a chat with everything people type: every line, date and author is right or said to be unsure: %s',
  (_, dialect, i) => {
    const seeds = Array.from({ length: CHATS }, (__, n) => 1_000 * i + n);
    expect(seeds.flatMap((seed) => faults(dialect, seed))).toEqual([]);
  },
);
