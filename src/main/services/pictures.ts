/** The words of the pictures of a draft: read by the machine on this PC, looked at by a person, kept with the evidence. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { WordState } from '../../shared/contract-drafts.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Staged } from '../../shared/records.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { isReadablePicture, startPictureReader } from '../intake/picture-words.ts';
import { type EvidenceRow, evidenceOf, findEvidence, setEvidenceSeq, setEvidenceText } from '../store/evidence.ts';
import { isBlocked } from './accreditation.ts';
import { evidencePath } from './evidence.ts';
import { inJob, type Job } from './job-runner.ts';
import { type Desk, inTurn, logAccessOnce, write } from './session.ts';
import { getStaged, setStagedGuess } from './staging.ts';

/** The guess of a draft that says how reading this picture went. */
function fieldOf(evidenceId: string): string {
  return `words:${evidenceId}`;
}

export async function readPictures(desk: Desk, args: CallArgs<'pictures.read'>): Promise<Staged> {
  const todo = picturesOf(desk, args);
  if (todo.length > 0) await inJob(desk, 'pictures', (job) => readEach(desk, args.id, todo, job));
  return await inTurn(desk, () => getStaged(desk, args.id));
}

/** Those asked for; else those of which nothing is known yet. */
function picturesOf(desk: Desk, { id, evidenceIds }: CallArgs<'pictures.read'>): EvidenceRow[] {
  const { guesses } = getStaged(desk, id);
  const known = new Set(guesses.map((guess) => guess.field));
  const wanted = evidenceIds === null ? null : new Set(evidenceIds);
  return evidenceOf(desk.db, 'staging', id).filter(
    (row) => isReadablePicture(row.format) && (wanted ? wanted.has(row.id) : !known.has(fieldOf(row.id))),
  );
}

async function readEach(desk: Desk, id: string, rows: readonly EvidenceRow[], job: Job): Promise<void> {
  const reader = startPictureReader();
  job.onStop(reader.cancel);
  const done = new Set<string>();
  try {
    for (const [at, row] of rows.entries()) {
      job.report({ done: at, total: rows.length, unit: 'files' });
      job.goOn();
      const found = await readOne(desk, row, (bytes) => reader.read(bytes));
      job.goOn();
      await inTurn(desk, () => keepWords(desk, id, row.id, found.words, found.state));
      done.add(row.id);
    }
  } catch (error) {
    // Not read again by itself: somebody stopped it. Where the workspace was locked there is nothing to note it in.
    if (isCancelled(error) && desk.core.open === desk.work)
      await inTurn(desk, () => {
        for (const row of rows) if (!done.has(row.id)) keepWords(desk, id, row.id, null, 'stopped');
      });
    throw error;
  } finally {
    await reader.close();
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof KanaalError && error.code === 'cancelled';
}

async function readOne(
  desk: Desk,
  row: EvidenceRow,
  read: (bytes: Uint8Array) => Promise<{ text: string }>,
): Promise<{ words: string | null; state: WordState }> {
  try {
    const { text } = await read(readSealedFile(evidencePath(desk, row), row.key));
    // Domain R25: of what is marked as a state secret nothing is written.
    if (isBlocked(desk, text)) return { words: null, state: 'marking' };
    return { words: text, state: text === '' ? 'none' : 'machine' };
  } catch (error) {
    // Its picture is kept in any case.
    if (error instanceof KanaalError && !isCancelled(error)) return { words: null, state: 'failed' };
    throw error;
  }
}

/** Quietly nothing where the picture was taken out, or the draft was logged, while it was read. */
function keepWords(desk: Desk, id: string, evidenceId: string, words: string | null, state: WordState): void {
  if (findEvidence(desk.db, evidenceId)?.stagingId !== id) return;
  write(desk, (unit) => {
    if (words !== null) setEvidenceText(unit.db, evidenceId, words);
    setStagedGuess(unit.db, id, { field: fieldOf(evidenceId), key: state, certainty: 'vragen', detail: '' });
  });
  desk.core.changed('pictures');
}

function needStagedPicture(desk: Desk, id: string, evidenceId: string): EvidenceRow {
  const row = findEvidence(desk.db, evidenceId);
  if (!row || row.stagingId !== id || !row.mediaType.startsWith('image/'))
    throw new KanaalError('not_found', { what: 'evidence' });
  return row;
}

export function wordsOfPicture(desk: Desk, args: CallArgs<'pictures.words'>): CallOutput<'pictures.words'> {
  const row = findEvidence(desk.db, args.evidenceId);
  if (!row) throw new KanaalError('not_found', { what: 'evidence' });
  logAccessOnce(desk, 'evidence', row.id);
  return { words: row.mediaType.startsWith('image/') ? row.text : '' };
}

export function savePictureWords(desk: Desk, args: CallArgs<'pictures.saveWords'>): Staged {
  const row = needStagedPicture(desk, args.id, args.evidenceId);
  const words = args.words.toWellFormed().normalize('NFC');
  if (isBlocked(desk, words)) throw new KanaalError('content_blocked');
  write(desk, (unit) => {
    setEvidenceText(unit.db, row.id, words);
    setStagedGuess(unit.db, args.id, { field: fieldOf(row.id), key: 'checked', certainty: 'zeker', detail: '' });
  });
  return getStaged(desk, args.id);
}

/** Several screenshots are one conversation, in the order that a person gives them. */
export function orderEvidence(desk: Desk, args: CallArgs<'pictures.order'>): Staged {
  const own = evidenceOf(desk.db, 'staging', args.id).map((row) => row.id);
  const given = new Set(args.evidenceIds);
  if (given.size !== args.evidenceIds.length || own.length !== given.size || !own.every((one) => given.has(one)))
    throw new KanaalError('invalid_input', { field: 'evidenceIds' });
  write(desk, (unit) => args.evidenceIds.forEach((one, at) => setEvidenceSeq(unit.db, one, at + 1)));
  return getStaged(desk, args.id);
}
