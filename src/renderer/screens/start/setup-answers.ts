import type { CallInput } from '../../../shared/contract.ts';
import { cabinetOn, ministriesOn, type Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import type { WorkspaceKind } from '../../../shared/workspace-kinds.ts';
import { setup } from '../../text/start.ts';
import type { Speaker } from '../../text/text.ts';
import { passphraseProblem, type TwiceTyped } from './NewPassphrase.tsx';

/** What the three pages ask. */
export interface SetupAnswers {
  /** An office registers; a collection, of a ministry or of BZK, receives. */
  kind: WorkspaceKind;
  /** TOOI code; `other` = typed by hand; '' = not chosen. */
  ministry: string;
  ministryName: string;
  ministryAbbr: string;
  post: 'minister' | 'stateSecretary';
  title: string;
  prefix: string;
  holder: string;
  fullPost: string;
  since: Day | null;
  signs: 'here' | 'paper';
  you: string;
  passphrase: TwiceTyped;
}

export const EMPTY: SetupAnswers = {
  kind: 'office',
  ministry: '',
  ministryName: '',
  ministryAbbr: '',
  post: 'minister',
  title: '',
  prefix: '',
  holder: '',
  fullPost: '',
  since: null,
  signs: 'here',
  you: '',
  passphrase: { first: '', again: '' },
};

/** A code that no ministry has, for one that the list does not know yet. */
export const UNLISTED = 'mnre0000';

/** What follows from the ministry and the post, until somebody types it otherwise. */
export function suggest(a: SetupAnswers, policy: Policy, today: Day): SetupAnswers {
  const listed = ministriesOn(policy, today).find((m) => m.code === a.ministry)?.name;
  const name = listed?.nl ?? a.ministryName;
  const abbr = listed?.abbr ?? a.ministryAbbr;
  const post = a.post === 'minister' ? 'minister' : 'staatssecretaris';
  const fullPost = name ? `${post} van ${name}` : '';
  // The number begins with letters only, a capital first.
  const letters = `${abbr}${a.post === 'minister' ? '' : 'S'}`.replaceAll(/[^A-Za-z]/g, '').slice(0, 8);
  const prefix = letters && letters.charAt(0).toUpperCase() + letters.slice(1);
  return { ...a, ministryName: name, ministryAbbr: abbr, fullPost, prefix, title: fullPost && `Bureau ${fullPost}` };
}

export type SetupField = keyof SetupAnswers;
export type SetupProblems = Partial<Record<SetupField, string>>;

/** What is missing on a page, by field. */
export function problemsOf(a: SetupAnswers, page: 1 | 2 | 3, today: Day, t: Speaker['t']): SetupProblems {
  const found: SetupProblems = {};
  if (page === 1 && a.kind === 'collection') {
    if (a.title.trim() === '') found.title = t(setup.needName);
    if (!/^[A-Z][A-Za-z]{1,7}$/.test(a.prefix)) found.prefix = t(setup.needAbbr);
  } else if (page === 1) {
    if (a.ministry === '') found.ministry = t(setup.needMinistry);
    if (a.ministry === 'other' && a.ministryName.trim() === '') found.ministryName = t(setup.needMinistry);
    if (a.title.trim() === '') found.title = t(setup.needName);
    if (!/^[A-Z][A-Za-z]{1,7}$/.test(a.prefix)) found.prefix = t(setup.needAbbr);
  } else if (page === 2) {
    if (a.holder.trim() === '') found.holder = t(setup.needHolder);
    if (a.fullPost.trim() === '') found.fullPost = t(setup.needPost);
    if (a.since === null || a.since > today) found.since = t(setup.needSince);
  } else {
    if (a.you.trim() === '') found.you = t(setup.needYourName);
    const passphrase = passphraseProblem(a.passphrase, t);
    if (passphrase) found.passphrase = passphrase;
  }
  return found;
}

export function toSetup(a: SetupAnswers, policy: Policy): CallInput<'workspaces.create'> {
  const { title, prefix } = a;
  if (a.kind === 'collection')
    return {
      setup: {
        title,
        prefix,
        kind: 'collection',
        people: [{ name: a.you, role: 'collector', passphrase: a.passphrase.first }],
      },
    };
  const since = a.since!;
  return {
    setup: {
      title,
      prefix,
      people: [
        { name: a.you, role: 'secretary', passphrase: a.passphrase.first },
        {
          name: a.holder,
          role: 'officeHolder',
          slot: a.signs === 'here',
          terms: [
            {
              post: a.fullPost,
              ministryCode: a.ministry === 'other' ? UNLISTED : a.ministry,
              ministryName: a.ministryName,
              ministryAbbr: a.ministryAbbr.slice(0, 12),
              cabinet: cabinetOn(policy, since)?.nl ?? '',
              from: since,
              until: null,
              swornInOn: since,
              corporateDeviceOn: null,
            },
          ],
        },
      ],
    },
  };
}
