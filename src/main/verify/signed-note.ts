/** C2SP signed notes and verifier keys (c2sp.org/signed-note), Ed25519 only. */
import { isNoteText, readBase64, sha256, toHex, utf8 } from './bytes.ts';
import { Refusal } from './checks.ts';
import { verifyEd25519 } from './platform.ts';

const ED25519 = 1;
/** What C2SP asks to be accepted at least; more would only be work for the one who checks. */
const MAX_SIGNATURES = 16;
/** Unicode spaces and plus: what a key name may not hold. */
const NOT_IN_NAME = /[+\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

export interface TrustedKey {
  readonly name: string;
  /** Hex. */
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface Note {
  /** With its final newline, without the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

function isKeyName(name: string): boolean {
  return name !== '' && !NOT_IN_NAME.test(name) && isNoteText(name) && !name.includes('\n');
}

/** Reads one verifier key: `<name>+<key id>+<base64 of type and key>`. Null where it is none of ours. */
export function readVerifierKey(line: string): TrustedKey | null {
  const [name = '', keyId = '', ...rest] = line.split('+');
  const key = readBase64(rest.join('+'), 33);
  if (!isKeyName(name) || !key || key[0] !== ED25519) return null;
  const publicKey = key.subarray(1);
  const own = toHex(sha256(`${name}\n`, key).subarray(0, 4));
  return own === keyId ? { name, keyId, publicKey } : null;
}

/**
 * Trusted keys, one a line; empty lines and lines that begin with # are for people. A trust file is kept by hand, so
 * line ends of Windows are taken, unlike anywhere else. Throws `trust_form`.
 */
export function readTrust(lines: readonly string[]): TrustedKey[] {
  return lines.flatMap((source, i) => {
    const line = source.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) return [];
    const key = readVerifierKey(line);
    if (!key) throw new Refusal('trust_form', i + 1);
    return [key];
  });
}

function readSignature(line: string): NoteSignature | null {
  const parts = line.split(' ');
  const [dash, name = '', encoded = ''] = parts;
  const bytes = readBase64(encoded);
  if (parts.length !== 3 || dash !== '\u2014' || !isKeyName(name) || !bytes || bytes.length < 5) return null;
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Takes a note apart. Throws `note_form` with the line that is not right. */
export function readNote(source: string): Note {
  const split = source.lastIndexOf('\n\n');
  if (split < 0 || !source.endsWith('\n') || split + 2 === source.length) throw new Refusal('note_form');
  const text = source.slice(0, split + 1);
  const above = countLines(text) + 1;
  const lines = source.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new Refusal('note_form', above + MAX_SIGNATURES + 1);
  const seen = new Set<string>();
  const signatures = lines.map((line, i) => {
    const signature = readSignature(line);
    const key = signature && `${signature.name} ${signature.keyId}`;
    if (!signature || !key || seen.has(key)) throw new Refusal('note_form', above + 1 + i);
    seen.add(key);
    return signature;
  });
  return { text, signatures };
}

/** What a key says of one signature: null where it is not this key's. */
export function verifySignature(key: TrustedKey, text: string, by: NoteSignature): boolean | null {
  if (key.name !== by.name || key.keyId !== by.keyId) return null;
  if (by.signature.length !== 64) return false;
  return verifyEd25519(key.publicKey, utf8(text), by.signature);
}
