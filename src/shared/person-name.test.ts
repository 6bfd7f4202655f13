import { expect, test } from 'vitest';
import type { ExpectedTerm } from './collection-records.ts';
import { namesAtOnce } from './person-name.ts';

const term = (person: string, abbr: string, from: string, until: string | null = null): ExpectedTerm => ({
  id: `${person} ${abbr}`,
  person,
  post: 'minister',
  ministryCode: `mnre${abbr}`,
  ministryName: abbr,
  ministryAbbr: abbr,
  cabinet: '',
  from,
  until,
});

test('a name that holds office with two ministries at once is named, however it is written', () => {
  const terms = [
    term('Jan de Vries', 'EZK', '2022-01-10'),
    term('jan  de vries', 'BZK', '2022-03-01'),
    term('Anna Bos', 'JenV', '2022-01-10'),
  ];
  expect(namesAtOnce(terms)).toEqual([{ person: 'Jan de Vries', ministries: ['EZK', 'BZK'] }]);
});

test('who moves from one ministry to another, has two posts in one, or has something in brackets, is not', () => {
  expect(
    namesAtOnce([
      term('Jan de Vries', 'EZK', '2021-01-10', '2022-01-09'),
      term('Jan de Vries', 'BZK', '2022-01-10'),
      term('Anna Bos', 'JenV', '2022-01-10'),
      { ...term('Anna Bos', 'JenV', '2022-02-10'), post: 'minister voor Rechtsbescherming' },
      term('Piet Smit (VWS)', 'VWS', '2022-01-10'),
      term('Piet Smit', 'OCW', '2022-01-10'),
    ]),
  ).toEqual([]);
});
