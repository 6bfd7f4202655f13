import { Fragment } from 'react';

/** Longer than a number or a date is a name that has to break somewhere. */
const LONGEST = 18;
/** "MKD-2027-0012", "16-02-2027", "-adres"; and a number with what it counts: "6 maart", "1 teruggegeven". */
const TOGETHER = /([^\s,;:()“”]*-[^\s,;:()“”]+|(?<![^\s(“])\d[\d.,]* \p{L}+)/u;
const ADDRESS = /([^\s@,;:()<>“”]+@[^\s@,;:()<>“”]+[^\s@,;:()<>“”.?!])/;

export interface Piece {
  text: string;
  /** Stays on one line. */
  whole: boolean;
  /** The line may end after it, though its letters say nothing of the kind. */
  mayBreak?: boolean;
}

/** An address, to be broken before its @ and its dots; inside a part, at a hyphen, only where that is too long. */
function addressPieces(address: string): Piece[] {
  const parts = address.split(/(?=[@.])/).flatMap((part) => (part.length <= LONGEST ? [part] : part.split(/(?<=-)/)));
  return parts.map((text, index) => ({
    text,
    whole: text.length <= LONGEST,
    ...(index < parts.length - 1 ? { mayBreak: true } : {}),
  }));
}

/**
 * Cuts a sentence around its addresses, numbers with what they count, days and short words with a hyphen; together the
 * pieces are the sentence.
 */
export function piecesOf(sentence: string): Piece[] {
  return sentence
    .split(ADDRESS)
    .flatMap((text, index) => (index % 2 === 1 ? addressPieces(text) : wordPieces(text)))
    .filter(({ text }) => text !== '');
}

function wordPieces(words: string): Piece[] {
  return words.split(TOGETHER).map((text, index) => ({ text, whole: index % 2 === 1 && text.length <= LONGEST }));
}

/**
 * A sentence in which numbers such as MKD-2027-0012, days and short words with a hyphen stay on one line: a browser
 * breaks after a hyphen, and half a number is no number; nor is half of "6 maart" a day. An address breaks where it has parts. The text itself stays as it
 * is, to be copied and found.
 */
export function Unbroken({ children }: { children: string }): React.JSX.Element {
  return (
    <>
      {piecesOf(children).map(({ text, whole, mayBreak }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence have no other name
        <Fragment key={index}>
          {whole ? <span className="nowrap">{text}</span> : text}
          {mayBreak && <wbr />}
        </Fragment>
      ))}
    </>
  );
}
