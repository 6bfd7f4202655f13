/** Where the words of a search stand in a text, read as the index reads it: without regard to case and accents. */

/** Letters with accents by the letter without: Latin, Greek and Cyrillic, as one code point each. */
const ACCENTED = ((): Map<string, string> => {
  const found = new Map<string, string>();
  for (const [from, to] of [
    [0xc0, 0x24f],
    [0x370, 0x52f],
    [0x1e00, 0x1fff],
  ] as const)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCodePoint(code);
      const base = bare(letter);
      if (base !== letter && Array.from(base).length === 1) found.set(base, (found.get(base) ?? '') + letter);
    }
  return found;
})();

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Splits what a person typed into words; more than twelve make no sense in one box. */
export function wordsOf(search: string): string[] {
  return search.normalize('NFC').trim().split(/\s+/).filter(Boolean).slice(0, 12);
}

/** Finds one word in text as it is written, so that the place found is a place in that text. */
export function wordPattern(word: string): RegExp {
  const letters = Array.from(bare(word), (letter) => {
    const escaped = letter.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
    return `[${escaped}${ACCENTED.get(letter) ?? ''}]\\p{M}*`;
  });
  return new RegExp(letters.join(''), 'iu');
}
