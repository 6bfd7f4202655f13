import { useEffect, useRef, useState } from 'react';
import type { Unlocked } from '../../shared/contract.ts';
import { CallFailure, useAct } from '../api.ts';
import { sheet } from '../text/start.ts';
import { useText } from '../text/text.ts';
import { Banner, FailureBanner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import './paper.css';

/** Two different positions of a sheet of `count` groups. */
function twoOf(count: number): [number, number] {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2));
  const first = a! % count;
  const second = (first + 1 + (b! % (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}

interface RecoverySheetProps {
  /** What the register is called. */
  register: string;
  groups: readonly string[];
  codes: Unlocked['codes'];
  onDone: () => void;
}

/** The recovery sheet, shown once; then two of its groups are asked back. One-time codes of the others below it. */
export function RecoverySheet({ register, groups, codes, onDone }: RecoverySheetProps): React.JSX.Element {
  const { t } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    // The sheet's title when it comes; the questions put the focus in their first field.
    if (!asking) title.current?.focus();
  }, [asking]);
  return (
    <div className="sheetPage">
      <h1 ref={title} tabIndex={-1}>
        {t(asking ? sheet.askTitle : sheet.title)}
      </h1>
      <p className="lead">{t(asking ? sheet.askSays : sheet.says)}</p>
      {asking ? (
        <AskBack count={groups.length} onDone={onDone} onShow={() => setAsking(false)} />
      ) : (
        <>
          <Banner tone="warn" says={t(sheet.why)} />
          <section className="card sheet" aria-label={t(sheet.title)}>
            <h2>{register}</h2>
            <ol>
              {groups.map((group, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a group is its position
                <li key={index}>
                  <span className="note">{t(sheet.group)(index + 1)}</span>
                  <code>{group}</code>
                </li>
              ))}
            </ol>
          </section>
          {codes.length > 0 && (
            <section className="card codes">
              <h2>{t(sheet.codes)}</h2>
              <p className="note">{t(sheet.codesSays)}</p>
              <dl>
                {codes.map((one) => (
                  <div key={one.personId}>
                    <dt>{one.name}</dt>
                    <dd>
                      <code>{one.code}</code>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )}
          <div className="buttons end noPrint">
            <Button onPress={() => window.print()}>{t(sheet.print)}</Button>
            <Button kind="primary" onPress={() => setAsking(true)}>
              {t(sheet.have)}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function AskBack(props: { count: number; onDone: () => void; onShow: () => void }): React.JSX.Element {
  const { t } = useText();
  const [[first, second]] = useState(() => twoOf(props.count));
  const [typed, setTyped] = useState<[string, string]>(['', '']);
  const [asked, setAsked] = useState(false);
  const confirm = useAct('workspaces.confirmRecovery');
  const open = typed.some((one) => one.trim().length < 5);
  const wrong = confirm.failure?.code === 'wrong_recovery';
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (open) return;
    try {
      await confirm.act({
        groups: [
          { index: first, text: typed[0] },
          { index: second, text: typed[1] },
        ],
      });
      props.onDone();
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <form
      className="card startPanel"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        label={t(sheet.group)(first + 1)}
        value={typed[0]}
        onChange={(value) => setTyped([value, typed[1]])}
        error={asked && open ? t(sheet.needBoth) : wrong ? t(sheet.wrong) : null}
        maxLength={12}
        focusFirst
      />
      <Field
        label={t(sheet.group)(second + 1)}
        value={typed[1]}
        onChange={(value) => setTyped([typed[0], value])}
        maxLength={12}
      />
      {!wrong && <FailureBanner failure={confirm.failure} />}
      <div className="startButtons">
        <Button onPress={props.onShow}>{t(sheet.showAgain)}</Button>
        <Button kind="primary" type="submit" keys="Enter" busy={confirm.busy}>
          {t(sheet.check)}
        </Button>
      </div>
    </form>
  );
}
