/** Unpacks the compressed RTF of Outlook (MS-OXRTFCP): a window of 4,096 bytes that begins with words every RTF has. */
import { MAX_RTF_BYTES } from './caps.ts';

const WINDOW = 4_096;
const HEADER = 16;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const BEGIN = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
    'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
    '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);

/**
 * The RTF; null where the bytes are none, or unpack to more than `MAX_RTF_BYTES`. What stops halfway gives what there is:
 * the checksum is not held against it, since programs exist that write none.
 */
export function unpackRtf(packed: Uint8Array): Buffer | null {
  if (packed.length < HEADER) return null;
  const input = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = input.readUInt32LE(4);
  const kind = input.readUInt32LE(8);
  if (kind === UNCOMPRESSED) return input.subarray(HEADER, HEADER + size);
  if (kind !== COMPRESSED) return null;
  const end = Math.min(input.readUInt32LE(0) + 4, input.length);
  // What it says of its size is only where to begin: a lie costs a copy, never more than the cap.
  let output = Buffer.alloc(BEGIN.length + Math.min(size, MAX_RTF_BYTES) + 32);
  let to = BEGIN.copy(output);
  let at = HEADER;
  let control = 0;
  for (let bit = 0; at < end; bit = (bit + 1) & 7) {
    if (bit === 0) control = input[at++]!;
    if (to + 32 > output.length) {
      if (to > BEGIN.length + MAX_RTF_BYTES) return null;
      output = Buffer.concat([output], Math.min(output.length * 2, BEGIN.length + MAX_RTF_BYTES + 64));
    }
    if (((control >> bit) & 1) === 0) {
      if (at < end) output[to++] = input[at++]!;
      continue;
    }
    if (at + 1 >= end) break;
    const token = (input[at]! << 8) | input[at + 1]!;
    at += 2;
    let from = (to & ~(WINDOW - 1)) + (token >> 4);
    if (from === to) break;
    if (from > to) from -= WINDOW;
    // It may read what it has just written, so byte by byte. What nobody wrote yet is nought.
    for (let left = (token & 15) + 2; left > 0; left--, from++) output[to++] = from < 0 ? 0 : output[from]!;
  }
  return to - BEGIN.length > MAX_RTF_BYTES ? null : output.subarray(BEGIN.length, to);
}
