import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Theme = 'light' | 'dark' | 'hc';
const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The colours of one theme, by token. */
function tokens(theme: Theme): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g))
    found.set(name!, theme === 'light' ? light! : dark!);
  if (theme === 'hc') {
    const block = css.slice(css.indexOf('[data-theme="hc"]'));
    for (const [, name, value] of block.matchAll(/--([\w-]+): (#\w{6});/g)) found.set(name!, value!);
  }
  return found;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const TEXT: readonly (readonly [string, string])[] = [
  ['text', 'surface'],
  ['text', 'bg'],
  ['text', 'sunken'],
  ['text-2', 'bg'],
  ['text-2', 'surface'],
  ['text-2', 'sunken'],
  ['text-2', 'accent-soft'],
  ['text-3', 'bg'],
  ['text-3', 'surface'],
  ['accent-text', 'bg'],
  ['accent-text', 'surface'],
  ['accent-text', 'accent-soft'],
  ['on-accent', 'accent'],
  ['ok', 'ok-soft'],
  ['ok', 'surface'],
  ['warn', 'warn-soft'],
  ['warn', 'surface'],
  ['bad', 'bad-soft'],
  ['bad', 'surface'],
  ['text', 'warn-soft'],
  ['text', 'bad-soft'],
  ['on-mark', 'mark'],
];
const SHAPES: readonly (readonly [string, string])[] = [
  ['ctl', 'bg'],
  ['ctl', 'surface'],
  ['focus', 'bg'],
  ['focus', 'surface'],
];

test.each(['light', 'dark', 'hc'] as const)('every pair of text and ground is readable: %s', (theme) => {
  const of = tokens(theme);
  for (const [text, ground] of TEXT)
    expect(contrast(of.get(text)!, of.get(ground)!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  for (const [shape, ground] of SHAPES)
    expect(contrast(of.get(shape)!, of.get(ground)!), `${shape} on ${ground}`).toBeGreaterThanOrEqual(3);
});
