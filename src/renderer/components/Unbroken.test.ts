import { expect, test } from 'vitest';
import { piecesOf } from './Unbroken.tsx';

const whole = (sentence: string): string[] => piecesOf(sentence).flatMap((one) => (one.whole ? [one.text] : []));

test('numbers, days and short words with a hyphen stay whole', () => {
  expect(whole('Van 2 volgt het bewijs nog: MKD-2027-0003, MKD-I2026-0001 (sinds 16-02-2027).')).toEqual([
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

test('what is too long for a narrow column may break, and a dash between words is no hyphen', () => {
  expect(whole('2027-03-18-gespreksnotitie-drinkwaterplan.txt')).toEqual([]);
  expect(whole('12 jan - 4 mrt')).toEqual([]);
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
