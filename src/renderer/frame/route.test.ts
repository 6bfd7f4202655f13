import { expect, test } from 'vitest';
import { places, readRoute } from './route.ts';

test('every place reads back as the screen it names', () => {
  expect(readRoute(places.today)).toEqual({ screen: 'today' });
  expect(readRoute(places.entry('e-abcdefgh'))).toEqual({ screen: 'entry', entryId: 'e-abcdefgh' });
  expect(readRoute(places.register('s-abcdefgh'))).toEqual({ screen: 'register', stagingId: 's-abcdefgh' });
  expect(readRoute(places.signOff('t-abcdefgh', '2027-Q1'))).toEqual({
    screen: 'signOff',
    termId: 't-abcdefgh',
    quarter: '2027-Q1',
  });
  expect(readRoute(places.quarter('2027-Q1'))).toEqual({ screen: 'quarter', quarter: '2027-Q1' });
});

test('an unknown address or quarter never reaches a screen', () => {
  expect(readRoute('#/elders')).toEqual({ screen: 'today' });
  expect(readRoute('')).toEqual({ screen: 'today' });
  expect(readRoute('#/kwartaal/morgen')).toEqual({ screen: 'quarter', quarter: null });
});
