/** Which files a package has and how large they may be (docs/format.md 11). */

export const TAG_FILES = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt', 'package.note'];
/** Beside the data for people without a program; not part of what is proven. */
export const CONVENIENCE = 'verify.html';
export const RECORDS = 'data/journal/records.jsonl';
export const REGISTER = 'data/register.json';
export const PAYLOAD = [
  REGISTER,
  'data/close.note',
  'data/checkpoint.note',
  'data/keys.txt',
  'data/journal/leaves.bin',
  RECORDS,
];
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const SIGN_OFF = /^data\/sign-off\/([0-9A-Z-]{19})\.note$/;
/** Thirty million records. */
export const MAX_LEAVES = 1024 * 1024 * 1024;
export const MAX_REGISTER = 1024 * 1024 * 1024;
