import { useCallback, useEffect, useRef, useState } from 'react';
import type { Place, Unlocked } from '../../../shared/contract.ts';
import { CallFailure, call, pathTokens, queries, useCall } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Ways } from '../../components/EmptyState.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Key } from '../../components/Key.tsx';
import { useKeyLetters } from '../../components/KeyLetters.tsx';
import { RecoverySheet } from '../../components/RecoverySheet.tsx';
import { ToastPlace } from '../../components/Toast.tsx';
import { useLockMinutes } from '../../frame/lock.ts';
import { useShortcut, useShortcutListener } from '../../frame/shortcuts.ts';
import { useStartHelp } from '../../help/StartHelp.tsx';
import { enterWorkspace } from '../../state/session.tsx';
import { changeSettings } from '../../state/settings.tsx';
import { common } from '../../text/common.ts';
import { remote } from '../../text/remote.ts';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';
import { ExampleProgress, useExample } from './Example.tsx';
import { PlaceList } from './PlaceList.tsx';
import { RecoverPanel } from './RecoverPanel.tsx';
import { RestorePanel } from './RestorePanel.tsx';
import { Setup } from './Setup.tsx';
import './start.css';
import { UnlockPanel } from './UnlockPanel.tsx';

type View = { is: 'start' } | { is: 'setup' } | { is: 'recover' } | { is: 'sheet'; made: Unlocked };

interface StartProps {
  /** Why the window is here again: locked after silence. */
  why: string | null;
  onEnter: () => void;
}

/** What to open, and who you are; making a new one; and the way back for who lost a passphrase. */
export function StartScreen({ why, onEnter }: StartProps): React.JSX.Element | null {
  const { t } = useText();
  const minutes = useLockMinutes();
  const [view, setView] = useState<View>({ is: 'start' });
  const [chosen, setChosen] = useState<Place | null>(null);
  /** Passphrases of the example's people, by person. */
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const [failure, setFailure] = useState<CallFailure | null>(null);
  /** Signing a request elsewhere; fetched when it is asked for, as most of the window is. */
  const [remotely, setRemotely] = useState<typeof import('../remote/RemoteScreen.tsx') | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const recent = useCall('workspaces.recent', {});
  const picker = useRef<HTMLInputElement>(null);
  const { help, openHelp } = useStartHelp(remotely ? 'officeHolder' : 'secretary');
  const letters = useKeyLetters();
  useShortcutListener(true);
  const places = recent.data?.places ?? [];
  const place = chosen ?? places.find((one) => one.found) ?? null;
  const enter = (unlocked: Unlocked): void => {
    onEnter();
    enterWorkspace(unlocked);
  };
  const openFiles = async (files: File[]): Promise<void> => {
    const token = (await pathTokens(files)).files[0];
    if (token === undefined) return;
    try {
      setChosen(await call('workspaces.peek', { token }));
      setFailure(null);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    }
  };
  const example = useExample((made) => {
    setKnown(new Map([...known, ...made.passphrases.map((one) => [one.personId, one.passphrase] as const)]));
    setChosen(made.places[0] ?? null);
    recent.again();
  });
  const pick = (): void => picker.current?.click();
  const fresh = (): void => setView({ is: 'setup' });
  const atStart = view.is === 'start' && !remotely;
  const signRequest = (): void => void import('../remote/RemoteScreen.tsx').then(setRemotely);
  const fromRemote = useCallback((because: string | null): void => {
    setRemotely(null);
    setStopped(because);
  }, []);
  useShortcut('Ctrl+O', pick, t(start.open), { enabled: atStart });
  useShortcut('Ctrl+E', () => example.open('office'), t(start.example), { enabled: atStart });
  useShortcut('Ctrl+Shift+E', () => example.open('collection'), t(start.exampleCollection), { enabled: atStart });
  useShortcut('Ctrl+N', fresh, t(start.fresh), { enabled: atStart });
  useShortcut('Ctrl+S', signRequest, t(remote.start), { enabled: atStart });
  useEffect(() => {
    document.title = start.product.nl;
  }, []);
  if (!recent.data && !recent.failure) return null;
  const footer = <StartFooter onHelp={openHelp} />;
  if (remotely)
    return (
      <>
        <remotely.RemoteScreen onBack={fromRemote} footer={footer} />
        {help}
        {letters}
      </>
    );
  const back = (): void => {
    setView({ is: 'start' });
    void queries.invalidateQueries({ queryKey: ['workspaces.recent'] });
  };
  return (
    <div className="start">
      <div className="startScroll scrolls">
        {view.is === 'setup' && <Setup onMade={(made) => setView({ is: 'sheet', made })} onBack={back} />}
        {view.is === 'sheet' && (
          <main className="startPage sheetPage">
            <RecoverySheet
              register={view.made.session.title}
              groups={view.made.recovery ?? []}
              codes={view.made.codes}
              onDone={() => enter(view.made)}
            />
          </main>
        )}
        {view.is === 'recover' && place && <RecoverPanel place={place} onOpened={enter} onBack={back} />}
        {atStart && (
          <main className="startScreen">
            <Brand />
            {(stopped ?? why) && <Banner tone="warn" says={stopped ?? why ?? ''} />}
            <FailureBanner failure={failure ?? example.failure} />
            <div className="startColumns">
              <div className="startLeft">
                <Ways
                  ways={[
                    { icon: 'file', label: t(start.open), note: t(start.openNote), keys: 'Ctrl+O', onPress: pick },
                    { icon: 'plus', label: t(start.fresh), note: t(start.freshNote), keys: 'Ctrl+N', onPress: fresh },
                    {
                      icon: 'eye',
                      label: t(start.example),
                      note: t(start.exampleNote),
                      keys: 'Ctrl+E',
                      onPress: () => example.open('office'),
                    },
                    {
                      icon: 'eye',
                      label: t(start.exampleCollection),
                      note: t(start.exampleCollectionNote),
                      keys: 'Ctrl+Shift+E',
                      onPress: () => example.open('collection'),
                    },
                    {
                      icon: 'pen',
                      label: t(remote.start),
                      note: t(remote.startNote),
                      keys: 'Ctrl+S',
                      onPress: signRequest,
                    },
                  ]}
                />
                {example.making && <ExampleProgress />}
                {places.length > 0 && <PlaceList places={places} chosen={place} onChoose={setChosen} onFind={pick} />}
              </div>
              {place && isBackup(place) && (
                <RestorePanel
                  key={place.token}
                  place={place}
                  source={places.find((one) => one.workspace === place.workspace && one.found && !one.backup) ?? null}
                  onOpened={enter}
                  onRecover={(restored) => {
                    setChosen(restored);
                    setView({ is: 'recover' });
                  }}
                />
              )}
              {place && !isBackup(place) && (
                <UnlockPanel
                  key={place.token}
                  place={place}
                  known={known}
                  onOpened={enter}
                  onLost={() => setView({ is: 'recover' })}
                />
              )}
              {!place && (
                <section className="card startPanel">
                  <h2>{t(start.nothingYet)}</h2>
                  <p className="lead">{t(start.nothingYetNote)}</p>
                  <p className="note">{t(start.privacy)(minutes)}</p>
                </section>
              )}
            </div>
          </main>
        )}
      </div>
      {footer}
      <ToastPlace goesOn />
      {help}
      {letters}
      <FileInput ref={picker} label={t(start.open)} onFiles={(files) => void openFiles(files)} />
    </div>
  );
}

