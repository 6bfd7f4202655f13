import { expect, test } from 'vitest';
import { answerParts, answerText, opensRow } from './answer-text.ts';
import type { Answer, AnswerRow } from './collection-records.ts';

const label = (code: string): string => code.toLowerCase();

function row(over: Partial<AnswerRow>): AnswerRow {
  return {
    cabinet: 'Voorbeeld',
    ministry: 'MKD',
    post: 'minister',
    person: 'Wietske Harmelink',
    from: '2027-01-05',
    until: null,
    state: 'user',
    missing: null,
    group: 'mail',
    channel: 'gmail',
    provider: null,
    account: null,
    first: '2027-01-12',
    last: '2027-01-12',
    entries: 1,
    messages: 2,
    days: 1,
    frequency: 'INCIDENTEEL',
    safe: null,
    safeBasis: null,
    judgedBy: null,
    kept: null,
    keptWhere: null,
    reasons: ['SPOED'],
    incidents: 0,
    incidentsUnknown: false,
    archived: { kept: 1, open: 0, lost: 0 },
    declaredOnly: false,
    source: 'MKD-2027-Q1-v1',
    signedAt: null,
    ...over,
  };
}

const noEntries = { archived: { kept: 0, open: 0, lost: 0 } };
const none = { ...noEntries, group: null, channel: null, entries: 0, days: 0, frequency: null, reasons: [] };
const ROWS = [
  row({}),
  row({
    group: 'messaging',
    channel: 'whatsapp',
    entries: 9,
    days: 5,
    frequency: 'REGELMATIG',
    reasons: ['BEREIK', 'SPOED'],
    archived: { kept: 7, open: 2, lost: 0 },
  }),
  row({ person: 'Aart Veldhoen', ...none, state: 'nil' }),
  row({ person: 'Tjeerd Onneweer', ...none, state: 'missing', missing: 'noDelivery', incidentsUnknown: true }),
];
const FIGURES: Omit<Answer, 'text'> = {
  asked: { from: '2027-01-01', to: '2027-03-31', cabinet: null, ministries: [] },
  at: '2027-04-28T10:24:00+02:00',
  people: 3,
  users: 1,
  nil: 1,
  missing: 1,
  privateMail: { n: 1, incidental: 1, regular: 0, frequent: 0 },
  messaging: { n: 1, incidental: 0, regular: 1, frequent: 0 },
  other: { n: 0, incidental: 0, regular: 0, frequent: 0 },
  entries: 10,
  late: 0,
  declaredOnly: 0,
  archived: { kept: 8, open: 2, lost: 0 },
  incidents: { n: 0, unknown: 1 },
  reasons: [
    { code: 'SPOED', entries: 6, people: 1 },
    { code: 'BEREIK', entries: 4, people: 1 },
  ],
  perMonth: [],
  reasonsByMinistry: [],
  quarters: { notOver: [], partly: [] },
  missingReturns: [{ person: 'Tjeerd Onneweer', ministry: 'MKD', quarter: '2027-Q1', why: 'noDelivery' }],
  rows: ROWS,
};

test('the pieces of the answer joined are its text, in both languages', () => {
  for (const language of ['nl', 'en'] as const) {
    const joined = answerParts(FIGURES, label, language).map((part) => (typeof part === 'string' ? part : part.text));
    expect(joined.join('')).toBe(answerText(FIGURES, label)[language]);
  }
  expect(answerText(FIGURES, label).nl).toMatch(
    /^Van 3 bewindspersonen gebruikte 1 een privékanaal, gaf 1 nihil op en gaf 1 geen opgave \(1 \+ 1 \+ 1 = 3\)\./,
  );
});

test('every figure of people opens as many people as it says', () => {
  for (const part of answerParts(FIGURES, label, 'nl')) {
    if (typeof part === 'string' || 'entries' in part.opens || 'archived' in part.opens) continue;
    const people = new Set(ROWS.filter((one) => opensRow(part.opens, one, FIGURES)).map((one) => one.person));
    expect(people.size, JSON.stringify(part.opens)).toBe(Number(part.text));
  }
});

