/** The three files of a sign-off elsewhere: where they come from and where they go (docs/format.md 13). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ErrorCode, KanaalError } from '../../shared/errors.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import type { Host } from '../host.ts';
import { exportRoot, freeFile } from './out-places.ts';
import { needPath } from './places.ts';
import type { Core } from './session.ts';

export const MAX_IDENTITY_BYTES = 64 * 1024;
export const MAX_REQUEST_BYTES = 96 * 1024 * 1024;
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export interface GivenFile {
  file: string | null;
  bytes: Uint8Array | null;
}

/** The bytes of a file that was picked or dropped. Throws `code` for one that is empty or larger than ours ever are. */
export function readGiven(host: Host, given: GivenFile, most: number, code: ErrorCode): Uint8Array {
  const file = given.file === null ? null : needPath(host, given.file);
  if (file !== null && !existsSync(file)) throw new KanaalError('file_missing', { name: path.basename(file) });
  const size = file === null ? (given.bytes?.length ?? 0) : statSync(file).size;
  if (size === 0 || size > most) throw new KanaalError(code);
  return file === null ? (given.bytes ?? new Uint8Array()) : readFileSync(file);
}

/** Writes a file that was not there, at the path of a token or under this name in the usual folder. */
export function writeNew(
  core: Core,
  out: string | null,
  name: string,
  bytes: Uint8Array,
): { path: string; name: string } {
  const file = out === null ? freeFile(path.join(exportRoot(core), 'op-afstand'), name) : needPath(core.host, out);
  if (existsSync(file)) throw new KanaalError('out_not_empty');
  writeFileAtomic(file, bytes);
  return { path: file, name: path.basename(file) };
}

/** `2027-Q1_7KQ2.verzoek`: no name of a person, since file names travel in the open. */
export function remoteName(quarter: string, requestId: string, ext: 'verzoek' | 'antwoord'): string {
  return `${quarter}_${requestId.slice(0, 4)}.${ext}`;
}
