import { expect, test } from 'vitest';
import { type Block, PAGES, parseGuide, readPage, spans } from './guide.ts';

const TEXTS = joined(
  import.meta.glob<string>(['../text/*.ts', '!../text/*.test.ts'], { query: '?raw', import: 'default', eager: true }),
);
const SCREENS = joined(import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true }));

function joined(sources: Record<string, string>): string {
  return Object.values(sources).join('\n').replaceAll(/\s+/g, ' ');
}

/** True where a text of the window in this language is this, or a text begins with this and a colon. */
function isInWindow(quoted: string, lang: 'nl' | 'en'): boolean {
  return TEXTS.includes(`${lang}: '${quoted}'`) || TEXTS.includes(`=> \`${quoted}: `);
}

/** What a reader sees of a page. */
function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'list' ? block.items.join('\n') : block.kind === 'picture' ? block.alt : block.text,
    )
    .join('\n');
}

test('every page is there in both languages, with the same headings, lists and pictures', () => {
  for (const page of PAGES) {
    const shape = (lang: 'nl' | 'en') =>
      readPage(page, lang).map((block) => (block.kind === 'list' ? `list ${block.items.length}` : block.kind));
    expect(shape('en'), page).toEqual(shape('nl'));
    for (const lang of ['nl', 'en'] as const)
      for (const block of readPage(page, lang)) if (block.kind === 'picture') expect(block.url, block.alt).not.toBe('');
  }
});

test('no sentence of a page runs over twenty words', () => {
  for (const page of PAGES)
    for (const block of readPage(page, 'nl')) {
      const texts = block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [];
      for (const sentence of texts.flatMap((text) => text.split(/(?<=[.?!:]) /)))
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(20);
    }
});

test('a list keeps its lines together, keys stand apart', () => {
  expect(parseGuide('1. Een\n   twee\n2. Drie')).toEqual([
    { kind: 'list', ordered: true, items: ['Een twee', 'Drie'] },
  ]);
  expect(spans('Druk op `Ctrl+Enter`.')).toEqual([
    { text: 'Druk op ', key: false },
    { text: 'Ctrl+Enter', key: true },
    { text: '.', key: false },
  ]);
});

test('every word of the window that a page quotes stands in the window, in that spelling', () => {
  for (const lang of ['nl', 'en'] as const)
    for (const page of PAGES)
      for (const [, quoted = ''] of wordsOf(readPage(page, lang)).matchAll(/“([^”]+)”/g))
        expect(isInWindow(quoted, lang), `${page} ${lang}: ${quoted}`).toBe(true);
});

test('every key that a page names is a key of the window', () => {
  for (const page of PAGES)
    for (const { text, key } of spans(wordsOf(readPage(page, 'nl')))) {
      // What begins with a dot ends the name of a file. The places go by their number; paste is the system's own.
      if (!key || text.startsWith('.') || /^Ctrl\+[1-7V]$/.test(text)) continue;
      expect(SCREENS.includes(`'${text}'`), `${page}: ${text}`).toBe(true);
    }
});
