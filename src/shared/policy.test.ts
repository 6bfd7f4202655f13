import path from 'node:path';
import { expect, test } from 'vitest';
import { loadPolicy } from '../main/services/policy.ts';
import {
  cabinetOn,
  codeItem,
  frequencyOf,
  isValidOn,
  itemsOn,
  labelOf,
  ministriesOn,
  ministryOn,
  policyText,
  reasonsByGroup,
  riskOn,
  riskText,
} from './policy.ts';

const policy = loadPolicy(path.join(import.meta.dirname, '../../resources'));

test('an item is valid on its first and its last day and not around them', () => {
  const item = { validFrom: '2027-02-01', validUntil: '2027-02-28' };
  expect(isValidOn(item, '2027-01-31')).toBe(false);
  expect(isValidOn(item, '2027-02-01')).toBe(true);
  expect(isValidOn(item, '2027-02-28')).toBe(true);
  expect(isValidOn(item, '2027-03-01')).toBe(false);
  expect(isValidOn({ validFrom: null }, '1900-01-01')).toBe(true);
});

test('a label comes in both languages, and a code nobody knows stays visible', () => {
  expect(labelOf(policy, 'reasons', 'SLECHT_BEREIK', 'nl')).toBe('Slecht bereik van de zakelijke telefoon');
  expect(labelOf(policy, 'reasons', 'SLECHT_BEREIK', 'en')).toBe('Poor reception of the corporate phone');
  expect(labelOf(policy, 'channels', 'postduif', 'nl')).toBe('postduif');
  expect(codeItem(policy, 'channels', 'constructor')).toBeUndefined();
});

test('a ministry has the name of the day', () => {
  const abbr = (code: string, day: string): string | undefined => ministryOn(policy, code, day)?.abbr;
  expect(abbr('mnre1058', '2017-12-31')).toBe('VenJ');
  expect(abbr('mnre1058', '2018-01-01')).toBe('JenV');
  expect(abbr('mnre1045', '2024-07-01')).toBe('EZK');
  expect(abbr('mnre1045', '2024-07-02')).toBe('EZ');
  expect(abbr('mnre1045', '2026-02-22')).toBe('EZ');
  expect(abbr('mnre1045', '2026-02-23')).toBe('EZK');
  expect(abbr('mnre1182', '2026-02-23')).toBeUndefined();
  expect(abbr('mnre1040', '2010-01-01')).toBeUndefined();
});

test('there were twelve ministries under Rutte III, fifteen under Schoof, and there are twelve today', () => {
  expect(ministriesOn(policy, '2017-11-01')).toHaveLength(12);
  expect(ministriesOn(policy, '2022-04-29')).toHaveLength(12);
  expect(ministriesOn(policy, '2025-06-01')).toHaveLength(15);
  const today = ministriesOn(policy, '2026-11-21').map((m) => m.name.abbr);
  expect(today.toSorted()).toEqual(
    ['AZ', 'BZ', 'JenV', 'BZK', 'OCW', 'Fin', 'Def', 'IenW', 'EZK', 'LVVN', 'SZW', 'VWS'].toSorted(),
  );
});

test('no ministry has two names on one day', () => {
  for (const { code, names } of policy.ministries.items)
    for (const name of names)
      for (const day of [name.validFrom, name.validUntil])
        if (day) expect(names.filter((n) => isValidOn(n, day)).length, `${code} on ${day}`).toBe(1);
});

test('on the day of a change the new cabinet counts', () => {
  expect(cabinetOn(policy, '2022-01-09')?.code).toBe('RUTTE_III');
  expect(cabinetOn(policy, '2022-01-10')?.code).toBe('RUTTE_IV');
  expect(cabinetOn(policy, '2027-01-01')?.code).toBe('JETTEN');
  expect(cabinetOn(policy, '2017-01-01')).toBeNull();
});

test('a number of days with use gets its word', () => {
  const word = (days: number): string => frequencyOf(policy, days).code;
  expect([0, 1, 3, 4, 12, 13, 90].map(word)).toEqual([
    'NIET',
    'INCIDENTEEL',
    'INCIDENTEEL',
    'REGELMATIG',
    'REGELMATIG',
    'VEELVULDIG',
    'VEELVULDIG',
  ]);
  expect(() => frequencyOf(policy, -1)).toThrow(RangeError);
});

test('all reasons stand under one of five headings, each once', () => {
  const groups = reasonsByGroup(policy, '2027-01-01');
  expect(groups.map((g) => g.group.nl)).toEqual([
    'Toestel of bereik',
    'Spoed',
    'Benaderd',
    'Document, vergadering of agenda',
    'Overig',
  ]);
  const shown = groups.flatMap((g) => g.reasons.map((r) => r.code));
  expect(shown.toSorted()).toEqual(
    itemsOn(policy, 'reasons', '2027-01-01')
      .map((r) => r.code)
      .toSorted(),
  );
  expect(groups[0]?.reasons.map((r) => r.code)).toContain('SLECHT_BEREIK');
});

test('an app carries its risk only from the day it was listed', () => {
  const wechat = codeItem(policy, 'channels', 'wechat');
  const gmail = codeItem(policy, 'channels', 'gmail');
  if (!wechat || !gmail) throw new Error('channels are missing');
  expect(riskOn(wechat, '2023-06-30')).toBe('nee');
  expect(riskOn(wechat, '2023-07-01')).toBe('lijst');
  expect(riskOn(gmail, '2027-01-01')).toBe('nee');
  expect(riskText(policy, 'lijst')?.nl).toContain('lijst van tien');
  expect(riskText(policy, 'land')?.code).toBe('risico_land');
  expect(riskText(policy, 'omstreden')?.code).toBe('risico_omstreden');
  expect(riskText(policy, 'nee')).toBeNull();
});

test('the fixed sentence says seriously discouraged', () => {
  expect(policyText(policy, 'ernstig_afgeraden').nl).toContain('ernstig afgeraden');
  expect(policyText(policy, 'ernstig_afgeraden').en).toContain('seriously discouraged');
});
