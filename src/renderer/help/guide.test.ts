import { expect, test } from 'vitest';
import { PAGES, parseGuide, readPage, spans } from './guide.ts';

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
