import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import type { Facet, ListState } from './list-state.ts';

const SORT_NAMES = {
  number: listText.number,
  date: listText.date,
  subject: listText.subject,
  channel: listText.channel,
  status: listText.state,
} as const;

interface ListBarProps {
  state: ListState;
  /** What narrows the list, each with a name and a way out. */
  chips: readonly { key: string; name: string; remove: () => void }[];
  viewName: string;
  chosen: number;
  showsFacets: boolean;
  onFacets: () => void;
}

export type Chip = ListBarProps['chips'][number];

export function chipsOf(
  state: ListState,
  name: (facet: Facet, value: string) => string,
  remove: (facet: Facet, value: string) => void,
): Chip[] {
  return (Object.entries(state.facets) as [Facet, readonly string[]][]).flatMap(([facet, values]) =>
    values.map((value) => ({
      key: `${facet} ${value}`,
      name: name(facet, value),
      remove: () => remove(facet, value),
    })),
  );
}

/** What the list shows, as chips that can go, and how it is sorted. */
export function ListBar(props: ListBarProps): React.JSX.Element {
  const { t } = useText();
  const sortName = SORT_NAMES[props.state.sort];
  return (
    <div className="listBar">
      <Button size="small" className="filterButton" expanded={props.showsFacets} onPress={props.onFacets}>
        {t(listText.filters)(props.chips.length)}
      </Button>
      <span className="chip">{props.viewName}</span>
      {props.chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className="chip"
          aria-label={t(listText.removeFilter)(chip.name)}
          onClick={chip.remove}
        >
          {chip.name} <Icon name="cross" size={11} />
        </button>
      ))}
      <span className="quiet sortedBy">
        {props.state.sort === 'date'
          ? t(listText.sortedBy)(t(sortName), props.state.descending)
          : t(listText.sortedPlain)(t(sortName))}
      </span>
      {props.chosen > 0 && (
        <span role="status" className="chosenCount">
          {t(listText.chosen)(props.chosen)}
        </span>
      )}
    </div>
  );
}
