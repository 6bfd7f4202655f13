import { expect, test } from 'vitest';
import { places, readRoute, routeIn } from './route.ts';

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

test('a screen of the other kind of workspace is the first screen of this one', () => {
  const board = { screen: 'board', ministry: null, quarter: null };
  expect(routeIn('collection', readRoute(places.entries))).toEqual(board);
  expect(routeIn('collection', readRoute(''))).toEqual(board);
  expect(routeIn('office', readRoute(places.answers))).toEqual({ screen: 'today' });
  expect(routeIn('office', readRoute(places.settings))).toEqual({ screen: 'settings' });
  expect(routeIn('collection', readRoute(places.board('mnre1013', '2027-Q1')))).toEqual({
    screen: 'board',
    ministry: 'mnre1013',
    quarter: '2027-Q1',
  });
  expect(readRoute(places.deliveries(12))).toEqual({ screen: 'deliveries', delivery: 12 });
  expect(readRoute('#/leveringen/x')).toEqual({ screen: 'deliveries', delivery: null });
});
