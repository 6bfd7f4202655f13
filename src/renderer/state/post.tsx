import { createContext, useContext } from 'react';
import type { OfficeTerm } from '../../shared/people-records.ts';
import type { Day } from '../../shared/quarter.ts';
import { termOn } from '../../shared/rules.ts';
import { useCall } from '../api.ts';
import { common } from '../text/common.ts';
import { type Both, useText } from '../text/text.ts';

/** "minister" or "staatssecretaris", as the post says. */
export function postWord(post: string): Both {
  return /staatssecretaris|state secretary/i.test(post) ? common.stateSecretary : common.minister;
}

/** The post of the office: one post has one office, whoever holds it. */
export const PostContext = createContext<Both>(common.minister);

/** "de minister" without its article, in the language of now. */
export function usePost(): string {
  const { t } = useText();
  return t(useContext(PostContext));
}

function lastTerm(terms: readonly OfficeTerm[]): OfficeTerm | undefined {
  return [...terms].sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** For the frame: the word for whoever holds the office today, or held it last; a collection has no office. */
export function useOfficePost(office: boolean): Both {
  const terms = useCall('terms.list', {}, { enabled: office }).data?.terms ?? [];
  const today: Day = useCall('app.info', {}).data?.today ?? '';
  const term = (today === '' ? null : termOn(terms, today)) ?? lastTerm(terms);
  return postWord(term?.post ?? '');
}
