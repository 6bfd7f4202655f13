import { expect, test } from 'vitest';
import type { PageFile } from '../core/pages.ts';
import { judge, ORIGIN, type Verdict } from './serve.ts';

const file: PageFile = { body: Buffer.from(''), headers: {} };
const pages = new Map([
  ['/index.html', file],
  ['/assets/app.js', file],
]);

test.each<[string, string, boolean, Verdict]>([
  [`${ORIGIN}/index.html`, 'GET', true, 'serve'],
  [`${ORIGIN}/index.html#/vandaag`, 'GET', true, 'serve'],
  [`${ORIGIN}/assets/app.js`, 'GET', false, 'serve'],
  [`${ORIGIN}/assets/other.js`, 'GET', false, 'missing'],
  [`${ORIGIN}/../../etc/passwd`, 'GET', false, 'missing'],
  [`${ORIGIN}/assets/%2e%2e/%2e%2e/package.json`, 'GET', false, 'missing'],
  [`${ORIGIN}/assets/app.js?leak=1`, 'GET', false, 'refuse'],
  [`${ORIGIN}/assets/app.js`, 'POST', false, 'refuse'],
  ['https://example.invalid/a.png', 'GET', false, 'refuse'],
  ['http://app.kanaalregister.invalid/index.html', 'GET', false, 'refuse'],
  [`${ORIGIN}.evil.invalid/index.html`, 'GET', true, 'stay'],
  [`${ORIGIN}:8443/index.html`, 'GET', true, 'stay'],
  [`${ORIGIN}/assets/app.js`, 'GET', true, 'stay'],
  [`${ORIGIN}/index.html`, 'POST', true, 'stay'],
  ['https://example.invalid/', 'GET', true, 'stay'],
  ['not a url', 'GET', true, 'stay'],
])('%s by %s (main navigation: %s) -> %s', (url, method, isMainNavigation, verdict) => {
  expect(judge(url, method, isMainNavigation, pages)).toBe(verdict);
});
