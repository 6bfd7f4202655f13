/** A receipt file: the receiver's note about a package and, when it was accepted, its cosigned checkpoint (format.md 12). */
import { readBase64, readDecimal, readUtf8, sha256, toBase64, toHex, utf8 } from './bytes.ts';
import { canonicalValue, hasExactly } from './canonical-json.ts';
import { readHead } from './checkpoint.ts';
import { Refusal } from './checks.ts';
import { FixedLines, ID, isMoment, isPlainText, WORKSPACE } from './fixed-lines.ts';
import { verifyEd25519 } from './platform.ts';
import { readNote, readVerifierKey, verifySignature } from './signed-note.ts';

export interface ReceiptNote {
  readonly receiver: string;
  readonly name: string;
  readonly package: string;
  readonly register: string | null;
  readonly quarter: string | null;
  readonly edition: string | null;
  readonly terms: readonly string[];
  readonly verdict: 'accepted' | 'refused';
  readonly codes: readonly string[];
  readonly head: { readonly origin: string; readonly size: number; readonly root: string } | null;
  readonly time: string;
  /** The key that signed it: known when its number was compared. */
  readonly vkey: string;
  readonly checkpoint: string | null;
}

export const RECEIPT_FORMAT = 'kanaalregister/receipt/v1';

function readText(text: string): Omit<ReceiptNote, 'vkey' | 'checkpoint'> {
  const lines = new FixedLines(text, 'receipt_form');
  lines.need(lines.next() === RECEIPT_FORMAT);
  const who = lines.value('ontvanger', (v) => v.length > 20);
  const receiver = who.slice(0, 19);
  lines.need(WORKSPACE.test(receiver) && who[19] === ' ');
  const sum = lines.value('levering', /^sha512 [0-9a-f]{128}$/).slice(7);
  const maybe = (label: string, pattern: RegExp): string | null => {
    const value = lines.value(label, (v) => v === '-' || pattern.test(v));
    return value === '-' ? null : value;
  };
  const register = maybe('register', /^[A-Z][A-Za-z]{1,7}-[12][0-9]{3}-Q[1-4]-v[1-9][0-9]{0,3}$/);
  const quarter = maybe('kwartaal', /^[12][0-9]{3}-Q[1-4]$/);
  const edition = maybe('uitgave', /^(?:intern|bzk|openbaar)$/);
  const terms: string[] = [];
  while (lines.peek().startsWith('ambtsperiode: ')) terms.push(lines.value('ambtsperiode', ID));
  const verdict = lines.value('oordeel', /^(?:aanvaard|geweigerd)$/) === 'aanvaard' ? 'accepted' : 'refused';
  const codes: string[] = [];
  while (lines.peek().startsWith('reden: ')) codes.push(lines.value('reden', /^[a-z_]{1,40}$/));
  const stand = lines.value('stand', (v) => (verdict === 'accepted' ? v.split(' ').length === 3 : v === '-'));
  const [origin = '', decimal = '', root = ''] = stand.split(' ');
  const size = readDecimal(decimal);
  const head = verdict === 'accepted' ? { origin, size: size ?? -1, root } : null;
  lines.need(!head || (size !== null && readBase64(root, 32) !== null));
  const time = lines.value('ontvangen op', isMoment);
  lines.need(lines.done);
  return { receiver, name: who.slice(20), package: sum, register, quarter, edition, terms, verdict, codes, head, time };
}

/** A verifier key of type 0x04, which signs nothing but checkpoints; null where it is none. */
function readWitnessKey(vkey: string): { name: string; keyId: string; publicKey: Uint8Array } | null {
  const [name = '', keyId = '', ...rest] = vkey.split('+');
  const key = readBase64(rest.join('+'), 33);
  if (!key || key[0] !== 4 || toHex(sha256(`${name}\n`, key).subarray(0, 4)) !== keyId) return null;
  return { name, keyId, publicKey: key.subarray(1) };
}

/** C2SP tlog-cosignature (Ed25519, type 0x04): the time and the checkpoint's text, signed by one who saw it grow. */
export function cosignedAt(vkey: string, checkpoint: string): number | null {
  const key = readWitnessKey(vkey);
  if (!key) return null;
  const note = readNote(checkpoint);
  const found = note.signatures.find((s) => s.name === key.name && s.keyId === key.keyId);
  if (!found || found.signature.length !== 72) return null;
  const time = Number(new DataView(found.signature.buffer, found.signature.byteOffset).getBigUint64(0));
  const message = utf8(`cosignature/v1\ntime ${time}\n${note.text}`);
  return verifyEd25519(key.publicKey, message, found.signature.subarray(8)) ? time : null;
}

/** Reads a receipt file. Throws `receipt_form` or `signature`. Whose the keys are, the reader's own list says. */
export function readReceipt(bytes: Uint8Array): ReceiptNote {
  const value = canonicalValue(readUtf8(bytes) ?? '');
  if (!hasExactly(value, ['checkpoint', 'format', 'note', 'vkeys']) || value['format'] !== RECEIPT_FORMAT)
    throw new Refusal('receipt_form');
  const { note: source, checkpoint, vkeys } = value;
  if (typeof source !== 'string' || !Array.isArray(vkeys) || vkeys.length !== 2) throw new Refusal('receipt_form');
  const [vkey, witness] = vkeys;
  const key = typeof vkey === 'string' ? readVerifierKey(vkey) : null;
  if (!key || typeof witness !== 'string' || typeof vkey !== 'string') throw new Refusal('receipt_form');
  if (!readWitnessKey(witness)) throw new Refusal('receipt_form');
  const note = readNote(source);
  if (!isPlainText(note.text)) throw new Refusal('plain_text');
  const receipt = readText(note.text);
  const right =
    key.name === `kanaalregister/${receipt.receiver}/ontvangst` &&
    // Both keys are the receiver's: what somebody else saw grow is no receipt of theirs.
    witness.startsWith(`kanaalregister/${receipt.receiver}/getuige+`) &&
    note.signatures.some((s) => verifySignature(key, note.text, s) === true);
  if (!right) throw new Refusal('signature');
  if (receipt.verdict === 'refused') {
    if (checkpoint !== null) throw new Refusal('receipt_form');
    return { ...receipt, vkey, checkpoint: null };
  }
  if (typeof checkpoint !== 'string' || cosignedAt(witness, checkpoint) === null) throw new Refusal('signature');
  const head = readHead(readNote(checkpoint).text);
  const same =
    head.origin === receipt.head?.origin &&
    head.size === receipt.head.size &&
    toBase64(head.root, 'base64') === receipt.head.root;
  if (!same) throw new Refusal('receipt_form');
  return { ...receipt, vkey, checkpoint };
}
