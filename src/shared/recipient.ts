/** An age recipient (X25519): what a receiver gives away so that packages can be sealed to it. */
/** How it is written; `isRecipient` looks at its checksum too. */
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** The checksum of Bech32 (BIP 173) over `age` and these letters; 1 where it is right. */
function checksum(letters: string): number {
  const prefix = Array.from('age', (c) => c.charCodeAt(0));
  const values = [
    ...prefix.map((c) => c >> 5),
    0,
    ...prefix.map((c) => c & 31),
    ...Array.from(letters, (c) => LETTERS.indexOf(c)),
  ];
  let sum = 1;
  for (const value of values) {
    const top = sum >> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [i, word] of GENERATOR.entries()) if ((top >> i) & 1) sum ^= word;
  }
  return sum;
}

/** Whether somebody can be meant by it: one letter that is typed wrong is no receiver. */
export function isRecipient(text: string): boolean {
  return RECIPIENT.test(text) && checksum(text.slice(4)) === 1;
}
