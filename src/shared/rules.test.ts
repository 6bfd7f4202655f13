import { expect, test } from 'vitest';
import { JUDGEMENT_BASES, type JudgementBasis, type YesNoUnknown } from './codes.ts';
import { judgementByRule, maskAddress } from './rules.ts';

function basis(change: Partial<Record<JudgementBasis, YesNoUnknown>> = {}): Record<JudgementBasis, YesNoUnknown> {
  const all = Object.fromEntries(JUDGEMENT_BASES.map((key) => [key, 'ja'])) as Record<JudgementBasis, YesNoUnknown>;
  return { ...all, ...change };
}

test('a judgement is safe only where every basis is answered yes', () => {
  expect(judgementByRule(basis(), '')).toBe('VEILIG');
  expect(judgementByRule(basis({ twoStep: 'onbekend' }), 'een maatregel')).toBe('NIET_TE_BEOORDELEN');
});

test('a no needs a named measure, and nothing covers the contents or the channel', () => {
  expect(judgementByRule(basis({ deviceManaged: 'nee' }), 'Toestel nagekeken')).toBe('VEILIG_MET_MAATREGELEN');
  expect(judgementByRule(basis({ deviceManaged: 'nee' }), ' ')).toBe('NIET_TE_BEOORDELEN');
  expect(judgementByRule(basis({ contentNotSensitive: 'nee' }), 'Toestel nagekeken')).toBe('NIET_VEILIG');
  expect(judgementByRule(basis({ channelNotHighRisk: 'nee', twoStep: 'onbekend' }), '')).toBe('NIET_VEILIG');
});

test.each([
  ['06-12345678', '06-******78'],
  ['+31612345678', '06-******78'],
  ['06-******78', '06-******78'],
  ['jan@example.nl', 'j***@example.nl'],
  ['@jan', '@***'],
  ['\u{1F600}naam', '\u{1F600}***'],
  ['', ''],
])('an account %j is masked as %j, and masking it again changes nothing', (account, masked) => {
  expect(maskAddress(account)).toBe(masked);
  expect(maskAddress(masked)).toBe(masked);
});
