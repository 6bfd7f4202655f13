import { useState } from 'react';
import type { TakenPackage } from '../../../shared/collection-records.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { SidePane } from '../../components/SidePane.tsx';
import { go, places } from '../../frame/route.ts';
import { useShortcut } from '../../frame/shortcuts.ts';
import { useTaking } from '../../frame/taking.ts';
import { useSession } from '../../state/session.tsx';
import { bytesInWords } from '../../text/bytes.ts';
import { common } from '../../text/common.ts';
import { editionWord, deliveryText as text } from '../../text/deliveries.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { ConfirmKey } from './ConfirmKey.tsx';
import { codeSays } from './code-says.ts';
import { isLoudCode } from './loud.ts';
import { SaveReceipt } from './SaveReceipt.tsx';
import { CheckList, VerdictBadge } from './Verdict.tsx';

/** Waits for somebody to compare the number of its key. */
export function asksKey(one: TakenPackage): boolean {
  return one.verdict === 'waiting' && one.keyNumber !== null;
}

interface PaneProps {
  one: TakenPackage;
  today: string;
  onLeave: () => void;
}

/** One delivery: the verdict, why, every check, and what can be done with it. */
export function DeliveryPane({ one, today, onLeave }: PaneProps): React.JSX.Element {
  const speaker = useText();
  const { t } = speaker;
  const { readOnly, person } = useSession();
  const [confirming, setConfirming] = useState(false);
  const confirms = asksKey(one) && !readOnly && person.role === 'collector';
  useShortcut('Ctrl+Shift+K', () => setConfirming(true), t(text.confirm), { enabled: confirms, icon: 'key' });
  // What was found when it was dropped just now goes with it: that it was here already.
  const dropped = useTaking().taken.find(({ id }) => id === one.id);
  const codes = [...new Set([...one.codes, ...(dropped?.codes ?? [])])];
  const loud = codes.filter(isLoudCode);
  const quiet = codes.filter((code) => !isLoudCode(code));
  return (
    <SidePane
      className="takenPane"
      label={t(text.detail)}
      onLeave={onLeave}
      head={
        <>
          <h2>{one.register ?? one.name}</h2>
          <Button className="onlyNarrow" kind="quiet" size="small" icon="cross" keys="Escape" onPress={onLeave}>
            {t(common.close)}
          </Button>
          <VerdictBadge one={one} filled />
        </>
      }
      foot={
        <>
          {confirms && (
            <Button kind="primary" keys="Ctrl+Shift+K" onPress={() => setConfirming(true)}>
              {t(text.confirm)}
            </Button>
          )}
          <SaveReceipt one={one} />
        </>
      }
    >
      {loud.map((code) => (
        <Banner key={code} tone="bad" says={`${t(text.loudTitle)}.`}>
          {codeSays(one, code, speaker)}
        </Banner>
      ))}
      {quiet.length > 0 && (
        <section>
          <h3>{t(one.verdict === 'accepted' ? text.remarkable : text.why)}</h3>
          <ul className="takeCodes">
            {quiet.map((code) => (
              <li key={code}>{codeSays(one, code, speaker)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t(text.checks)}</h3>
        {one.checks.length === 0 && <p className="quiet">{t(text.noChecks)}</p>}
        <CheckList one={one} />
      </section>
      <Facts one={one} today={today} />
      {confirming && <ConfirmKey one={one} onClose={() => setConfirming(false)} />}
    </SidePane>
  );
}

function Facts({ one, today }: { one: TakenPackage; today: string }): React.JSX.Element {
  const { t, lang } = useText();
  const facts: [string, string][] = [
    [t(text.file), one.name],
    [t(text.size), bytesInWords(one.bytes, lang)],
    [t(text.when), capital(momentInWords(one.receivedAt, lang, today))],
    [t(text.made), one.madeAt ? capital(momentInWords(one.madeAt, lang, today)) : ''],
    [t(text.edition), one.edition === null ? '' : editionWord(one.edition, t)],
    [t(text.entries), one.entries === null ? '' : String(one.entries)],
    [t(text.records), one.treeSize === null ? '' : t(text.recordsAre)(one.from ?? 0, one.treeSize)],
    [t(text.office), one.office ?? ''],
    [t(text.key), one.keyNumber ?? ''],
    [t(text.sum), one.package],
  ];
  return (
    <section>
      <h3>{t(text.facts)}</h3>
      <dl className="takenFacts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {one.quarter && (
        <div className="buttons">
          <Button kind="quiet" size="small" icon="bars" onPress={() => go(places.board())}>
            {t(text.toBoard)}
          </Button>
        </div>
      )}
    </section>
  );
}
