import type { EntryStatus } from '../../shared/codes.ts';
import type { Both, Speaker } from './text.ts';

/** The word beside the shape. */
export const badges: Record<Exclude<EntryStatus, 'logged'> | 'evidenceFollows' | 'archived', Both> & {
  logged: Both<(post: string) => string>;
} = {
  draft: { nl: 'concept', en: 'draft' },
  logged: { nl: (post) => `bij de ${post}`, en: (post) => `with the ${post}` },
  signed: { nl: 'ondertekend', en: 'signed' },
  returned: { nl: 'teruggegeven', en: 'returned' },
  unsigned: { nl: 'niet ondertekend', en: 'not signed' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
  evidenceFollows: { nl: 'bewijs volgt', en: 'evidence to follow' },
  archived: { nl: 'gearchiveerd', en: 'archived' },
};

/** The word for a status; `post`: whom the office works for, "minister" or "staatssecretaris". */
export function statusWord(status: EntryStatus, post: string, { t }: Pick<Speaker, 't'>): string {
  return status === 'logged' ? t(badges.logged)(post) : t(badges[status]);
}
