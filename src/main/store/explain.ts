import { KanaalError } from '../../shared/errors.ts';
import { explainFileError } from '../files/atomic.ts';
import { sqliteCode } from './db.ts';

/** True where pages of the database are not what was written, whenever a read comes upon them. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true;
}

/** Turns what the database or the file system says into the sentence a person can act on; anything else stays as it is. */
export function explained(error: unknown): unknown {
  if (isDamage(error)) return new KanaalError('workspace_damaged', { what: 'register.db' }, { cause: error });
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL') return new KanaalError('disk_full', {}, { cause: error });
  if (code?.startsWith('SQLITE_READONLY') || code?.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
    return new KanaalError('no_access', {}, { cause: error });
  return explainFileError(error);
}
