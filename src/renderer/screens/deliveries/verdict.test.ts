import { expect, test } from 'vitest';
import { takeCodes } from '../../text/deliveries.ts';
import { codeSays } from './code-says.ts';

const nl = { lang: 'nl', t: <T>(both: { nl: T }): T => both.nl } as const;

test('a code of the list has its own sentence, that of a failed check the sentence of the failure', () => {
  const whole = { id: 'zip_form', ok: true, says: { nl: 'De zip is heel.', en: 'The zip is whole.' } };
  const broken = { id: 'zip_form', ok: false, says: { nl: 'De zip is stuk.', en: 'The zip is broken.' } };
  expect(codeSays({ checks: [whole, broken] }, 'zip_form', nl)).toBe('De zip is stuk.');
  expect(codeSays({ checks: [] }, 'key_first', nl)).toBe(takeCodes.key_first.nl);
  expect(codeSays({ checks: [] }, 'iets_nieuws', nl)).toBe('iets_nieuws');
});
