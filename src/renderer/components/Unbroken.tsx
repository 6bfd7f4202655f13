import { Fragment } from 'react';

/** Longer than a number or a date is a name that has to break somewhere. */
const LONGEST = 18;
const HYPHENED = /([^\s,;:()“”]*-[^\s,;:()“”]+)/;

export interface Piece {
  text: string;
  /** Stays on one line. */
  whole: boolean;
}

/** Cuts a sentence around its numbers, days and short words with a hyphen; together the pieces are the sentence. */
export function piecesOf(sentence: string): Piece[] {
  return sentence
    .split(HYPHENED)
    .map((text, index) => ({ text, whole: index % 2 === 1 && text.length <= LONGEST }))
    .filter(({ text }) => text !== '');
}

/**
 * A sentence in which numbers such as MKD-2027-0012, days and short words with a hyphen stay on one line: a browser
 * breaks after a hyphen, and half a number is no number. The text itself stays as it is, to be copied and found.
 */
export function Unbroken({ children }: { children: string }): React.JSX.Element {
  return (
    <>
      {piecesOf(children).map(({ text, whole }, index) =>
        whole ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence have no other name
          <span className="nowrap" key={index}>
            {text}
          </span>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <Fragment key={index}>{text}</Fragment>
        ),
      )}
    </>
  );
}
