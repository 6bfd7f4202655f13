/** Comparing the number of a key over the telephone: typed by who hears it, never a plain yes. */

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** "48213 90021 ..." in groups of five, as a key number is printed and as it is typed. */
export function inGroups(text: string): string[] {
  return (
    digitsOf(text)
      .slice(0, 30)
      .match(/.{1,5}/g) ?? []
  );
}

export interface Compared {
  typed: number;
  /** The first group, from 1, that is not as in the package; null while all that was typed agrees. */
  differs: number | null;
  same: boolean;
}

/** What was typed beside the number of the key; a group counts once it is whole. */
export function compareNumber(typed: string, number: string): Compared {
  const given = inGroups(typed);
  const wanted = inGroups(number);
  const at = given.findIndex((group, i) => group.length === 5 && group !== wanted[i]);
  const count = digitsOf(typed).length;
  return {
    typed: count,
    differs: at < 0 ? null : at + 1,
    same: digitsOf(typed) === digitsOf(number) && count === 30,
  };
}
