import './office-keys.css';
import type { CallOutput } from '../../../shared/contract.ts';
import { localDay } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Screen } from '../../frame/Screen.tsx';
import { common } from '../../text/common.ts';
import { eventWords, takeCodes } from '../../text/deliveries.ts';
import { keyCauses, keysText as text } from '../../text/expected.ts';
import { useText } from '../../text/text.ts';
import { dayOnly, momentInWords } from '../../text/time.ts';
import { inGroups } from '../deliveries/key-typed.ts';

type Keys = CallOutput<'collection.keys'>;

/** The collection's own keys, those of the offices, and what happened to their journals. */
export function OfficeKeysScreen(): React.JSX.Element {
  const { t } = useText();
  const { data, failure, waiting } = useCall('collection.keys', {});
  const today = useCall('app.info', {}).data?.today ?? '';
  return (
    <Screen title={t(common.officeKeys)} beside={<span>{t(text.says)}</span>} busy={waiting}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="officeKeys scrolls" data-pane tabIndex={0} role="group" aria-label={t(common.officeKeys)}>
        <FailureBanner failure={failure} />
        {data && (
          <>
            <Events keys={data} today={today} />
            <Own keys={data} />
            <Offices keys={data} />
          </>
        )}
      </div>
    </Screen>
  );
}

function Own({ keys }: { keys: Keys }): React.JSX.Element {
  const { t } = useText();
  const own = [
    { name: t(text.recipient), value: keys.recipient, note: t(text.recipientSays) },
    {
      name: t(text.receiptKey),
      value: inGroups(keys.receiptKey.number).join(' '),
      note: t(text.receiptSays),
      big: true,
    },
    { name: t(text.receiptVkey), value: keys.receiptKey.vkey, note: '' },
    { name: t(text.witness), value: keys.witnessKey, note: '' },
  ];
  return (
    <section className="card keysCard" aria-label={t(text.own)}>
      <h2>{t(text.own)}</h2>
      <p className="note">{t(text.ownSays)}</p>
      <dl>
        {own.map((one) => (
          <div key={one.name} className="ownKey">
            <dt>{one.name}</dt>
            <dd>
              <span className={one.big ? 'ownNumber' : 'ownValue'}>{one.value}</span>
              {one.note && <span className="note">{one.note}</span>}
            </dd>
            <dd>
              <CopyButton text={one.value} label={t(text.copyOf)(one.name)}>
                {t(text.copy)}
              </CopyButton>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Offices({ keys }: { keys: Keys }): React.JSX.Element {
  const { t, lang } = useText();
  const day = (moment: string): string => dayOnly(localDay(new Date(moment)), lang);
  const cause = (code: string): string => {
    const known = Object.entries(keyCauses).find(([name]) => name === code)?.[1];
    return known ? t(known) : code;
  };
  return (
    <section className="card keysCard" aria-label={t(text.offices)}>
      <h2>{t(text.offices)}</h2>
      {keys.offices.length === 0 && <p className="quiet">{t(text.none)}</p>}
      {keys.offices.length > 0 && (
        <table className="officeTable stacks">
          <thead>
            <tr>
              {[text.office, text.number, text.since, text.cause, text.state].map((head) => (
                <th scope="col" key={head.en}>
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.offices.map((one) => (
              <tr key={`${one.office} ${one.vkey}`}>
                <th scope="row">
                  {one.ministry ?? one.office}
                  <span className="note">{one.office}</span>
                </th>
                <td data-head={t(text.number)}>{inGroups(one.number).join(' ')}</td>
                <td data-head={t(text.since)}>{day(one.seenAt)}</td>
                <td data-head={t(text.cause)}>{cause(one.cause)}</td>
                <td data-head={t(text.state)}>
                  {one.confirmedAt ? (
                    <Badge shape="check">{t(text.confirmed)(day(one.confirmedAt))}</Badge>
                  ) : (
                    <Badge shape="half">{t(text.waits)}</Badge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Restored and rewritten journals stand first: nobody may overlook them. */
function Events({ keys, today }: { keys: Keys; today: string }): React.JSX.Element {
  const { t, lang } = useText();
  const says = (kind: string, detail: string): string => {
    const [, kept = '', before = '', ...gone] = detail.split(' ');
    if (kind === 'restored') return t(text.restoredSays)(kept, before, gone.join(', '));
    return kind === 'rewritten' ? t(text.rewrittenSays) : t(takeCodes.key_changed);
  };
  return (
    <section aria-label={t(text.events)}>
      {keys.events.map((one) => (
        <Banner
          key={`${one.office} ${one.at}`}
          tone={one.kind === 'rewritten' ? 'bad' : 'warn'}
          says={`${eventWords[one.kind] ? t(eventWords[one.kind]!) : one.kind}: ${one.office}, ${momentInWords(one.at, lang, today)}.`}
          actions={
            one.kind === 'rewritten' && (
              <CopyButton text={one.detail} label={t(text.copyProof)}>
                {t(text.copyProof)}
              </CopyButton>
            )
          }
        >
          {says(one.kind, one.detail)}
        </Banner>
      ))}
      {keys.events.length === 0 && keys.offices.length > 0 && <p className="quiet">{t(text.eventsNone)}</p>}
    </section>
  );
}
