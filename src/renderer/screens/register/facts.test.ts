import { expect, test } from 'vitest';
import { guessedAddress } from './facts.ts';

const guess = (key: string, detail: string) => ({ field: 'through', key, certainty: 'vragen' as const, detail });

test('the address of a new account comes from a mail, never from the place in an old register', () => {
  expect(guessedAddress({ guesses: [guess('mail_domain', 'w@gmail.com')] })).toBe('w@gmail.com');
  expect(guessedAddress({ guesses: [guess('table', 'oud.csv\nKanaal\n2')] })).toBe('');
  expect(guessedAddress({ guesses: [] })).toBe('');
});
