// The decisions of the scripts, apart from what they do with them, so that they can be tested.

/** How long a failed download of Electron is remembered. */
export const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Whether one attempt to download Electron's runtime makes sense now.
 * @param {{ env: NodeJS.ProcessEnv, failedAt: number | null, now: number, hasNetwork: boolean }} facts
 * @returns {{ attempt: boolean, why: string }}
 */
export function decideDownload({ env, failedAt, now, hasNetwork }) {
  if (env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return { attempt: false, why: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' };
  if (env['npm_config_offline'] === 'true') return { attempt: false, why: 'npm is set to offline' };
  if (!hasNetwork) return { attempt: false, why: 'this machine has no network' };
  if (failedAt !== null && now - failedAt < RETRY_AFTER_MS && now >= failedAt)
    return { attempt: false, why: 'the last attempt failed less than a day ago' };
  return { attempt: true, why: 'its runtime is not here yet' };
}

/**
 * Whether a machine has any address beyond itself.
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} interfaces
 */
export function hasNetwork(interfaces) {
  return Object.values(interfaces).some((list) => list?.some((one) => !one.internal) ?? false);
}

/**
 * How a missing browser can be had: by apt when this is Debian or a relative and we may, else by a person.
 * @param {{ platform: NodeJS.Platform, hasApt: boolean, isRoot: boolean, canAsk: boolean }} facts
 * @returns {{ how: 'apt' | 'ask-apt' | 'tell', tell: string }}
 */
export function decideInstall({ platform, hasApt, isRoot, canAsk }) {
  const packages = 'chromium fonts-noto-core';
  if (platform !== 'linux')
    return {
      how: 'tell',
      tell: 'Install Google Chrome, Chromium or Microsoft Edge, or set KANAALREGISTER_CHROMIUM to its path.',
    };
  if (!hasApt)
    return {
      how: 'tell',
      tell: 'Install Chromium with the package manager of this system, or set KANAALREGISTER_CHROMIUM to its path.',
    };
  if (!isRoot)
    return {
      how: 'tell',
      tell: `Ask an administrator to run: apt-get install ${packages}. Or set KANAALREGISTER_CHROMIUM to a browser you have.`,
    };
  return { how: canAsk ? 'ask-apt' : 'apt', tell: `apt-get install ${packages}` };
}

/**
 * Whether a window can be shown: elsewhere than on Linux always, on Linux only with a display server.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(platform, env) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * The counts of one run of vitest, from its JSON report. A file that could not be loaded counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number, success: boolean }} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * The counts of one run of Playwright, from its JSON report. A test that passed only at a second try passed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * The last line of `npm test`.
 * @param {Counts[]} counts
 */
export function summaryLine(counts) {
  const sum = (/** @type {keyof Counts} */ key) => counts.reduce((total, one) => total + one[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}

/**
 * What a person should know of a run of journeys beside its counts: why some were skipped, one line per reason with how
 * many, and which passed only at a second try.
 * @param {{ suites?: any[] }} report
 * @returns {string[]}
 */
export function notesOfJourneys(report) {
  /** @type {Map<string, number>} */
  const reasons = new Map();
  /** @type {string[]} */
  const again = [];
  const visit = (/** @type {any} */ suite) => {
    for (const inner of suite.suites ?? []) visit(inner);
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests) {
        if (test.status === 'flaky') again.push(`passed only at a second try: ${spec.title}`);
        if (test.status !== 'skipped') continue;
        const why =
          test.annotations.find((/** @type {any} */ one) => one.type === 'skip')?.description ?? 'no reason given';
        const line = `${test.projectName}: ${why}`;
        reasons.set(line, (reasons.get(line) ?? 0) + 1);
      }
  };
  visit(report);
  return [...again, ...[...reasons].map(([line, count]) => `${count} skipped in ${line}`)];
}

/**
 * The names of the unit tests that were skipped.
 * @param {{ testResults: { assertionResults: { status: string, fullName: string }[] }[] }} report
 * @returns {string[]}
 */
export function skippedUnits(report) {
  return report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((one) => one.status === 'skipped' || one.status === 'pending' || one.status === 'todo')
    .map((one) => `skipped: ${one.fullName}`);
}
