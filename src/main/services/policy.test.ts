import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CAPTURE_METHODS, RETURN_REASONS, YES_NO_UNKNOWN } from '../../shared/codes.ts';
import type { ListName } from '../../shared/policy.ts';
import { loadPolicy } from './policy.ts';

const RESOURCES = path.join(import.meta.dirname, '../../../resources');
const policy = loadPolicy(RESOURCES);
const codes = (list: ListName): string[] => policy.lists[list].items.map((i) => i.code);

// Counted by hand in the rules, so that a code that slips out of the file is noticed.
const COUNTS: Record<ListName, number> = {
  channelKinds: 9,
  channels: 53,
  channelRisks: 4,
  deviceCheckApps: 5,
  reasonGroups: 5,
  reasons: 29,
  reasonSubKinds: 5,
  classifications: 7,
  natures: 10,
  outcomes: 10,
  directions: 7,
  deviceKinds: 10,
  incidentKinds: 14,
  incidentResults: 3,
  reportedTo: 8,
  judgements: 5,
  orderlyKept: 5,
  frequencies: 4,
  counterpartyCategories: 12,
  contentKinds: 10,
  cabinets: 4,
  wooGrounds: 19,
  unsignedReasons: 6,
  yesNoUnknown: 3,
  captureMethods: 6,
  leftOutReasons: 4,
  returnReasons: 5,
  returnKinds: 3,
  approvals: 3,
  holdKinds: 7,
};

test('every list has as many codes as the rules name', () => {
  const counted = Object.fromEntries(Object.entries(policy.lists).map(([name, list]) => [name, list.items.length]));
  expect(counted).toEqual(COUNTS);
});

test('each kind of channel has as many channels as the rules name', () => {
  const perKind = Object.groupBy(policy.lists.channels.items, (c) => c.kind);
  const counted = Object.fromEntries(Object.entries(perKind).map(([kind, of]) => [kind, of.length]));
  expect(counted).toEqual({ MAIL: 11, CHAT: 17, SMS: 3, SOCIAL: 6, CALL: 3, VIDEO: 4, FILE: 6, AI: 2, ANY: 1 });
});

test('the channels at risk are those the rules name, and Telegram is only disputed', () => {
  const at = (risk: string): string[] =>
    policy.lists.channels.items
      .filter((c) => c.risk === risk)
      .map((c) => c.code)
      .toSorted();
  expect(at('lijst')).toEqual(['igap', 'mobogram', 'tiktok_dm', 'vkontakte', 'wechat']);
  expect(at('land')).toEqual(['ai_risicoland', 'mail_ru_yandex', 'max_messenger', 'qq_163_mail']);
  expect(at('omstreden')).toEqual(['telegram']);
});

test('the Woo grounds carry the letters of the law, absolute and relative', () => {
  const at = (group: string): string[] =>
    policy.lists.wooGrounds.items.filter((g) => g.group === group).map((g) => g.code);
  expect(at('absolute')).toEqual(['5.1.1a', '5.1.1b', '5.1.1c', '5.1.1d', '5.1.1e', '5.4']);
  const relative = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((letter) => `5.1.2${letter}`);
  expect(at('relative')).toEqual(relative);
  expect(at('other')).toEqual(['5.1.4', '5.1.5', '5.2', 'dubbel']);
  const label = (code: string): string | undefined => policy.lists.wooGrounds.items.find((g) => g.code === code)?.nl;
  expect(label('5.1.2e')).toBe('Persoonlijke levenssfeer');
  expect(label('5.1.2f')).toBe('Andere concurrentiegevoelige bedrijfs- en fabricagegegevens');
  expect(label('5.1.2g')).toBe('Bescherming van het milieu');
  expect(label('5.1.2h')).toBe('Beveiliging van personen en bedrijven, voorkomen van sabotage');
  expect(label('5.1.2i')).toBe('Goed functioneren van de Staat');
});

test('exactly five reasons ask for a note, each with its question', () => {
  const asked = policy.lists.reasons.items.filter((r) => r.needsNote);
  expect(asked.map((r) => r.code).toSorted()).toEqual([
    'ANDERS',
    'BEVEILIGD_MIDDEL_NIET_GEBRUIKT',
    'ONBEKEND',
    'SPOED_ATTENDERING',
    'TECHNISCHE_BEPERKING',
  ]);
});

