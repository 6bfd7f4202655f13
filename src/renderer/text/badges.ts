import type { EntryStatus } from '../../shared/codes.ts';
import type { Both } from './text.ts';

/** The word beside the shape. */
export const badges: Record<EntryStatus | 'evidenceFollows' | 'archived', Both> = {
  draft: { nl: 'concept', en: 'draft' },
  logged: { nl: 'bij de minister', en: 'with the minister' },
  signed: { nl: 'ondertekend', en: 'signed' },
  returned: { nl: 'teruggegeven', en: 'returned' },
  unsigned: { nl: 'niet ondertekend', en: 'not signed' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
  evidenceFollows: { nl: 'bewijs volgt', en: 'evidence to follow' },
  archived: { nl: 'gearchiveerd', en: 'archived' },
};
