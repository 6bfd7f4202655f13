import type { Place } from '../../../shared/contract.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';

interface PlaceListProps {
  places: readonly Place[];
  chosen: Place | null;
  onChoose: (place: Place) => void;
  onFind: () => void;
}

/** Workspaces opened before; one that is not there says so and can be looked for. */
export function PlaceList({ places, chosen, onChoose, onFind }: PlaceListProps): React.JSX.Element {
  const { t } = useText();
  return (
    <section className="places">
      <h2>{t(start.recent)}</h2>
      <ul className="card">
        {places.map((place) => (
          <li key={place.token} className={place.token === chosen?.token ? 'chosen' : ''}>
            {place.found ? (
              <button type="button" aria-pressed={place.token === chosen?.token} onClick={() => onChoose(place)}>
                <Icon name="lock" />
                <span className="grow">
                  <span className="placeTitle">{place.title}</span>
                  <span className="note">{place.shown}</span>
                </span>
              </button>
            ) : (
              <div className="placeGone">
                <StateShape shape="triangle" />
                <span className="grow">
                  <span className="placeTitle">{place.title}</span>
                  <span className="note">{t(start.missing)}</span>
                </span>
                <Button size="small" onPress={onFind}>
                  {t(start.find)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
