/** Letters for things that can be pressed, so that each has a key while they are shown. Pure; `KeyLetters.tsx` shows them. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** With more than this, one letter each leaves too few that have to do with the words. */
const MOST_SINGLE = 20;

/** The letters of its words, first letters first, and then all others. */
function lettersOf(label: string): string[] {
  const plain = label.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
  const initials = plain.split(/[^A-Z]+/).map((word) => word.charAt(0));
  const own = [...initials, ...plain.split('')].filter((letter) => ALPHABET.includes(letter));
  return [...new Set([...own, ...ALPHABET])];
}

/**
 * One letter for each label, or two each where there are many: no code is the beginning of another. Taken from the words
 * where that can be, so that the same button mostly has the same letters. At most 676; what is beyond gets ''.
 */
export function lettersFor(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  const give = (candidates: Iterable<string>): string => {
    for (const code of candidates) {
      if (taken.has(code)) continue;
      taken.add(code);
      return code;
    }
    return '';
  };
  if (labels.length <= MOST_SINGLE) return labels.map((label) => give(lettersOf(label)));
  return labels.map((label) => give(pairs(lettersOf(label))));
}

function* pairs(letters: readonly string[]): Generator<string> {
  for (const [at, first] of letters.entries()) {
    for (const second of letters.slice(at + 1)) yield first + second;
    for (const second of ALPHABET) yield first + second;
  }
}
