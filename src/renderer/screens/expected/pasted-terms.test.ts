import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ExpectedTerm } from '../../../shared/collection-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import { readPasted } from './pasted-terms.ts';

const policy = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../../resources/policy.json'), 'utf8'),
) as Policy;
const KNOWN: ExpectedTerm[] = [
  {
    id: 'v-1',
    person: 'Wietske Harmelink',
    post: 'minister van Kust en Delta',
    ministryCode: 'mnre9901',
    ministryName: 'Ministerie van Kust en Delta',
    ministryAbbr: 'MKD',
    cabinet: 'Voorbeeld',
    from: '2027-02-16',
    until: null,
  },
];
const TODAY = '2027-04-20';

test('lines with semicolons or tabs become terms; heads and empty lines are no people', () => {
  const text = [
    'Naam;Functie;Ministerie;Van;Tot',
    'Aart Veldhoen;minister;MKD;05-01-2027;15-02-2027',
    '',
    'Tjeerd Onneweer\tstaatssecretaris\tMinisterie van Kust en Delta\t2 juli 2026\t',
  ].join('\r\n');
  const { terms, problems } = readPasted(text, policy, KNOWN, TODAY);
  expect(problems).toEqual([]);
  expect(terms.map((t) => [t.person, t.ministryCode, t.from, t.until])).toEqual([
    ['Aart Veldhoen', 'mnre9901', '2027-01-05', '2027-02-15'],
    ['Tjeerd Onneweer', 'mnre9901', '2026-07-02', null],
  ]);
});

test('a line that is not understood is named with its number, and adds nobody', () => {
  const text = [
    'Alleen een naam',
    'Aart Veldhoen;minister;Ministerie van Dromen;05-01-2027',
    'Aart Veldhoen;minister;MKD;morgen ergens',
    'Aart Veldhoen;minister;MKD;05-01-2027;01-01-2026',
    'wietske harmelink;minister;MKD;16-02-2027',
  ].join('\n');
  const { terms, problems } = readPasted(text, policy, KNOWN, TODAY);
  expect(terms).toEqual([]);
  expect(problems.map((p) => [p.line, p.why])).toEqual([
    [1, 'lineFields'],
    [2, 'lineMinistry'],
    [3, 'lineDay'],
    [4, 'lineDay'],
    [5, 'lineTwice'],
  ]);
});
