import './conversation.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DateOrder } from '../../../shared/intake.ts';
import type { Opened } from '../../../shared/intake-records.ts';
import { CallFailure, call, useCall } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { afterConversation, draftOfDrop, startSeries, takeFresh } from '../../frame/drop-queue.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { common } from '../../text/common.ts';
import { conversation as says } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';
import * as choices from './choice.ts';
import { FindBar, type Finding, type Mode } from './FindBar.tsx';
import { useFound } from './found.ts';
import { type KeepAnswers, KeepPane } from './KeepPane.tsx';
import { Messages } from './Messages.tsx';
import { type Missing, missingIn } from './missing.ts';
import { usePages } from './pages.ts';
import { SumBar } from './SumBar.tsx';

/** A dropped conversation, held by the core until something of it is kept. */
export function ConversationScreen({ sourceId }: { sourceId: string }): React.JSX.Element {
  const { t } = useText();
  const [opened, setOpened] = useState<Opened | null>(() => takeFresh(sourceId));
  const has = opened?.id === sourceId;
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const today = useCall('app.info', {}).data?.today;
  const lose = useCallback((error: CallFailure) => setFailure(error), []);
  useEffect(() => {
    if (has) return;
    call('intake.get', { id: sourceId }).then(setOpened, (error: unknown) => {
      if (error instanceof CallFailure) lose(error);
    });
  }, [sourceId, has, lose]);
  if (opened && has && today && failure?.code !== 'not_found')
    return <Chooser opened={opened} today={today} failure={failure} onFailure={setFailure} onOpened={setOpened} />;
  const toToday = <Button onPress={() => go(places.today)}>{t(common.close)}</Button>;
  return (
    <Screen title={t(says.title)} busy={!failure} back={() => go(places.today)}>
      {failure?.code === 'not_found' ? (
        <Banner tone="warn" says={t(says.gone)} actions={toToday} />
      ) : (
        <FailureBanner failure={failure} actions={toToday} />
      )}
    </Screen>
  );
}

interface ChooserProps {
  opened: Opened;
  today: string;
  failure: CallFailure | null;
  onFailure: (failure: CallFailure | null) => void;
  onOpened: (opened: Opened) => void;
}

const NO_FINDING: Finding = { words: '', from: null, until: null };

