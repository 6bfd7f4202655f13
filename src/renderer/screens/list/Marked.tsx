import { Unbroken } from '../../components/Unbroken.tsx';

/** Text with the search words marked, wherever inside a word they stand and whatever their accents. */
export function Marked({ text, search }: { text: string; search: string }): React.JSX.Element {
  const words = search.trim().split(/\s+/).filter(Boolean).map(fold);
  if (words.length === 0) return <Unbroken>{text}</Unbroken>;
  const parts = split(text, words);
  return (
    <>
      {parts.map((part, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- a part is its position
        part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </>
  );
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

interface Part {
  text: string;
  hit: boolean;
}

/** Cuts `text` at every occurrence of a word; folding keeps one letter per letter, so positions carry over. */
export function split(text: string, words: readonly string[]): Part[] {
  const letters = Array.from(text.normalize('NFC'));
  const folded = letters.map((letter) => fold(letter) || letter);
  const flat = folded.join('');
  // Where each folded position came from, for letters that fold into more than one.
  const from = folded.flatMap((piece, index) => Array.from(piece, () => index));
  const hits = new Set<number>();
  for (const word of words.filter(Boolean)) {
    let at = flat.indexOf(word);
    while (at >= 0) {
      for (let i = at; i < at + word.length; i++) hits.add(from[i] ?? -1);
      at = flat.indexOf(word, at + word.length);
    }
  }
  const parts: Part[] = [];
  letters.forEach((letter, index) => {
    const hit = hits.has(index);
    const last = parts.at(-1);
    if (last && last.hit === hit) last.text += letter;
    else parts.push({ text: letter, hit });
  });
  return parts;
}
