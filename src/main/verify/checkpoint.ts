/** Checkpoints (c2sp.org/tlog-checkpoint), proofs of one record (c2sp.org/tlog-proof) and consistency proofs. */
import { readBase64, readDecimal } from './bytes.ts';
import { type CheckId, Refusal } from './checks.ts';
import { EMPTY_TREE, same } from './merkle.ts';

export const INCLUSION_FORMAT = 'c2sp.org/tlog-proof@v1';
export const CONSISTENCY_FORMAT = 'kanaalregister/consistency/v1';

export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Reads a checkpoint's note text: exactly origin, size and root. Extension lines are refused: nothing here writes them. */
export function readHead(text: string, id: CheckId = 'checkpoint_form'): Head {
  const lines = text.split('\n');
  const [origin = '', decimal = '', encoded = '', end] = lines;
  if (lines.length !== 4 || end !== '' || origin === '') throw new Refusal(id);
  const size = readDecimal(decimal);
  if (size === null) throw new Refusal(id, 2);
  const root = readBase64(encoded, 32);
  if (!root || (size === 0 && !same(root, EMPTY_TREE))) throw new Refusal(id, 3);
  return { origin, size, root };
}

export interface Proof {
  readonly format: typeof INCLUSION_FORMAT | typeof CONSISTENCY_FORMAT;
  /** The record's number, or the size of the earlier tree. */
  readonly number: number;
  readonly path: readonly Uint8Array[];
  /** The whole checkpoint, a signed note. */
  readonly checkpoint: string;
}

/** More hashes than a tree of 2^53 records can ask for. */
const MAX_PATH = 128;

/** Reads either proof. `extra` data is refused: it would be in the file without being proven. Throws `proof_form`. */
export function readProof(source: string): Proof {
  const split = source.indexOf('\n\n');
  if (split < 0) throw new Refusal('proof_form');
  const [format = '', second = '', ...hashes] = source.slice(0, split).split('\n');
  if (format !== INCLUSION_FORMAT && format !== CONSISTENCY_FORMAT) throw new Refusal('proof_form', 1);
  const word = format === INCLUSION_FORMAT ? 'index ' : 'from ';
  const number = second.startsWith(word) ? readDecimal(second.slice(word.length)) : null;
  if (number === null) throw new Refusal('proof_form', 2);
  if (hashes.length > MAX_PATH) throw new Refusal('proof_form', MAX_PATH + 3);
  const path = hashes.map((line, i) => {
    const hash = readBase64(line, 32);
    if (!hash) throw new Refusal('proof_form', i + 3);
    return hash;
  });
  return { format, number, path, checkpoint: source.slice(split + 2) };
}