test('ten reasons are ours, the others are named in a source', () => {
  const ours = policy.lists.reasons.items.filter((r) => !r.seed).map((r) => r.code);
  expect(ours).toEqual([
    'BEGONNEN_DOOR_ANDER',
    'BESTAANDE_GROEP',
    'BUITENLAND',
    'WACHTWOORD',
    'STORING',
    'BATTERIJ',
    'VERGISSING',
    'PARTIJPOLITIEK',
    'ONBEKEND',
    'ANDERS',
  ]);
});

test('state secrets and foreign classifications block everything, an unknown one only attachments', () => {
  const blocks = Object.fromEntries(policy.lists.classifications.items.map((c) => [c.code, c.blocks]));
  expect(blocks).toEqual({
    ONGERUBRICEERD: 'none',
    DEPV: 'content',
    STG_C: 'content',
    STG_G: 'content',
    STG_ZG: 'content',
    BUITENLANDS: 'content',
    ONBEKEND: 'attachments',
  });
  expect(policy.lists.classifications.items.filter((c) => c.unlessAccredited).map((c) => c.code)).toEqual(['DEPV']);
});

test('party politics and private matters are not kept', () => {
  const notKept = policy.lists.natures.items.filter((n) => !n.kept).map((n) => n.code);
  expect(notKept).toEqual(['PARTIJPOLITIEK', 'PRIVE']);
});

test('only an outcome still to be assessed is open', () => {
  expect(policy.lists.outcomes.items.filter((o) => o.open).map((o) => o.code)).toEqual(['NOG_TE_BEOORDELEN']);
  expect(policy.lists.outcomes.items.filter((o) => o.needs.length === 0).map((o) => o.code)).toEqual([
    'NOG_TE_BEOORDELEN',
  ]);
});

test('the frequencies follow each other without a gap', () => {
  expect(policy.lists.frequencies.items.map((f) => [f.code, f.fromDays, f.toDays])).toEqual([
    ['NIET', 0, 0],
    ['INCIDENTEEL', 1, 3],
    ['REGELMATIG', 4, 12],
    ['VEELVULDIG', 13, null],
  ]);
});

test('lists that the program also decides on have the same codes as the program', () => {
  expect(codes('returnReasons')).toEqual([...RETURN_REASONS]);
  expect(codes('captureMethods')).toEqual([...CAPTURE_METHODS]);
  expect(codes('yesNoUnknown')).toEqual([...YES_NO_UNKNOWN]);
});

test('there are sixteen ministry codes, and mnre1040 is not among them', () => {
  expect(policy.ministries.items.map((m) => m.code)).not.toContain('mnre1040');
  expect(policy.ministries.items).toHaveLength(16);
});

test('no text calls the use allowed', () => {
  expect(readFileSync(path.join(RESOURCES, 'policy.json'), 'utf8')).not.toMatch(/toegestaan|allowed|permitted/i);
});

test('the time line is that of the rules', () => {
  expect(policy.timeLine).toMatchObject({ signOffDays: 14, deliveryDays: 28, consolidationDays: 42, reminderDays: 7 });
  expect(policy.captureTarget).toEqual({ targetDays: 7, lateDays: 20 });
});

let folder = '';
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = '';
});

/** A resources folder whose policy file has `from` replaced by `to`. */
function brokenResources(from: string, to: string): string {
  folder = mkdtempSync(path.join(tmpdir(), 'policy-'));
  cpSync(path.join(RESOURCES, 'policy.json'), path.join(folder, 'policy.json'));
  const text = readFileSync(path.join(folder, 'policy.json'), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(folder, 'policy.json'), text.replace(from, to));
  return folder;
}

test.each([
  ['a code that occurs twice', '"code": "SPOED_ATTENDERING"', '"code": "SPOED"', /occurs twice/],
  ['an empty label', '"nl": "Spoed"', '"nl": " "', /empty/],
  ['a reason in a group that does not exist', '"group": "BENADERD"', '"group": "VERRAST"', /unknown group VERRAST/],
  ['a day that does not exist', '"2024-07-01"', '"2024-06-31"', /not a day/],
  ['two names of one ministry at once', '"2017-12-31"', '"2018-01-01"', /overlaps/],
  ['a field nobody knows', '"seed": true', '"seed": true, "extra": 1', /extra/],
])('a policy file with %s is refused', (_, from, to, message) => {
  expect(() => loadPolicy(brokenResources(from, to))).toThrow(message);
});
