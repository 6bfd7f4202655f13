/** Where a compound file (MS-CFB), the container of .msg, keeps the names of what it holds: that tells what it is. */

/** Of the directory: more entries than a message has before the first that only a message has. */
export const DIRECTORY_BYTES = 4_096;

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The place in the file where its directory begins; null for the head of any other file, or a damaged one. */
export function directoryPlace(head: Uint8Array): number | null {
  if (head.length < 512 || !SIGNATURE.equals(head.subarray(0, 4))) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const sectorBytes = view.getUint8(30) === 12 ? 4_096 : 512;
  const first = view.getInt32(48, true);
  return first < 0 ? null : (first + 1) * sectorBytes;
}
