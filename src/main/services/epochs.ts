/**
 * Epochs of the log: each has a log key and an origin of its own, and begins by naming what it continues from (design
 * 4.4). Its first checkpoint also carries the signature of the person who began it, where their key was at hand.
 */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import type { Host } from '../host.ts';
import { append } from '../journal/append.ts';
import { type Head, headOf, makeCheckpoint, originOf } from '../journal/checkpoint.ts';
import { type NoteKey, verifierKey } from '../journal/note.ts';
import { signingKey } from '../keys/signing.ts';
import type { WriteDb } from '../store/db.ts';
import { needMeta, setMeta } from '../store/meta.ts';
import { clockOf, type Desk } from './session.ts';
import { ownKey } from './sign-offs.ts';
import { openWith } from './workspace-open.ts';
import { sessionOf } from './workspaces.ts';

export interface NewEpoch {
  actor: string;
  /** RFC 3339. */
  time: string;
  cause: 'rekey' | 'restore' | 'rollback';
  /** The last head of before: where this journal goes on. */
  continues: Head;
  /** Of the person who begins it. */
  signer: NoteKey | null;
}

/** Appends the first record of the epoch and signs it. Inside a transaction. */
export function beginEpoch(db: WriteDb, host: Host, given: NewEpoch): NoteKey {
  const random = (n: number): Uint8Array => host.random(n);
  const workspace = needMeta(db, 'workspace');
  const epoch = Number(needMeta(db, 'epoch')) + 1;
  const seed = random(32);
  const log = { name: originOf(workspace, epoch), key: signingKey(seed) };
  const { actor, time, cause, continues, signer } = given;
  setMeta(db, 'epoch', String(epoch));
  setMeta(db, 'logSeed', Buffer.from(seed).toString('hex'));
  append(db, random, {
    type: 'epoch',
    subject: workspace,
    actor,
    time,
    fields: { epoch, origin: log.name, vkey: verifierKey(log), continues, cause },
  });
  makeCheckpoint(db, log, time, ...(signer ? [signer] : []));
  return log;
}

/**
 * Goes on with a copy that is older than what this computer saw: by the records manager, with their signature, in a new
 * epoch. What the newer one had and this one has not is gone from here, and everybody who checks can see that.
 */
export async function acceptRollback(
  desk: Desk,
  args: CallArgs<'workspaces.acceptRollback'>,
): Promise<CallOutput<'workspaces.acceptRollback'>> {
  const { core, work, db } = desk;
  if (work.readOnly !== 'rolledBack') throw new KanaalError('wrong_state');
  const signer = await ownKey(desk, args.passphrase);
  db.transaction(() =>
    beginEpoch(db, desk.host, {
      actor: work.person.id,
      time: rfc3339(clockOf(core)),
      cause: 'rollback',
      continues: headOf(db, work.log.name),
      signer,
    }),
  );
  core.open = null;
  db.close();
  return { session: sessionOf(openWith(core, work.folder, work.vault, work.person.id, work.vaultKey, work.lock)) };
}
