import { expect, test } from 'vitest';
import {
  countPlaywright,
  countVitest,
  decideDownload,
  decideInstall,
  hasDisplay,
  hasNetwork,
  notesOfJourneys,
  RETRY_AFTER_MS,
  skippedUnits,
  summaryLine,
} from './lib/decide.mjs';

const now = 1_800_000_000_000;

test('Electron is fetched once a day at most, and never where that cannot work', () => {
  const facts = { env: {}, failedAt: null, now, hasNetwork: true };
  expect(decideDownload(facts).attempt).toBe(true);
  expect(decideDownload({ ...facts, failedAt: now - 1000 }).attempt).toBe(false);
  expect(decideDownload({ ...facts, failedAt: now - RETRY_AFTER_MS }).attempt).toBe(true);
  expect(decideDownload({ ...facts, failedAt: now + 1000 }).attempt).toBe(true);
  expect(decideDownload({ ...facts, hasNetwork: false }).why).toContain('no network');
  expect(decideDownload({ ...facts, env: { npm_config_offline: 'true' } }).attempt).toBe(false);
  expect(decideDownload({ ...facts, env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } }).attempt).toBe(false);
});

test('a machine with only its own addresses has no network', () => {
  const own = { address: '127.0.0.1', netmask: '', family: 'IPv4' as const, mac: '', internal: true, cidr: null };
  expect(hasNetwork({ lo: [own] })).toBe(false);
  expect(hasNetwork({ lo: [own], eth0: [{ ...own, internal: false }] })).toBe(true);
});

test('a browser is installed by apt only as root, and only after asking when someone is there to ask', () => {
  const facts = { platform: 'linux' as const, hasApt: true, isRoot: true, canAsk: false };
  expect(decideInstall(facts).how).toBe('apt');
  expect(decideInstall({ ...facts, canAsk: true }).how).toBe('ask-apt');
  expect(decideInstall({ ...facts, isRoot: false })).toMatchObject({
    how: 'tell',
    tell: expect.stringContaining('administrator'),
  });
  expect(decideInstall({ ...facts, hasApt: false })).toMatchObject({
    how: 'tell',
    tell: expect.stringContaining('package manager'),
  });
  expect(decideInstall({ ...facts, platform: 'win32' })).toMatchObject({
    how: 'tell',
    tell: expect.stringContaining('Edge'),
  });
});

test('only Linux can be without a display', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
});

test('the last line adds both runners up', () => {
  const unit = countVitest({
    numPassedTests: 40,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    success: true,
  });
  const journeys = countPlaywright({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 8 } });
  expect(summaryLine([unit, journeys])).toBe('48 passed, 1 failed, 11 skipped');
  expect(summaryLine([])).toBe('0 passed, 0 failed, 0 skipped');
});

test('a run that broke outside any test is not without failures', () => {
  expect(countVitest({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, success: false }).failed).toBe(1);
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] }).failed).toBe(1);
});

test('what was skipped is named with its reason, and what passed only at a second try', () => {
  const skip = {
    status: 'skipped',
    projectName: 'electron',
    annotations: [{ type: 'skip', description: 'no runtime' }],
  };
  const spec = {
    title: 'a mail',
    tests: [{ status: 'expected', projectName: 'chromium-shell', annotations: [] }, skip],
  };
  expect(notesOfJourneys({ suites: [{ specs: [spec], suites: [{ specs: [spec] }] }] })).toEqual([
    '2 skipped in electron: no runtime',
  ]);
  const again = { status: 'flaky', projectName: 'chromium-shell', annotations: [] };
  expect(notesOfJourneys({ suites: [{ specs: [{ title: 'a mail', tests: [again] }] }] })).toEqual([
    'passed only at a second try: a mail',
  ]);
  const results = [
    { status: 'passed', fullName: 'a runs' },
    { status: 'skipped', fullName: 'b waits for the corpus' },
  ];
  expect(skippedUnits({ testResults: [{ assertionResults: results }] })).toEqual(['skipped: b waits for the corpus']);
});
