import { expect, test } from 'vitest';
import type { HistoryItem } from '../../shared/office-records.ts';
import { news, tell } from './history.ts';

const ITEM: HistoryItem = {
  n: 9,
  time: '2027-04-02T10:00:00+02:00',
  actor: 'p-1',
  actorName: 'Nadia Bouwkamp',
  type: 'entry',
  subject: 'e-1',
  number: 'MKD-2027-0001',
  status: 'signed',
  changes: [{ field: 'status', before: 'logged', after: 'signed' }],
  signedBy: null,
  leaf: '',
  clockBack: false,
};
const paper = { name: 'Wietske Harmelink', way: 'papier' } as const;
const away = { name: 'Wietske Harmelink', way: 'afstand' } as const;
const says = (item: Partial<HistoryItem>, lang: 'nl' | 'en' = 'nl'): string =>
  tell({ ...ITEM, ...item }, undefined, lang).says;

test('an entry is signed by whose signature it is, not by who brought it in', () => {
  expect(says({})).toBe('ondertekende dit.');
  expect(says({ signedBy: paper })).toBe('bevestigde dat Wietske Harmelink dit op papier ondertekende.');
  expect(says({ signedBy: away }, 'en')).toBe('took in that Wietske Harmelink signed this on another computer.');
  const back = [
    { field: 'status', before: 'logged', after: 'returned' },
    { field: 'returnNote', before: null, after: 'Leeg' },
  ];
  expect(says({ status: 'returned', changes: back, signedBy: paper })).toBe(
    'bevestigde dat Wietske Harmelink dit op papier teruggaf: “Leeg”',
  );
});

test('so is a statement, and what was gone through', () => {
  const of = (kind: string): Partial<HistoryItem> => ({
    type: 'signOff',
    number: null,
    status: null,
    changes: [
      { field: 'quarter', before: null, after: '2027-Q1' },
      { field: 'signOffKind', before: null, after: kind },
      { field: 'entries', before: null, after: '3' },
      { field: 'returned', before: null, after: '1' },
    ],
  });
  expect(says(of('kwartaal'))).toBe('tekende de opgave over kwartaal 1 van 2027.');
  expect(says({ ...of('kwartaal'), signedBy: paper })).toBe(
    'bevestigde dat Wietske Harmelink de opgave over kwartaal 1 van 2027 op papier tekende.',
  );
  expect(says({ ...of('registraties'), signedBy: away })).toBe(
    'las in dat Wietske Harmelink 3 registraties op een andere computer nakeek: 2 ondertekend, 1 teruggegeven.',
  );
});

test('a receipt says who received what, or refused it', () => {
  const receipt = (verdict: string): Partial<HistoryItem> => ({
    type: 'receipt',
    changes: [
      { field: 'verdict', before: null, after: verdict },
      { field: 'register', before: null, after: 'MKD-2027-Q1' },
      { field: 'receiver', before: null, after: 'Binnenlandse Zaken (1f2e3d-4c)' },
    ],
  });
  expect(says(receipt('accepted'))).toBe('las in dat Binnenlandse Zaken MKD-2027-Q1 ontving.');
  expect(says(receipt('refused'), 'en')).toBe('took in that Binnenlandse Zaken refused MKD-2027-Q1.');
});

test('what one person did in a row is one line of the news', () => {
  const logged = (n: number, actorName = 'Nadia Bouwkamp'): HistoryItem => ({
    ...ITEM,
    n,
    actor: actorName,
    actorName,
    status: 'logged',
    number: `MKD-2027-000${n}`,
    changes: [{ field: 'number', before: null, after: `MKD-2027-000${n}` }],
  });
  const close = { ...ITEM, n: 5, type: 'close', changes: [] };
  const lines = (items: HistoryItem[]): string[] =>
    news(items, undefined, 'nl').map(({ item, says: line }) => `${item.n} ${item.actorName} ${line}`);
  expect(lines([logged(9), logged(8), logged(7), close, logged(4), logged(3, 'Joris Tervoort')])).toEqual([
    '9 Nadia Bouwkamp legde 3 registraties vast.',
    '5 Nadia Bouwkamp sloot het kwartaal.',
    '4 Nadia Bouwkamp legde dit vast.',
    '3 Joris Tervoort legde dit vast.',
  ]);
});
