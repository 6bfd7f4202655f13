/** The checks of what comes from the log: checkpoints, proofs, opened records, and an earlier checkpoint beside them. */
import { isNoteText } from './bytes.ts';
import { type Head, type Proof, readHead, readProof } from './checkpoint.ts';
import { Refusal } from './checks.ts';
import { isConsistent, rootFromPath, same } from './merkle.ts';
import { headerBinds, type OpenedRecord, openedFields, readRecord } from './opened-record.ts';
import { readNote, type TrustedKey, verifySignature } from './signed-note.ts';
import type { Verification } from './verification.ts';

export function checkCheckpoint(v: Verification, source: string): Head {
  const { text, by } = v.note(source);
  const head = v.read('checkpoint_form', () => readHead(text));
  // A person's key in the trust file does not make that person the log.
  v.signer('checkpoint_signer', by.includes(head.origin), by);
  return head;
}

export function checkProof(v: Verification, source: string): { proof: Proof; head: Head } {
  const proof = v.read('proof_form', () => readProof(source));
  return { proof, head: checkCheckpoint(v, proof.checkpoint) };
}

function checkRecord(v: Verification, source: string): OpenedRecord {
  const record = v.read('record_form', () => readRecord(source));
  v.need('record_header', headerBinds(record));
  const fields = v.read('record_disclosures', () => openedFields(record));
  v.need('record_type', fields.get('type') === record.type);
  return record;
}

/** A record and the proof of it; one of them may be missing, then inclusion stays undecided. */
export function checkRecordAndProof(v: Verification, recordText: string | null, proofText: string | null): Head | null {
  const record = recordText === null ? null : checkRecord(v, recordText);
  const found = proofText === null ? null : checkProof(v, proofText);
  if (!found) v.signedByTrusted(false);
  if (!record || !found) {
    v.add('inclusion', null);
    return found?.head ?? null;
  }
  const { proof, head } = found;
  const root = rootFromPath(proof.number, head.size, record.leaf, proof.path);
  v.need('inclusion', proof.number === record.n && root !== null && same(root, head.root));
  return head;
}

function readEarlier(source: string): { note: ReturnType<typeof readNote>; head: Head } {
  if (!isNoteText(source)) throw new Refusal('against_form');
  try {
    const note = readNote(source);
    return { note, head: readHead(note.text) };
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('against_form', error.at) : error;
  }
}

/** An earlier checkpoint, signed by the log's own key: a trusted one, or one of `own`. */
export function checkEarlier(v: Verification, source: string, own: readonly TrustedKey[] = []): Head {
  const { note, head } = v.read('against_form', () => readEarlier(source));
  const said = note.signatures.flatMap((s) =>
    [...v.trusted, ...own]
      .map((key) => ({ name: s.name, ok: verifySignature(key, note.text, s) }))
      .filter((r) => r.ok !== null),
  );
  const right = said.every((r) => r.ok) && said.some((r) => r.name === head.origin);
  if (said.length === 0 && v.integrityOnly) v.add('against_signature', null);
  else v.need('against_signature', right);
  return head;
}

/**
 * Compares with an earlier checkpoint. Of one log, a shorter tree is a rollback and another root at the same size is
 * rewriting; that a longer one begins with the earlier one takes a consistency proof, or stays undecided.
 */
export function checkAgainst(v: Verification, earlier: string, head: Head, proof: Proof | null): void {
  const old = checkEarlier(v, earlier);
  v.add('against_origin', old.origin === head.origin ? true : null);
  if (old.origin !== head.origin) return;
  v.need('against_size', old.size <= head.size);
  if (old.size === head.size) v.need('against_root', same(old.root, head.root));
  if (proof) v.need('consistency', proof.number === old.size && isConsistent(old, head, proof.path));
  else v.add('consistency', old.size === head.size ? true : null);
}

/** A consistency proof given beside the file: it must be about the file's own checkpoint. */
export function readBesideProof(v: Verification, source: string, head: Head): Proof {
  const proof = v.read('proof_form', () => readProof(source));
  const about = v.read('checkpoint_form', () => readHead(readNote(proof.checkpoint).text));
  v.need('companion', about.origin === head.origin && about.size === head.size && same(about.root, head.root));
  return proof;
}
