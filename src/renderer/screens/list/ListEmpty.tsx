import type { Quarter } from '../../../shared/quarter.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { pickFiles, startDraft } from '../../frame/intake.ts';
import { common } from '../../text/common.ts';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import type { ListState } from './list-state.ts';

interface ListEmptyProps {
  state: ListState;
  narrowed: boolean;
  viewName: string;
  current: Quarter;
  writes: boolean;
  onAll: () => void;
}

/** Why there is nothing to see, and what to do about it. */
export function ListEmpty({ state, narrowed, viewName, current, writes, onAll }: ListEmptyProps): React.JSX.Element {
  const { t, lang } = useText();
  if (narrowed)
    return (
      <EmptyState
        title={state.search ? t(listText.nothingFound)(state.search, inSentence(viewName)) : t(listText.nothingFits)}
        says={t(state.search ? listText.nothingFoundNote : listText.nothingFitsNote)}
      >
        <Button onPress={onAll}>{t(listText.searchAll)}</Button>
      </EmptyState>
    );
  const fresh = state.view === 'quarter' || state.view === 'all';
  const title = {
    all: t(listText.emptyTitle)(t(common.product)),
    quarter: t(listText.emptyTitle)(quarterInWords(current, lang)),
  };
  const ways = [
    {
      icon: 'drop',
      label: t(listText.wayDrop),
      note: t(listText.wayDropNote),
      keys: 'Ctrl+O',
      onPress: pickFiles,
    },
    {
      icon: 'pen',
      label: t(listText.wayNone),
      note: t(listText.wayNoneNote),
      keys: 'Ctrl+N',
      onPress: () => void startDraft([]),
    },
  ] as const;
  return (
    <EmptyState
      title={state.view === 'quarter' || state.view === 'all' ? title[state.view] : t(listText.nothingFits)}
      says={t(fresh ? listText.emptySays : listText.nothingFitsNote)}
      {...(writes ? { ways } : {})}
    />
  );
}
