/** What a file is that is no package, by its first look: nothing of it is checked. */
import type { OtherFile } from '../../shared/other-files.ts';
import { readUtf8 } from './bytes.ts';
import { isRecord, looseJson } from './canonical-json.ts';
import { looksLikePackage, looksSealed } from './package.ts';
import { PACKAGE_FORMAT } from './package-note.ts';
import { RECEIPT_FORMAT } from './receipt-note.ts';
import { REGISTER_FORMAT } from './register-file.ts';
import { type Shape, shapeOf } from './verify-file.ts';

/** A request holds the evidence that is shown with it; what is larger than this is not looked at whole. */
const MAX_JSON = 64 * 1024 * 1024;
const MAX_NOTE = 16 * 1024 * 1024;

const BY_SHAPE: Record<Shape, OtherFile> = {
  'sign-off': 'signOff',
  close: 'close',
  note: 'note',
  checkpoint: 'checkpoint',
  inclusion: 'proof',
  consistency: 'proof',
  record: 'record',
  register: 'register',
  receipt: 'receipt',
};

const BY_FORMAT = new Map<unknown, OtherFile>([
  [RECEIPT_FORMAT, 'receipt'],
  [REGISTER_FORMAT, 'register'],
  ['kanaalregister/identity/v1', 'identity'],
  ['kanaalregister/request/v1', 'request'],
  ['kanaalregister/answer/v1', 'answer'],
]);

function inJson(bytes: Uint8Array): OtherFile | null {
  const start = new TextDecoder().decode(bytes.subarray(0, 100));
  // The one that can be very large says what it is first.
  if (start.startsWith(`{"format":"${REGISTER_FORMAT}"`)) return 'register';
  const text = bytes.length > MAX_JSON ? null : readUtf8(bytes);
  const value = text === null ? undefined : looseJson(text);
  if (!isRecord(value)) return null;
  const named = BY_FORMAT.get(value['format']);
  if (named) return named;
  return Object.hasOwn(value, 'header') && Object.hasOwn(value, 'digests') ? 'record' : null;
}

/**
 * What the bytes are, opened where they were sealed; null for a package and for what is no file of ours. `name` only counts
 * for what is sealed for somebody else: of that nothing else can be seen.
 */
export function otherFile(bytes: Uint8Array, name: string): OtherFile | null {
  if (looksLikePackage(bytes)) return null;
  if (looksSealed(bytes)) return /\.verzoek$/i.test(name) ? 'request' : /\.antwoord$/i.test(name) ? 'answer' : null;
  if (bytes[0] === 0x7b) return inJson(bytes);
  const text = bytes.length > MAX_NOTE ? null : readUtf8(bytes);
  if (text === null) return null;
  if (text.startsWith(`${PACKAGE_FORMAT}\n`)) return 'packageNote';
  const shape = shapeOf(text);
  return shape && BY_SHAPE[shape];
}
