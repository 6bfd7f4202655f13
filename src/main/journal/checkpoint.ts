/** Checkpoints: C2SP tlog-checkpoints, signed by the workspace's log key, one origin per epoch. */
import type { ReadDb, WriteDb } from '../store/db.ts';
import { journalSize } from './append.ts';
import { type NoteKey, signNote } from './note.ts';
import { consistencyPath, inclusionPath, rootAt } from './tree.ts';

export interface Head {
  origin: string;
  size: number;
  /** Base64, as in a checkpoint. */
  root: string;
}

export function originOf(workspace: string, epoch: number): string {
  return `kanaalregister/${workspace}/${epoch}`;
}

export function headOf(db: ReadDb, origin: string): Head {
  const size = journalSize(db);
  return { origin, size, root: rootAt(db, size).toString('base64') };
}

/**
 * Signs the present head, unless this size already has its checkpoint; returns the note. Inside a transaction. `alsoBy`:
 * persons whose signature stands below the log's.
 */
export function makeCheckpoint(db: WriteDb, log: NoteKey, time: string, ...alsoBy: NoteKey[]): string {
  const head = headOf(db, log.name);
  const known = db.get<{ note: string }>(
    'SELECT note FROM checkpoint WHERE origin = ? AND size = ?',
    head.origin,
    head.size,
  );
  if (known) return known.note;
  const note = signNote(`${head.origin}\n${head.size}\n${head.root}\n`, log, ...alsoBy);
  db.run('INSERT INTO checkpoint (origin, size, time, note) VALUES (?, ?, ?, ?)', head.origin, head.size, time, note);
  return note;
}

/** Records that no checkpoint covers yet: what a kill between commit and checkpoint leaves. */
export function unsignedTail(db: ReadDb): number {
  const signed = db.get<{ size: number }>('SELECT coalesce(max(size), 0) AS size FROM checkpoint')?.size ?? 0;
  return journalSize(db) - signed;
}

/** A C2SP tlog-proof that record `n` is in the tree of `checkpoint` (its size must be above n). */
export function inclusionProof(db: ReadDb, n: number, checkpoint: string): string {
  const size = Number(checkpoint.split('\n')[1]);
  const hashes = inclusionPath(db, n, size).map((h) => `${h.toString('base64')}\n`);
  return `c2sp.org/tlog-proof@v1\nindex ${n}\n${hashes.join('')}\n${checkpoint}`;
}

/** A proof that the tree of `checkpoint` begins with the first `from` records (docs/format.md 4). */
export function consistencyProof(db: ReadDb, from: number, checkpoint: string): string {
  const size = Number(checkpoint.split('\n')[1]);
  const hashes = consistencyPath(db, from, size).map((h) => `${h.toString('base64')}\n`);
  return `kanaalregister/consistency/v1\nfrom ${from}\n${hashes.join('')}\n${checkpoint}`;
}