function isBackup(place: Place): place is Place & { backup: NonNullable<Place['backup']> } {
  return place.backup !== null;
}

/** Name and, where the administrator gave one, the ministry's own logo; and what is wrong with their rules. */
function Brand(): React.JSX.Element {
  const { t } = useText();
  const admin = useCall('app.info', {}).data?.admin;
  return (
    <header className="brand">
      <span className="brandMark">
        <Icon name="book" />
      </span>
      <div>
        <h1>{t(start.product)}</h1>
        <p className="quiet">{t(start.slogan)}</p>
      </div>
      {admin?.logo && <img className="startLogo" src={admin.logo} alt="" />}
      {admin?.problem && (
        <Banner tone="warn" says={t(start.adminBroken)}>
          {admin.file}: {admin.problem}
        </Banner>
      )}
    </header>
  );
}

function StartFooter({ onHelp }: { onHelp: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const info = useCall('app.info', {}).data;
  return (
    <footer className="footer">
      {info && <span>{t(start.version)(info.version)}</span>}
      <button
        type="button"
        className="linkButton"
        lang={lang === 'nl' ? 'en' : 'nl'}
        onClick={() => changeSettings({ language: lang === 'nl' ? 'en' : 'nl' })}
      >
        {t(start.otherLanguage)}
      </button>
      <button type="button" className="linkButton" aria-keyshortcuts="F1" onClick={onHelp}>
        {t(common.help)} <Key keys="F1" />
      </button>
      <span className="grow" />
      <span className="network">{t(common.noNetwork)}</span>
    </footer>
  );
}
