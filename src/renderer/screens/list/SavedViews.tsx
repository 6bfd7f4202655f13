import { useState } from 'react';
import type { SavedView } from '../../../shared/contract.ts';
import { useAct, useCall } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { showToast } from '../../components/Toast.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { useSession } from '../../state/session.tsx';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import { fromSaved, type ListState, toSaved } from './list-state.ts';

function same(saved: SavedView, state: ListState): boolean {
  const bare = (one: ListState): string => {
    const { at: _at, ...rest } = one;
    const facets = Object.entries(rest.facets).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([rest.view, rest.quarter, rest.search, rest.sort, rest.descending, facets]);
  };
  return bare(fromSaved(saved)) === bare(state);
}

/** The person's own views under the ready ones; the list as it stands can be kept under a name. */
export function SavedViews({
  state,
  onOpen,
}: {
  state: ListState;
  onOpen: (state: ListState) => void;
}): React.JSX.Element {
  const { t } = useText();
  const { readOnly } = useSession();
  const [naming, setNaming] = useState(false);
  const saved = useCall('views.list', {}).data?.views ?? [];
  const save = useAct('views.save');
  useShortcut('Ctrl+Shift+V', () => setNaming(true), t(listText.saveView), { enabled: !readOnly, icon: 'plus' });
  const remove = (name: string): void => {
    const before = saved;
    void save.act({ views: saved.filter((one) => one.name !== name) }).then(() =>
      showToast({
        says: t(listText.viewRemoved)(name),
        undo: () => void save.act({ views: before }),
      }),
    );
  };
  return (
    <>
      <ul className="savedViews">
        {saved.map((one) => (
          <li key={one.name}>
            <button
              type="button"
              className="viewButton"
              aria-pressed={same(one, state)}
              onClick={() => onOpen(fromSaved(one))}
            >
              <span className="grow">{one.name}</span>
            </button>
            {!readOnly && (
              <button
                type="button"
                className="viewRemove"
                aria-label={t(listText.removeView)(one.name)}
                onClick={() => remove(one.name)}
              >
                <Icon name="cross" size={11} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button size="small" kind="quiet" icon="plus" onPress={() => setNaming(true)}>
          {t(listText.saveView)}
        </Button>
      )}
      {naming && <NameDialog state={state} saved={saved} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameDialog(props: { state: ListState; saved: readonly SavedView[]; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const save = useAct('views.save');
  const submit = async (): Promise<boolean> => {
    setTried(true);
    const called = name.trim();
    if (called === '') return false;
    const others = props.saved.filter((one) => one.name !== called);
    await save.act({ views: [...others, toSaved(called, props.state)] });
    showToast({ says: t(listText.viewSaved)(called) });
    return true;
  };
  return (
    <FormDialog
      title={t(listText.saveViewTitle)}
      saves={t(listText.keepView)}
      busy={save.busy}
      failure={save.failure}
      onSave={submit}
      onClose={props.onClose}
    >
      <Field
        label={t(listText.viewName)}
        value={name}
        onChange={setName}
        hint={t(listText.viewNameHint)}
        error={tried && name.trim() === '' ? t(listText.viewNameNeeded) : null}
        maxLength={40}
        focusFirst
      />
    </FormDialog>
  );
}