function Chooser({ opened, today, failure, onFailure, onOpened }: ChooserProps): React.JSX.Element {
  const { t } = useText();
  const pages = usePages(opened, onFailure);
  const [choice, setChoice] = useState(choices.NOTHING);
  const [answers, setAnswers] = useState<KeepAnswers>({
    self: opened.self ?? '',
    reason: null,
    media: false,
    noMarking: '',
  });
  const [at, setAt] = useState(1);
  const anchor = useRef(1);
  const [wanted, setWanted] = useState(0);
  const [mode, setMode] = useState<Mode>('all');
  const [finding, setFinding] = useState<Finding>(NO_FINDING);
  const found = useFound(opened, finding, onFailure);
  const [missing, setMissing] = useState<Missing | null>(null);
  const [marking, setMarking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const pane = useRef<HTMLFormElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const duplicates = useMemo(() => new Set(choices.numbersOf(opened.duplicates)), [opened]);
  const repeated = useMemo(() => new Set(choices.numbersOf(opened.repeated)), [opened]);
  const sum = choices.sumOf(choice, opened, repeated);
  const everything = useMemo(() => Array.from({ length: opened.messages }, (_, i) => i + 1), [opened.messages]);
  const chosen = useMemo(() => [...choice.work, ...choice.context].sort((a, b) => a - b), [choice]);
  const shown = found ?? { all: everything, chosen, warned: opened.warned }[mode];
  // What is somewhere else already is ticked one by one only.
  const free = (numbers: readonly number[]): number[] => numbers.filter((n) => !duplicates.has(n) && !repeated.has(n));
  const focusList = (): void => setWanted((n) => n + 1);

  const change = (next: choices.Choice): void => {
    setChoice(next);
    setMissing(null);
    setMarking(false);
    onFailure(null);
  };
  const move = (n: number, extend: boolean): void => {
    if (extend) change(choices.withWork(choice, free(choices.between(shown, anchor.current, n))));
    else anchor.current = n;
    setAt(n);
    focusList();
  };
  const tick = (n: number, extend: boolean): void => {
    if (extend) {
      move(n, true);
      return;
    }
    if (!duplicates.has(n)) change(choices.toggleWork(choice, n));
    anchor.current = n;
    setAt(n);
    focusList();
  };
  const nextWarning = (): void => {
    const next = opened.warned.find((n) => n > at) ?? opened.warned[0];
    if (next === undefined) return;
    if (!shown.includes(next)) {
      setFinding(NO_FINDING);
      setMode('all');
    }
    move(next, false);
  };
  const ask = (what: Missing): void => {
    setMissing(what);
    if (what === 'nothing') focusList();
    else
      requestAnimationFrame(() =>
        pane.current?.querySelector<HTMLElement>(`[data-question=${what}] :is(input, select)`)?.focus(),
      );
  };

  const keep = async (): Promise<void> => {
    if (busy) return;
    const left = missingIn(opened, sum, { ...answers, marking });
    if (left) {
      ask(left);
      return;
    }
    setBusy(true);
    onFailure(null);
    try {
      const { staged } = await call('intake.keep', {
        id: opened.id,
        kept: choices.rangesOf(choice.work),
        context: choices.rangesOf(choice.context),
        self: answers.self === '' || answers.self === '-' ? null : answers.self,
        leftOutReason: sum.leftOut > 0 ? answers.reason : null,
        media: answers.media,
        noMarking: answers.noMarking.trim() || null,
        into: draftOfDrop(),
      });
      await startSeries(staged.map(({ id }) => id));
    } catch (error) {
      setBusy(false);
      if (!(error instanceof CallFailure)) throw error;
      if (error.code === 'content_blocked' && !marking) {
        setMarking(true);
        ask('marking');
      } else onFailure(error);
    }
  };
  const reorder = async (dateOrder: DateOrder): Promise<void> => {
    try {
      onOpened(await call('intake.reorder', { id: opened.id, dateOrder }));
      setMissing(null);
      focusList();
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      onFailure(error);
    }
  };
  const drop = async (): Promise<void> => {
    await call('intake.close', { id: opened.id });
    go(await afterConversation());
  };
  const leave = (): void => {
    if (found) {
      setFinding(NO_FINDING);
      focusList();
    } else if (sum.work + sum.context > 0) setLeaving(true);
    else void drop();
  };

  useShortcut('Space', () => tick(at, false), t(says.work), { foot: t(says.tickKey), palette: false });
  useShortcut('C', () => !duplicates.has(at) && change(choices.toggleContext(choice, at)), t(says.context), {
    foot: t(says.context),
    palette: false,
  });
  useShortcut('Shift+ArrowDown', focusList, t(says.rangeKey), { foot: t(says.rangeKey), palette: false });
  useShortcut('Ctrl+A', () => change(choices.toggleAll(choice, free(shown))), t(says.allFoundKey));
  useShortcut('F8', nextWarning, t(says.warningKey), {
    enabled: opened.warned.length > 0,
    foot: t(says.warningKey),
  });
  useShortcut('Enter', () => void keep(), t(says.goOn), { foot: t(says.goOnKey), palette: false });
  useShortcut('Ctrl+F', () => search.current?.focus(), t(says.search), { icon: 'search' });
  useShortcut('Escape', leave, t(says.discard), { icon: 'cross' });

  const self = answers.self === '' || answers.self === '-' ? null : answers.self;
  const others = opened.speakers.filter((one) => one.key !== self);
  const other = self !== null && opened.speakers.length === 2 ? (others[0]?.name ?? null) : null;
  return (
    <Screen
      title={t(says.title)}
      focusTitle={false}
      back={leave}
      beside={<strong>{opened.name}</strong>}
      actions={
        <>
          <span className="quiet">{t(says.nothingKept)}</span>
          <Button kind="quiet" onPress={leave}>
            {t(says.discard)}
          </Button>
        </>
      }
    >
      <div className="conversation">
        <section className="chatPane" aria-label={t(says.list)} data-pane tabIndex={-1}>
          <SumBar sum={sum} />
          <FindBar
            finding={finding}
            onFind={setFinding}
            mode={mode}
            onMode={(next) => {
              setMode(next);
              setFinding(NO_FINDING);
            }}
            counts={{ all: opened.messages, chosen: sum.work + sum.context, warned: opened.warned.length }}
            found={found?.length ?? null}
            onTickFound={() => change(choices.withWork(choice, free(shown)))}
            onEnter={() => move(shown[0] ?? 1, false)}
            today={today}
            searchRef={search}
          />
          {other !== null && (
            <p className="chatParties">
              <strong>{other}</strong>
              <strong>{self}</strong>
            </p>
          )}
          {shown.length === 0 ? (
            <p className="chatEmpty quiet">{t(found ? says.noneFound : says.noneChosen)}</p>
          ) : (
            <Messages
              shown={shown}
              total={opened.messages}
              pages={pages}
              choice={choice}
              self={self}
              names={other === null}
              at={shown.includes(at) ? at : (shown[0] ?? 1)}
              wanted={wanted}
              onMove={move}
              onTick={tick}
            />
          )}
        </section>
        <KeepPane
          ref={pane}
          opened={opened}
          sum={sum}
          answers={answers}
          set={(next) => {
            setAnswers({ ...answers, ...next });
            setMissing(null);
          }}
          missing={missing}
          marking={marking}
          failure={failure}
          busy={busy}
          onOrder={(order) => void reorder(order)}
          onGoOn={() => void keep()}
        />
      </div>
      {leaving && (
        <Dialog
          title={t(says.discardTitle)}
          onClose={() => setLeaving(false)}
          actions={
            <>
              <Button focusFirst onPress={() => setLeaving(false)}>
                {t(says.keepChoosing)}
              </Button>
              <Button kind="danger" onPress={() => void drop()}>
                {t(says.discard)}
              </Button>
            </>
          }
        >
          <p>{t(says.discardSays)}</p>
        </Dialog>
      )}
    </Screen>
  );
}