test('every figure of entries opens the rows in which they are', () => {
  for (const which of ['kept', 'open', 'lost'] as const) {
    const rows = ROWS.filter((one) => opensRow({ archived: which }, one, FIGURES));
    expect(rows.reduce((sum, one) => sum + one.archived[which], 0)).toBe(FIGURES.archived[which]);
    expect(rows.every((one) => one.archived[which] > 0)).toBe(true);
  }
  // No figure stands in the text without: all numbers but those of the sum in brackets are pieces of their own.
  for (const language of ['nl', 'en'] as const)
    for (const part of answerParts(FIGURES, label, language))
      if (typeof part === 'string') expect(part.replace(/\(\d+ \+ \d+ \+ \d+ = \d+\)/, ''), part).not.toMatch(/\d/);
});

test('who owes a return at two ministries is one person', () => {
  const [one] = FIGURES.missingReturns;
  const twice = answerText({ ...FIGURES, missingReturns: [one!, { ...one!, ministry: 'JVT' }] }, label);
  expect(twice.nl).toContain('Er ontbreken 2 opgaven, van 1 persoon: Tjeerd Onneweer (MKD) en Tjeerd Onneweer (JVT).');
});

test('one is spoken of as one, in every sentence', () => {
  const one = answerText(
    {
      ...FIGURES,
      people: 1,
      users: 1,
      nil: 0,
      missing: 0,
      entries: 1,
      archived: { kept: 1, open: 0, lost: 0 },
      declaredOnly: 1,
      incidents: { n: 1, unknown: 0 },
    },
    label,
  );
  expect(one.nl).toContain('Van 1 bewindspersoon gebruikte 1 een privékanaal, gaven 0 nihil op en gaven 0 geen opgave');
  expect(one.nl).toContain('1 gebruikte privé-e-mail');
  expect(one.nl).toContain('Van 1 registratie is er 1 bewaard');
  expect(one.nl).toContain('Er is 1 incident gemeld.');
  expect(one.nl).toContain('1 account is opgegeven');
  expect(one.nl).toContain('Er ontbreekt 1 opgave, van 1 persoon: Tjeerd Onneweer (MKD).');
  expect(one.en).toContain('Of 1 entry 1 is kept');
  expect(one.en).toContain('1 incident was reported.');
  expect(one.en).toContain('1 account was declared');
  expect(one.en).toContain('1 return is missing, of 1 person: Tjeerd Onneweer (MKD).');
});

test('what is not over yet is not called complete, and of nobody nothing is said', () => {
  const nothing = {
    ...FIGURES,
    users: 0,
    nil: 0,
    missing: 3,
    entries: 0,
    missingReturns: [],
    incidents: { n: 0, unknown: 3 },
  };
  const running = answerText({ ...nothing, quarters: { notOver: ['2027-Q1'], partly: [] } }, label);
  expect(running.nl).toContain('2027-Q1 is nog niet voorbij: daarover zijn er nog geen opgaven.');
  expect(running.nl).toContain('Of er incidenten waren, is van 3 personen onbekend.');
  expect(running.nl).not.toMatch(/ontbreekt|geen incident/);
  expect(running.en).not.toMatch(/missing|No incident/);
  const asked = { ...FIGURES.asked, from: '2026-10-01' };
  const half = answerText({ ...nothing, asked, quarters: { notOver: ['2027-Q1'], partly: ['2026-Q4'] } }, label);
  expect(half.nl).toContain('Over wat al voorbij is, ontbreekt geen opgave.');
  expect(half.nl).toContain('Opgaven en incidenten gaan over hele kwartalen');
  const nobody = answerText({ ...nothing, people: 0, missing: 0, incidents: { n: 0, unknown: 0 } }, label);
  // And no row of noughts.
  expect(nobody.nl).toBe('Van niemand is bekend dat hij of zij in deze periode in functie was.');
  expect(nobody.en).toBe('Of nobody it is known that they were in office in this period.');
});
