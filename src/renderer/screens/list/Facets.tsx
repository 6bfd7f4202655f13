import { memo } from 'react';
import type { CallOutput } from '../../../shared/contract.ts';
import { nextQuarter, type Quarter } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { Check } from '../../components/Choice.tsx';
import { usePolicy } from '../../state/session.tsx';
import { badges } from '../../text/badges.ts';
import { shortLabel } from '../../text/entry.ts';
import { listText } from '../../text/list.ts';
import { type Speaker, useText } from '../../text/text.ts';
import { capital, quarterInWords } from '../../text/time.ts';
import { type Facet, type ListState, VIEWS, type ViewName, viewFilter } from './list-state.ts';

interface FacetsProps {
  state: ListState;
  current: Quarter;
  facets: CallOutput<'entries.facets'> | undefined;
  onView: (view: ViewName) => void;
  onFacet: (facet: Facet, value: string, on: boolean) => void;
}

const SHOWN: readonly { facet: Facet; says: { nl: string; en: string } }[] = [
  { facet: 'status', says: listText.state },
  { facet: 'channel', says: listText.channel },
  { facet: 'reason', says: listText.reason },
];

/** What a view is called; the two quarters by their own names. */
export function viewTitle(view: ViewName, current: Quarter, { t, lang }: Speaker): string {
  if (current !== '' && (view === 'quarter' || view === 'last'))
    return capital(quarterInWords(view === 'last' ? nextQuarter(current, -1) : current, lang));
  return t(VIEWS.find((one) => one.name === view)!.says);
}

const ViewCount = memo(function ViewCount({ view, current }: { view: ViewName; current: Quarter }) {
  const { data } = useCall('entries.list', { ...viewFilter(view, current), limit: 1 });
  return <span className="facetCount">{data?.total ?? ''}</span>;
});

/** Ready views, and what the list can be narrowed by, each with its count. */
export function Facets({ state, current, facets, onView, onFacet }: FacetsProps): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const policy = usePolicy();
  const name = (facet: Facet, value: string): string => {
    if (facet === 'status' && value in badges) return capital(t(badges[value as 'logged']));
    return shortLabel(policy, facet === 'reason' ? 'reasons' : 'channels', value, lang);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <div className="facets scrolls" data-pane tabIndex={0} role="group" aria-label={t(listText.views)}>
      <h2>{t(listText.views)}</h2>
      <ul>
        {VIEWS.map((view) => (
          <li key={view.name}>
            <button
              type="button"
              className="viewButton"
              aria-pressed={view.name === state.view}
              onClick={() => onView(view.name)}
            >
              <span className="grow">{viewTitle(view.name, current, speaker)}</span>
              <ViewCount view={view.name} current={current} />
            </button>
          </li>
        ))}
      </ul>
      {SHOWN.map(({ facet, says }) => {
        const values = facets?.[facet] ?? [];
        if (values.length === 0) return null;
        const chosen = state.facets[facet] ?? [];
        return (
          <fieldset key={facet}>
            <legend>{t(says)}</legend>
            {values.slice(0, 8).map((one) => (
              <Check
                key={one.value}
                checked={chosen.includes(one.value)}
                onChange={(on) => onFacet(facet, one.value, on)}
              >
                <span className="facetLine">
                  <span>{name(facet, one.value)}</span>
                  <span className="facetCount">{one.count}</span>
                </span>
              </Check>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
