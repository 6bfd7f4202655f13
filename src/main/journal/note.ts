/** C2SP signed notes: text, a blank line, signature lines. Only Ed25519 (type 0x01) is written. */
import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';

export interface NoteKey {
  /** Key name as it stands in the signature line. */
  name: string;
  key: KeyObject;
}

function rawPublic(key: KeyObject): Buffer {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return der.subarray(der.length - 32);
}

function keyId(name: string, publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(1)).update(publicKey).digest().subarray(0, 4);
}

/** The verifier key: `<name>+<hex key id>+<base64 of 0x01 and the public key>`. */
export function verifierKey({ name, key }: NoteKey): string {
  const raw = rawPublic(key);
  return `${name}+${keyId(name, raw).toString('hex')}+${Buffer.concat([Buffer.of(1), raw]).toString('base64')}`;
}

/** Refuses what a note may not hold: control characters, text without a final newline, names with space or plus. */
function checkNote(text: string, name: string): void {
  if (!text.endsWith('\n')) throw new RangeError('note text must end in a newline');
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw new RangeError('note text has a control character');
  if (!name || /[\s+]/u.test(name)) throw new RangeError('note key name has a space or a plus');
}

/** One signature line over `text`, with its newline. */
export function signatureLine(text: string, signer: NoteKey): string {
  checkNote(text, signer.name);
  const signature = sign(null, Buffer.from(text, 'utf8'), signer.key);
  const id = keyId(signer.name, rawPublic(signer.key));
  return `\u2014 ${signer.name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** The whole note, signed by each key in turn. */
export function signNote(text: string, ...signers: NoteKey[]): string {
  return `${text}\n${signers.map((s) => signatureLine(text, s)).join('')}`;
}

/** C2SP tlog-cosignature: an Ed25519 key of type 0x04, used for nothing but checkpoints that were seen. */
const COSIGNATURE = 4;

function witnessId({ name, key }: NoteKey): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(COSIGNATURE))
    .update(rawPublic(key))
    .digest()
    .subarray(0, 4);
}

export function witnessKey(witness: NoteKey): string {
  const raw = Buffer.concat([Buffer.of(COSIGNATURE), rawPublic(witness.key)]);
  return `${witness.name}+${witnessId(witness).toString('hex')}+${raw.toString('base64')}`;
}

/** The signature line by which a witness says that it saw this checkpoint at `time` (seconds since 1970). */
export function cosignatureLine(checkpoint: string, witness: NoteKey, time: number): string {
  const text = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1);
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`, 'utf8'), witness.key);
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(time));
  return `\u2014 ${witness.name} ${Buffer.concat([witnessId(witness), moment, signature]).toString('base64')}\n`;
}
