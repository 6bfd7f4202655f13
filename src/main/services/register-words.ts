import type { DateCertainty, EntryStatus, Role } from '../../shared/codes.ts';
import type { ReadDb } from '../store/db.ts';

/** The program's own words as the register's reader knows them; code lists have their own sheet. */
export const STATUS_WORDS: Record<EntryStatus, string> = {
  draft: 'concept',
  logged: 'vastgelegd',
  signed: 'ondertekend',
  returned: 'teruggegeven',
  unsigned: 'niet ondertekend',
  withdrawn: 'ingetrokken',
};
export const CERTAINTY_WORDS: Record<DateCertainty, string> = { exact: 'exact', month: 'maand', unknown: 'onbekend' };
export const ROLE_WORDS: Record<Role, string> = {
  secretary: 'secretariaat',
  officeHolder: 'bewindspersoon',
  recordsManager: 'informatiebeheer',
  auditor: 'controle',
  collector: 'verzamelaar',
};

/** The role of a person in those words. */
export function roleWords(db: ReadDb, personId: string | null): string | null {
  const role = db.get<{ role: Role }>('SELECT role FROM person WHERE id = ?', personId)?.role;
  return role ? ROLE_WORDS[role] : null;
}
