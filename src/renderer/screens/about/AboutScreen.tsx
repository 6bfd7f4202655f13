import './about.css';
import { useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Screen } from '../../frame/Screen.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { LIMITS, PROVEN, aboutText as text } from '../../text/about.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';

/** What this program is, where the data lies, what it proves and what not, and the numbers to read out. */
export function AboutScreen(): React.JSX.Element {
  const { t } = useText();
  return (
    <Screen title={t(common.about)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="about scrolls" data-pane tabIndex={0} role="group" aria-label={t(common.about)}>
        <div className="aboutColumn">
          <p className="aboutLead">{t(text.lead)}</p>
          <p className="quiet">{t(text.policy)}</p>
          <Proven />
        </div>
        <div className="aboutColumn">
          <Program />
          <Place />
          <Keys />
        </div>
      </div>
    </Screen>
  );
}

function Proven(): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <section className="card aboutCard">
        <h2>{t(text.proven)}</h2>
        <ul className="proven">
          {PROVEN.map(({ what, how }) => (
            <li key={what.en}>
              <StateShape shape="check" />
              <span>
                <strong>{t(what)}</strong>
                <span className="quiet provenHow">{t(how)}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card aboutCard">
        <h2>{t(text.limits)}</h2>
        <ul className="proven">
          {LIMITS.map((limit) => (
            <li key={limit.en}>
              <StateShape shape="dash" />
              <span>{t(limit)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Program(): React.JSX.Element {
  const { t } = useText();
  const info = useCall('app.info', {}).data;
  const policy = usePolicy();
  const facts = [
    [text.version, info?.version],
    [text.shell, info?.shell === 'electron' ? 'Electron' : 'Chromium'],
    [text.lists, policy && t(text.listsOf)(policy.version)],
    [text.licence, t(text.licenceIs)],
    [text.network, t(text.networkIs)],
  ] as const;
  return (
    <section className="card aboutCard">
      <h2>{t(text.program)}</h2>
      <dl className="entryFacts">
        {facts.map(([name, value]) => (
          <div key={name.en}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Place(): React.JSX.Element {
  const { t } = useText();
  const session = useSession();
  const place = useCall('workspaces.recent', {}).data?.places.find((one) => one.workspace === session.workspace);
  return (
    <section className="card aboutCard">
      <h2>{t(text.place)}</h2>
      <dl className="entryFacts">
        <div>
          <dt>{t(text.name)}</dt>
          <dd>{session.title}</dd>
        </div>
        {place && (
          <div>
            <dt>{t(text.folder)}</dt>
            <dd className="folder">{place.shown}</dd>
          </div>
        )}
        <div>
          <dt>{t(text.origin)}</dt>
          <dd>{session.origin}</dd>
        </div>
      </dl>
      <p className="note">{t(text.sealed)}</p>
      <p className="note">{t(text.exports)}</p>
    </section>
  );
}

function Keys(): React.JSX.Element {
  const { t } = useText();
  const keys = useCall('journal.trust', {}).data?.vkeys ?? [];
  const copy = (): void => void copyText(`${keys.map((key) => key.vkey).join('\n')}\n`, t(text.keysCopied), t);
  return (
    <section className="card aboutCard">
      <h2>{t(text.keys)}</h2>
      <p className="note">{t(text.keysSays)}</p>
      <dl className="keyNumbers">
        {keys.map((key, index) => (
          <div key={key.vkey}>
            <dt>{index === 0 ? t(text.journalKey) : key.name}</dt>
            <dd>{key.number}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <Button icon="copy" onPress={copy}>
          {t(text.copyKeys)}
        </Button>
      </div>
    </section>
  );
}
