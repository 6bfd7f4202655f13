import './incidents.css';
import { useEffect, useRef, useState } from 'react';
import type { Incident } from '../../../shared/office-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { channelName } from '../../text/entry.ts';
import { incidentText as text } from '../../text/incidents.ts';
import { type Speaker, useText } from '../../text/text.ts';
import { capital, momentInWords, shortDay } from '../../text/time.ts';
import { IncidentDialog } from './IncidentDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';

/** Every incident, to whom it was reported, and the entries it came to light in. */
export function IncidentsScreen({ incidentId }: { incidentId: string | null }): React.JSX.Element {
  const { t } = useText();
  const policy = usePolicy();
  const session = useSession();
  const { data, failure, waiting } = useCall('incidents.list', {});
  const today = useCall('app.info', {}).data?.today ?? '';
  const [asking, setAsking] = useState<'new' | Incident | null>(null);
  const [linking, setLinking] = useState<Incident | null>(null);
  const writes = !session.readOnly && ['secretary', 'recordsManager'].includes(session.person.role);
  const incidents = [...(data?.incidents ?? [])].sort((a, b) => (a.discoveredAt < b.discoveredAt ? 1 : -1));
  useShortcut('Ctrl+Shift+A', () => setAsking('new'), t(text.add), { enabled: writes, icon: 'plus' });
  return (
    <Screen
      title={t(common.incidents)}
      beside={<span>{t(text.says)}</span>}
      status={incidents.length > 0 && t(text.count)(incidents.length)}
      busy={waiting}
      actions={
        writes && (
          <Button kind="primary" keys="Ctrl+Shift+A" onPress={() => setAsking('new')}>
            {t(text.add)}
          </Button>
        )
      }
    >
      <div className="incidentBody scrolls">
        <FailureBanner failure={failure} />
        {data && incidents.length === 0 && <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} />}
        {policy && today && incidents.length > 0 && (
          <div className="card">
            <table className="terms stacks incidents">
              <thead>
                <tr>
                  {[text.number, text.discovered, text.kind, text.reported, text.settled, text.entries].map((head) => (
                    <th scope="col" key={head.en}>
                      {t(head)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="unseen">{t(text.change)}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {incidents.map((one) => (
                  <Row
                    key={one.id}
                    incident={one}
                    policy={policy}
                    today={today}
                    pointed={one.id === incidentId || one.number === incidentId}
                    onChange={writes ? () => setAsking(one) : null}
                    onLink={writes ? () => setLinking(one) : null}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {asking && policy && (
        <IncidentDialog
          incident={asking === 'new' ? null : asking}
          policy={policy}
          today={today}
          onClose={() => setAsking(null)}
        />
      )}
      {linking && <LinkDialog incident={linking} onClose={() => setLinking(null)} />}
    </Screen>
  );
}

/** "BVA 19 nov, CISO 19 nov" */
function reportedTo(one: Incident, { t, lang }: Speaker): string {
  const told = [
    [one.bvaOn, t(text.bva)],
    [one.cisoOn, t(text.ciso)],
    [one.fgOn, t(text.fg)],
  ] as const;
  const names = told.flatMap(([on, who]) =>
    on ? [`${who} ${shortDay(on.slice(0, 10), lang).replace(/^\S+ /, '')}`] : [],
  );
  if (one.apReported === 'ja') names.push(t(text.ap));
  return names.join(', ');
}

interface RowProps {
  incident: Incident;
  policy: Policy;
  today: string;
  /** Came here from an entry that names it. */
  pointed: boolean;
  onChange: (() => void) | null;
  onLink: (() => void) | null;
}

function Row({ incident: one, policy, today, pointed, onChange, onLink }: RowProps): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (pointed) row.current?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);
  const reported = reportedTo(one, speaker);
  const what = [
    labelOf(policy, 'incidentResults', one.result, lang),
    one.channel ? channelName(policy, one.channel, lang) : '',
    one.count > 1 ? `${one.count}×` : '',
  ].filter(Boolean);
  return (
    <tr ref={row} className={pointed ? 'pointed' : ''}>
      <th scope="row" className="nowrap">
        {one.number}
      </th>
      <td data-head={t(text.discovered)}>{capital(momentInWords(one.discoveredAt, lang, today))}</td>
      <td data-head={t(text.kind)}>
        {labelOf(policy, 'incidentKinds', one.kind, lang)}
        <span className="note">{what.join(', ')}</span>
        {one.measure && <span className="note">{one.measure}</span>}
      </td>
      <td data-head={t(text.reported)}>
        {reported ? (
          <span>
            <Unbroken>{reported}</Unbroken>
          </span>
        ) : (
          <span className="quiet">
            {one.notReportedBecause ? t(text.notReported)(one.notReportedBecause) : t(text.reportedNone)}
          </span>
        )}
      </td>
      <td data-head={t(text.settled)}>
        {one.settledOn ? (
          <Badge shape="check">
            <Unbroken>{t(text.settledOn)(shortDay(one.settledOn, lang).replace(/^\S+ /, ''))}</Unbroken>
          </Badge>
        ) : (
          <Badge shape="half">{t(text.open)}</Badge>
        )}
      </td>
      <td data-head={t(text.entries)}>
        {one.entries.length === 0 && <span className="quiet">{t(text.noEntries)}</span>}
        <span>
          {one.entries.map((entry) => (
            <a key={entry.id} className="incidentEntry" href={places.entry(entry.id)}>
              {entry.number}
            </a>
          ))}
        </span>
      </td>
      <td className="act">
        <div className="buttons">
          {onLink && (
            <Button size="small" label={t(text.linkOf)(one.number)} onPress={onLink}>
              {t(text.link)}
            </Button>
          )}
          {onChange && (
            <Button size="small" label={t(text.changeOf)(one.number)} onPress={onChange}>
              {t(text.change)}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
