import { expect, test } from 'vitest';
import { oneLine } from './entry.ts';

const EMPTY = { channel: null, counterparty: null, subject: null, dateFrom: null, dateTo: null, dateCertainty: null };

test('a draft that has only begun says once that it is open', () => {
  expect(oneLine(EMPTY, undefined, 'nl')).toBe('Kanaal nog kiezen');
  expect(oneLine(EMPTY, undefined, 'en')).toBe('Channel to choose');
  expect(oneLine({ ...EMPTY, subject: 'Dijk' }, undefined, 'nl')).toBe('Kanaal nog kiezen over “Dijk”');
});

test('what is known of the day is said, also while the channel is open', () => {
  const day = { dateFrom: '2027-03-06', dateTo: '2027-03-06', dateCertainty: 'exact' } as const;
  expect(oneLine({ ...EMPTY, ...day }, undefined, 'nl')).toBe('Kanaal nog kiezen, za 6 mrt');
  expect(oneLine({ ...EMPTY, channel: 'whatsapp' }, undefined, 'nl')).toBe('whatsapp, nog kiezen');
  expect(oneLine({ ...EMPTY, dateCertainty: 'unknown' }, undefined, 'nl')).toBe('Kanaal nog kiezen, onbekende dag');
});
