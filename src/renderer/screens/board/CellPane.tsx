import type { BoardDetail, TakenPackage } from '../../../shared/collection-records.ts';
import { localDay } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { Badge, type Shape, type Tone } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { SidePane } from '../../components/SidePane.tsx';
import { places } from '../../frame/route.ts';
import { columnWords, boardText as text } from '../../text/board.ts';
import { common } from '../../text/common.ts';
import { count, many, type Speaker, useText } from '../../text/text.ts';
import { dayOnly, momentInWords } from '../../text/time.ts';
import { codeSays } from '../deliveries/code-says.ts';
import { SaveReceipt } from '../deliveries/SaveReceipt.tsx';
import { CheckList, VerdictBadge } from '../deliveries/Verdict.tsx';
import { CELL_LOOKS, cellWord } from './cells.ts';

interface PaneProps {
  ministry: string;
  quarter: string;
  today: string;
  onRemind: () => void;
  onLeave: () => void;
}

/** One ministry in one quarter: the return of each person, the checks, the figures. */
export function CellPane(props: PaneProps): React.JSX.Element {
  const speaker = useText();
  const { t } = speaker;
  const { ministry, quarter } = props;
  const { data, failure } = useCall('collection.cell', { ministry, quarter });
  const standing = data?.deliveries.filter((one) => !one.replaced) ?? [];
  return (
    <SidePane
      className="cellPane"
      label={t(text.pane)}
      onLeave={props.onLeave}
      head={
        <>
          <h2>{data ? `${data.ministry.name}, ${quarter}` : quarter}</h2>
          <Button kind="quiet" size="small" icon="cross" keys="Escape" onPress={props.onLeave}>
            {t(common.close)}
          </Button>
          {data && (
            <Badge {...CELL_LOOKS[data.cell.state]} filled>
              {cellWord(data.cell, speaker)}
            </Badge>
          )}
        </>
      }
    >
      <FailureBanner failure={failure} />
      {!data && !failure && (
        <p className="quiet" aria-busy="true">
          {t(common.loading)}
        </p>
      )}
      {data && (
        <>
          <Returns detail={data} onRemind={props.onRemind} />
          <section>
            <h3>{t(text.checks)}</h3>
            {standing.length === 0 && <p className="quiet">{t(text.noDelivery)}</p>}
            {standing.map((one, index) => (
              <Delivery key={one.id} one={one} today={props.today} open={index === 0} />
            ))}
          </section>
          {data.figures.entries > 0 && <Figures detail={data} />}
        </>
      )}
    </SidePane>
  );
}

/** What a person's return looks like. */
function returnLook(term: BoardDetail['terms'][number], { t }: Speaker): { shape: Shape; tone: Tone; says: string } {
  if (term.statement === 'GEBRUIK') return { shape: 'check', tone: 'ok', says: t(text.usage)(term.entries ?? 0) };
  if (term.statement === 'NIHIL') return { shape: 'check', tone: 'ok', says: t(text.nil) };
  if (term.statement === 'GEEN_OPGAVE') return { shape: 'clock', tone: 'warn', says: t(text.noReturn) };
  return { shape: 'ring', tone: 'plain', says: t(text.nothing) };
}

function Returns({ detail, onRemind }: { detail: BoardDetail; onRemind: () => void }): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const lacking = detail.terms.filter((one) => one.statement === null || one.statement === 'GEEN_OPGAVE');
  const names = lacking.slice(0, 2).map((one) => one.person);
  const rest = lacking.length - names.length;
  const said = rest > 0 ? `${names.join(', ')} ${t(text.andMore)(rest)}` : names.join(` ${t(text.and)} `);
  return (
    <section>
      <h3>{t(text.returns)}</h3>
      {detail.terms.length === 0 && <p className="quiet">{t(text.noTerms)}</p>}
      <ul className="cellReturns">
        {detail.terms.map((one) => {
          const look = returnLook(one, speaker);
          const days = [
            one.post,
            t(text.since)(dayOnly(one.from, lang)),
            one.until ? t(text.until)(dayOnly(one.until, lang)) : '',
            one.expected ? '' : t(text.notExpected),
          ];
          return (
            <li key={`${one.person} ${one.post} ${one.from}`}>
              <span className="grow">
                <strong>{one.person}</strong>
                <span className="note">{days.filter(Boolean).join(', ')}</span>
                {one.signedAt && (
                  <span className="note">{t(text.signed)(dayOnly(localDay(new Date(one.signedAt)), lang))}</span>
                )}
              </span>
              <Badge shape={look.shape} tone={look.tone}>
                {look.says}
              </Badge>
            </li>
          );
        })}
      </ul>
      {lacking.length > 0 && (
        <div className="cellRemind">
          <Button keys="H" onPress={onRemind}>
            {t(text.remind)}
          </Button>
          <span className="note">{t(text.remindSays)(said)}</span>
        </div>
      )}
    </section>
  );
}

function Delivery({ one, today, open }: { one: TakenPackage; today: string; open: boolean }): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  return (
    <details className="cellDelivery" open={open || one.verdict !== 'accepted'}>
      <summary>
        <strong>{one.register ?? one.name}</strong> <VerdictBadge one={one} />
        <span className="note">{momentInWords(one.receivedAt, lang, today)}</span>
      </summary>
      {one.codes.length > 0 && (
        <ul className="takeCodes">
          {one.codes.map((code) => (
            <li key={code}>{codeSays(one, code, speaker)}</li>
          ))}
        </ul>
      )}
      <CheckList one={one} brief />
      <div className="buttons">
        <SaveReceipt one={one} />
        <a href={places.deliveries(one.id)} aria-label={`${t(text.showDelivery)}: ${one.register ?? one.name}`}>
          {t(text.showDelivery)}
        </a>
      </div>
    </details>
  );
}

function Figures({ detail }: { detail: BoardDetail }): React.JSX.Element {
  const { t, lang } = useText();
  const f = detail.figures;
  const rows = [
    [t(text.entries), t(text.entriesLate)(f.entries, f.late)],
    [t(text.groups), [f.mail, f.messaging, f.other].map((n) => count(lang, n)).join(', ')],
    [t(text.notArchived), count(lang, f.notArchived)],
    [t(text.incidents), count(lang, f.incidents)],
  ] as const;
  const whole =
    lang === 'nl' ? many('nl', f.entries, 'registratie', 'registraties') : many('en', f.entries, 'entry', 'entries');
  return (
    <>
      <section>
        <h3>{t(text.figures)}</h3>
        <dl className="cellFigures">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{t(text.complete)}</h3>
        <p className="note">
          {t(text.completeSays)} {whole}.
        </p>
        <dl className="cellFigures">
          {detail.completeness.map((one) => (
            <div key={one.column}>
              <dt>{columnWords[one.column] ? t(columnWords[one.column]!) : one.column}</dt>
              <dd>
                {t(text.of)(one.filled, one.of)}
                <meter
                  aria-label={columnWords[one.column] ? t(columnWords[one.column]!) : one.column}
                  value={one.filled}
                  max={Math.max(1, one.of)}
                />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
