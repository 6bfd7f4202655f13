import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Policy } from './policy.ts';
import type { Answers } from './records.ts';
import { entrySentence, inSentence } from './sentence.ts';

const policy = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../resources/policy.json'), 'utf8'),
) as Policy;

test('a sentence does not go on after "namelijk" where nothing follows', () => {
  const answers = {
    channel: 'overig',
    device: 'PRIVE_TELEFOON',
    dateFrom: '2027-03-19',
    dateTo: '2027-03-19',
    dateCertainty: 'exact',
    counterparty: 'BURGER',
    direction: 'ONTVANGEN',
    subject: 'Dijkroute',
    reason: 'SPOED',
    messages: 1,
  } as unknown as Answers;
  const nl = entrySentence(answers, 'Wietske Harmelink', policy, 'nl');
  expect(nl).toContain(', via ander kanaal (privételefoon), over “Dijkroute”.');
  expect(entrySentence(answers, 'Wietske Harmelink', policy, 'en')).toContain(', via other channel (private phone)');
});

test('a label within a sentence begins small, unless it is a name or an abbreviation', () => {
  expect(inSentence('Voor BZK')).toBe('voor BZK');
  expect(inSentence('Één bericht')).toBe('één bericht');
  for (const stays of ['BZK, en Kamer', 'Gmail', 'X-bericht', 'sms', '']) expect(inSentence(stays)).toBe(stays);
});
