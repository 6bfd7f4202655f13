import { describe, expect, test } from 'vitest';
import { bytesOf } from '../testing/sources.ts';
import { linkDuplicates, type NamedReading, repeatsIn } from './duplicates.ts';
import { readWhatsApp } from './whatsapp.ts';

type Said = readonly [minute: number, author: string, text: string];

const TALK: readonly Said[] = [
  [0, 'Renée', 'Goedemorgen, komt de suppletie er nog deze maand?'],
  [1, 'Wietske', 'Ja, volgende week dinsdag om negen uur'],
  [1, 'Wietske', 'ok'],
  [5, 'Renée', 'Dan bel ik Pieter en regel ik het vervoer'],
  [6, 'Wietske', 'ok'],
  [30, 'Renée', 'Het is geregeld, hij komt met de boot mee'],
  [31, 'Wietske', 'Prima, dank je wel voor het regelen'],
];
const two = (n: number): string => String(n).padStart(2, '0');

function exported(name: string, talk: readonly Said[]): NamedReading {
  const lines = talk.map(
    ([minute, author, text]) =>
      `13-03-2027 ${two(10 + Math.floor(minute / 60))}:${two(((minute % 60) + 60) % 60)} - ${author}: ${text}\n`,
  );
  const text = lines.join('');
  return { name, sha256: `${name} ${text}`, reading: readWhatsApp(bytesOf(text), {}) };
}

/** Per source the message that each one repeats, as `a3`; `-` for none. */
function linked(...talks: readonly (readonly Said[])[]): string[] {
  const sources = talks.map((talk, i) => exported('abc'[i]!, talk));
  linkDuplicates(sources);
  return sources.map(({ reading }) =>
    reading.messages.map(({ duplicateOf }) => (duplicateOf ? `${duplicateOf.source}${duplicateOf.n}` : '-')).join(' '),
  );
}

const later = (by: (i: number) => number): Said[] =>
  TALK.map(([minute, author, text], i) => [minute + by(i), author, text]);
const ALL = 'a1 a2 a3 a4 a5 a6 a7';

describe('one conversation from two telephones', () => {
  test.each([
    ['other names', TALK.map(([m, a, t]): Said => [m, a === 'Renée' ? 'Ik' : 'W. Harmelink', t])],
    ['a clock that is a minute ahead', later(() => 1)],
    ['a clock that is a minute behind', later(() => -1)],
    ['a clock that is some seconds ahead', later((i) => i % 2)],
    ['a telephone that was abroad', later(() => 60)],
  ])('is linked message by message: %s', (_, other) => {
    expect(linked(TALK, other)[1]).toBe(ALL);
    const found = repeatsIn(exported('b', other), [exported('a', TALK)]);
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('a message that was edited or deleted on one of them is itself in both', () => {
    const edited = TALK.map(([m, a, t], i): Said => [m, a, i === 3 ? 'Dan bel ik Pieter per trein' : t]);
    expect(linked(TALK, edited)[1]).toBe('a1 a2 a3 - a5 a6 a7');
  });

  test('of a part of it, whichever came first', () => {
    expect(linked(TALK, TALK.slice(3, 6))[1]).toBe('a4 a5 a6');
    expect(linked(TALK.slice(3, 6), TALK)[1]).toBe('- - - a1 a2 a3 -');
  });

  test('of three, each message is linked to the first that has it', () => {
    expect(linked(TALK.slice(0, 4), TALK.slice(2), TALK)[2]).toBe('a1 a2 a3 a4 b3 b4 b5');
  });

  test('what people say in every chat, or one sentence at another time, links nothing', () => {
    const other: Said[] = [
      [1, 'X', 'ok'],
      [6, 'Y', 'ok'],
      [60, 'Y', 'Iets heel anders over de begroting'],
    ];
    expect(linked(TALK, other)[1]).toBe('- - -');
    expect(
      linked(TALK, [
        [90, 'X', TALK[0]![2]],
        [95, 'Y', 'Prima'],
        [97, 'X', 'Tot morgen'],
      ])[1],
    ).toBe('- - -');
    // The same sentences, each by another difference.
    expect(
      linked(
        TALK,
        later((i) => 10 * i * i + 5),
      )[1],
    ).toBe('- - - - - - -');
  });
});
