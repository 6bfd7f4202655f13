import { expect, test } from 'vitest';
import { piecesOf } from './Unbroken.tsx';

const whole = (sentence: string): string[] => piecesOf(sentence).flatMap((one) => (one.whole ? [one.text] : []));

test('numbers, days and short words with a hyphen stay whole', () => {
  expect(whole('Van 2 volgt het bewijs nog: MKD-2027-0003, MKD-I2026-0001 (sinds 16-02-2027).')).toEqual([
    '2 volgt',
    'MKD-2027-0003',
    'MKD-I2026-0001',
    '16-02-2027',
  ]);
  expect(whole('Benaderd op privénummer of -adres via E-mail · 06-******12')).toEqual([
    '-adres',
    'E-mail',
    '06-******12',
  ]);
});

test('a number and what it counts, a day and its month, stay on one line', () => {
  expect(whole('Ma 22 mrt, vanaf 16 februari 2027, 1 teruggegeven (2 nagekomen), 12.345 rijen')).toEqual([
    '22 mrt',
    '16 februari',
    '1 teruggegeven',
    '2 nagekomen',
    '12.345 rijen',
  ]);
  expect(whole('week 53, 13: Q1 van 2027')).toEqual([]);
});

test('what is too long for a narrow column may break, and a dash between words is no hyphen', () => {
  expect(whole('2027-03-18-gespreksnotitie-drinkwaterplan.txt')).toEqual([]);
  expect(whole('jan - mrt')).toEqual([]);
  expect(whole('12 leveringsvoorwaarden')).toEqual([]);
});

test('the pieces together are the sentence, letter for letter', () => {
  for (const sentence of ['', 'MKD-2027-0003', 'a-b c-d, e', 'geen streepje', '- los', 'einde-'])
    expect(
      piecesOf(sentence)
        .map((one) => one.text)
        .join(''),
    ).toBe(sentence);
});

test('an address breaks before its @ and its dots, and inside a part only where that is too long', () => {
  const parts = (sentence: string): string =>
    piecesOf(sentence)
      .map((one) => (one.mayBreak ? `${one.text}|` : one.text))
      .join('');
  expect(parts('Het adres is anja.van-dijk@programmabureau-dijkversterking-noordzee.example.nl. Wie is dat?')).toBe(
    'Het adres is anja|.van-dijk|@programmabureau-|dijkversterking-|noordzee|.example|.nl. Wie is dat?',
  );
  expect(whole('Van w***@gmail.com')).toEqual(['w***', '@gmail', '.com']);
  expect(parts('geen adres: @ of a@')).toBe('geen adres: @ of a@');
});
