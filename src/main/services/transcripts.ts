/** Text as evidence: pasted, typed over from a screen, or stated; always with who brought it in, and who confirmed it. */
import { rmSync } from 'node:fs';
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { localDay, rfc3339 } from '../../shared/quarter.ts';
import type { Staged } from '../../shared/records.ts';
import { type Transcript, type TranscriptKind, transcriptFrom, transcriptText } from '../../shared/transcript.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { MAX_TEXT } from '../intake/caps.ts';
import { normalSecret, openSlot } from '../keys/vault.ts';
import { deleteEvidence, type EvidenceRow, findEvidence, insertEvidence } from '../store/evidence.ts';
import { isBlocked } from './accreditation.ts';
import { evidencePath, type TakenIn, takeInBytes, withTaken } from './evidence.ts';
import { type Desk, inTurn, write } from './session.ts';
import { attachTaken, getStaged, putStaged, setStagedGuess } from './staging.ts';
import { EMPTY_ANSWERS } from './staging-facts.ts';

const NAMES: Readonly<Record<TranscriptKind, string>> = {
  pasted: 'geplakte-tekst',
  transcript: 'overgetypt',
  statement: 'verklaring',
};

/** The guess of a draft that says what became of a text: `key` is its kind or `confirmed`, `detail` who brought it in. */
function fieldOf(evidenceId: string): string {
  return `transcript:${evidenceId}`;
}

export async function addTranscript(desk: Desk, args: CallArgs<'transcripts.add'>): Promise<Staged> {
  if (args.id !== null) getStaged(desk, args.id);
  const text = args.text.toWellFormed().normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
  if (text === '') throw new KanaalError('invalid_input', { field: 'text' });
  // Domain R25: of what is marked as a state secret nothing is written.
  if (isBlocked(desk, text)) throw new KanaalError('content_blocked');
  const made: Transcript = {
    kind: args.kind,
    by: desk.work.person.name,
    at: rfc3339(desk.host.now()),
    source: args.source,
    confirmed: null,
    text,
  };
  const name = `${NAMES[args.kind]}-${localDay(desk.host.now())}.txt`;
  const taken = await sealed(desk, name, made);
  return await withTaken(desk, [taken], () => {
    // A new draft is filled as one is whose first file was dropped.
    const id = args.id ?? write(desk, (unit) => putStaged(unit, EMPTY_ANSWERS, [], []));
    attachTaken(desk, id, [taken]);
    const guess = { field: fieldOf(taken.row.id), key: args.kind, detail: desk.work.person.id };
    write(desk, (unit) => setStagedGuess(unit.db, id, { ...guess, certainty: 'zeker' }));
    return getStaged(desk, id);
  });
}

/** Sealed as any evidence; found by its text, head included. */
async function sealed(desk: Desk, name: string, made: Transcript): Promise<TakenIn> {
  const whole = transcriptText(made);
  const [taken] = await takeInBytes(desk, [{ name, bytes: new TextEncoder().encode(whole) }]);
  const origin = made.kind === 'statement' ? 'gespreksnotitie' : 'transcript';
  const row = { ...taken!.row, origin, isOriginal: false, text: whole.slice(0, MAX_TEXT).toWellFormed() } as const;
  return { ...taken!, row };
}

function needTranscript(desk: Desk, id: string, evidenceId: string): { row: EvidenceRow; made: Transcript } {
  const row = findEvidence(desk.db, evidenceId);
  const bytes = row?.stagingId === id ? readSealedFile(evidencePath(desk, row), row.key) : null;
  const made = bytes ? transcriptFrom(new TextDecoder().decode(bytes)) : null;
  if (!row || made?.kind !== 'transcript') throw new KanaalError('not_found', { what: 'evidence' });
  return { row, made };
}

/**
 * The second person is somebody else, and is there: the passphrase is theirs. Throws `wrong_passphrase`, `slot_missing` for
 * who has no key here, and `wrong_state` where it was confirmed before.
 */
export async function confirmTranscript(desk: Desk, args: CallArgs<'transcripts.confirm'>): Promise<Staged> {
  const { work } = desk;
  const { row, made } = needTranscript(desk, args.id, args.evidenceId);
  if (made.confirmed) throw new KanaalError('wrong_state', { what: 'transcript' });
  const typedBy = getStaged(desk, args.id).guesses.find((one) => one.field === fieldOf(row.id))?.detail;
  const slot = work.vault.slots.find((one) => one.personId === args.personId);
  if (!slot || slot.oneTime) throw new KanaalError('slot_missing');
  if (slot.personId === typedBy || slot.name === made.by)
    throw new KanaalError('not_allowed', { call: desk.call, why: 'same_person' });
  if (!(await openSlot(work.vault.workspace, slot, normalSecret(slot, args.passphrase))))
    throw new KanaalError('wrong_passphrase');
  const confirmed = { by: slot.name, at: rfc3339(desk.host.now()) };
  const taken = await sealed(desk, row.name, { ...made, confirmed });
  const staged = await withTaken(desk, [taken], () => {
    // It may have been taken out, or confirmed, meanwhile.
    needTranscript(desk, args.id, row.id);
    write(desk, (unit) => {
      deleteEvidence(unit.db, row.id);
      insertEvidence(unit.db, { ...taken.row, stagingId: args.id, seq: row.seq });
      const field = fieldOf(taken.row.id);
      setStagedGuess(unit.db, args.id, { field, key: 'confirmed', certainty: 'zeker', detail: typedBy ?? '' });
    });
    return getStaged(desk, args.id);
  });
  await inTurn(desk, () => rmSync(evidencePath(desk, row), { force: true }));
  return staged;
}
