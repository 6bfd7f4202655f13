import { memo, useState } from 'react';
import type { EntryStatus } from '../../../shared/codes.ts';
import type { CallOutput } from '../../../shared/contract.ts';
import type { Policy } from '../../../shared/policy.ts';
import { nextQuarter, type Quarter } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { Check } from '../../components/Choice.tsx';
import { usePost } from '../../state/post.tsx';
import { usePolicy } from '../../state/session.tsx';
import { statusWord } from '../../text/badges.ts';
import { evidenceStates, label, shortLabel } from '../../text/entry.ts';
import { listText } from '../../text/list.ts';
import { type Both, count, type Speaker, useText } from '../../text/text.ts';
import { capital, quarterInWords } from '../../text/time.ts';
import { type Facet, type ListState, VIEWS, type ViewName, viewFilter } from './list-state.ts';
import { SavedViews } from './SavedViews.tsx';

interface FacetsProps {
  state: ListState;
  current: Quarter;
  facets: CallOutput<'entries.facets'> | undefined;
  onView: (view: ViewName) => void;
  onFacet: (facet: Facet, value: string, on: boolean) => void;
  onSaved: (state: ListState) => void;
}

type Counted = Exclude<Facet, 'termId'>;

const SHOWN: readonly { facet: Counted; says: Both }[] = [
  { facet: 'status', says: listText.state },
  { facet: 'channel', says: listText.channel },
  { facet: 'reason', says: listText.reason },
  { facet: 'counterparty', says: listText.with },
  { facet: 'evidence', says: listText.evidence },
  { facet: 'outcome', says: listText.outcome },
];
/** So many values of a facet before "show all". */
const FEW = 6;

/** What a value of a facet is called. */
export function facetName(
  facet: Facet,
  value: string,
  policy: Policy | undefined,
  post: string,
  speaker: Speaker,
): string {
  const { t, lang } = speaker;
  switch (facet) {
    case 'status':
      return capital(statusWord(value as EntryStatus, post, speaker));
    case 'evidence':
      return value in evidenceStates ? capital(t(evidenceStates[value as 'attached'])) : value;
    case 'channel':
      return shortLabel(policy, 'channels', value, lang);
    case 'reason':
      return shortLabel(policy, 'reasons', value, lang);
    case 'counterparty':
      return shortLabel(policy, 'counterpartyCategories', value, lang);
    case 'outcome':
      return label(policy, 'outcomes', value, lang);
    case 'termId':
      return value;
  }
}

const VIEW_WORDS: Record<Exclude<ViewName, 'minister'>, Both> = {
  quarter: listText.thisQuarter,
  evidence: listText.evidenceFollows,
  archive: listText.toArchive,
  last: listText.lastQuarter,
  all: listText.all,
};

/** What a view is called; the two quarters by their own names. */
export function viewTitle(view: ViewName, current: Quarter, post: string, { t, lang }: Speaker): string {
  if (view === 'minister') return t(listText.withMinister)(post);
  if (current !== '' && (view === 'quarter' || view === 'last'))
    return capital(quarterInWords(view === 'last' ? nextQuarter(current, -1) : current, lang));
  return t(VIEW_WORDS[view]);
}

const ViewCount = memo(function ViewCount({ view, current }: { view: ViewName; current: Quarter }) {
  const { lang } = useText();
  const { data } = useCall('entries.list', { ...viewFilter(view, current), limit: 1 });
  return <span className="facetCount">{data ? count(lang, data.total) : ''}</span>;
});

/** Ready views, and what the list can be narrowed by, each with its count. */
export function Facets({ state, current, facets, onView, onFacet, onSaved }: FacetsProps): React.JSX.Element {
  const speaker = useText();
  const { t } = speaker;
  const policy = usePolicy();
  const post = usePost();
  const [whole, setWhole] = useState<ReadonlySet<Facet>>(new Set());
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <div className="facets scrolls" data-pane tabIndex={0} role="group" aria-label={t(listText.views)}>
      <h2>{t(listText.views)}</h2>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <button
              type="button"
              className="viewButton"
              aria-pressed={view === state.view && state.quarter === null}
              onClick={() => onView(view)}
            >
              <span className="grow">{viewTitle(view, current, post, speaker)}</span>
              <ViewCount view={view} current={current} />
            </button>
          </li>
        ))}
      </ul>
      <SavedViews state={state} onOpen={onSaved} />
      {SHOWN.map(({ facet, says }) => {
        const values = facets?.[facet] ?? [];
        if (values.length === 0) return null;
        const chosen = state.facets[facet] ?? [];
        return (
          <fieldset key={facet}>
            <legend>{t(says)}</legend>
            {values
              .filter((one, index) => index < FEW || whole.has(facet) || chosen.includes(one.value))
              .map((one) => (
                <Check
                  key={one.value}
                  checked={chosen.includes(one.value)}
                  onChange={(on) => onFacet(facet, one.value, on)}
                >
                  <span className="facetLine">
                    <span>{facetName(facet, one.value, policy, post, speaker)}</span>
                    <span className="facetCount">{count(speaker.lang, one.count)}</span>
                  </span>
                </Check>
              ))}
            {values.length > FEW && !whole.has(facet) && (
              <button type="button" className="linkButton" onClick={() => setWhole(new Set([...whole, facet]))}>
                {t(listText.allValues)(values.length)}
              </button>
            )}
          </fieldset>
        );
      })}
    </div>
  );
}
