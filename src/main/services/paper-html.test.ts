import { expect, test } from 'vitest';
import { paperHtml } from './paper-html.ts';

const FACTS = {
  term: { personName: 'Wietske Harmelink', post: 'minister van Kust & Delta' },
  quarter: '2027-Q1',
  kind: 'kwartaal',
  supplementary: false,
  entries: 2,
  checkNumber: '12 34',
  text: 'kanaalregister/sign-off/v1\nopmerking: <geen>',
} as const;

test('the sheet says what it is about: a statement, a supplementary one, or entries', () => {
  expect(paperHtml(FACTS, 'nl')).toContain('<h1>Opgave over 2027-Q1</h1>');
  expect(paperHtml({ ...FACTS, supplementary: true }, 'nl')).toContain('<h1>Aanvullende opgave over 2027-Q1</h1>');
  const entries = { ...FACTS, kind: 'registraties' } as const;
  expect(paperHtml(entries, 'nl')).toContain('<h1>Ondertekening van 2 registraties, 2027-Q1</h1>');
  expect(paperHtml({ ...entries, entries: 1 }, 'en')).toContain('<h1>Sign-off of 1 entry, 2027-Q1</h1>');
});

test('the words around the text follow the language; the text is the same and said to be Dutch', () => {
  const sheet = paperHtml(FACTS, 'en');
  expect(sheet).toContain('<html lang="en">');
  expect(sheet).toContain('<dt>Signature</dt>');
  expect(sheet).not.toContain('Handtekening');
  for (const one of [sheet, paperHtml(FACTS, 'nl')])
    expect(one).toContain('<pre lang="nl">kanaalregister/sign-off/v1\nopmerking: &lt;geen&gt;</pre>');
});
