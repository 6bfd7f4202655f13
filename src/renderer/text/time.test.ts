import { expect, test } from 'vitest';
import { capital, inSentence } from './time.ts';

test('words begin with a capital or not, by where they stand; an abbreviation and what follows keep theirs', () => {
  expect(capital('met wie')).toBe('Met wie');
  expect(capital('')).toBe('');
  expect(inSentence('Voor BZK')).toBe('voor BZK');
  expect(inSentence('Één bericht')).toBe('één bericht');
  expect(inSentence('BZK, en Kamer')).toBe('BZK, en Kamer');
  expect(inSentence('')).toBe('');
});
