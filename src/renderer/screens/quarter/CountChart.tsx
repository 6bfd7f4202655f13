import { COUNTED } from '../../../shared/codes.ts';
import type { Policy } from '../../../shared/policy.ts';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { channelName, label } from '../../text/entry.ts';
import { quarterText as text } from '../../text/quarter.ts';
import { count, useText } from '../../text/text.ts';
import { showInList } from '../list/list-state.ts';

/** More than these are one line together. */
const SHOWN = 6;

interface Counted {
  value: string;
  count: number;
}

/** Through which channels, and why: a table whose numbers are drawn beside them as bars; a name leads to its entries. */
export function CountCharts({ quarter, policy }: { quarter: string; policy: Policy }): React.JSX.Element {
  const { t, lang } = useText();
  const { data, failure } = useCall('entries.facets', { quarter, status: [...COUNTED] });
  return (
    <>
      <FailureBanner failure={failure} />
      <CountChart
        title={t(text.perChannel)}
        head={t(text.channelHead)}
        counts={data?.channel ?? []}
        name={(code) => channelName(policy, code, lang)}
        open={(code) => showInList({ quarter, facets: { channel: [code], status: [...COUNTED] } })}
      />
      <CountChart
        title={t(text.perReason)}
        head={t(text.reasonHead)}
        counts={data?.reason ?? []}
        name={(code) => label(policy, 'reasons', code, lang)}
        open={(code) => showInList({ quarter, facets: { reason: [code], status: [...COUNTED] } })}
      />
    </>
  );
}

interface CountChartProps {
  title: string;
  head: string;
  counts: readonly Counted[];
  name: (code: string) => string;
  open: (code: string) => void;
}

function CountChart({ title, head, counts, name, open }: CountChartProps): React.JSX.Element | null {
  const { t, lang } = useText();
  const sorted = counts.filter((one) => one.count > 0).toSorted((a, b) => b.count - a.count);
  if (sorted.length === 0) return null;
  // One more is a line of its own rather than "1 other".
  const shown = sorted.slice(0, sorted.length === SHOWN + 1 ? SHOWN + 1 : SHOWN);
  const rest = sorted.slice(shown.length);
  const most = sorted[0]!.count;
  const restCount = rest.reduce((sum, one) => sum + one.count, 0);
  return (
    <section aria-label={title}>
      <p className="sectionHead">
        <strong>{title}</strong>
      </p>
      <div className="card chartCard">
        <table className="countChart">
          <thead className="unseen">
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{t(text.entries)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.value}>
                <th scope="row">
                  <Named name={name(one.value)} onOpen={() => open(one.value)} />
                </th>
                <Count number={one.count} most={most} />
              </tr>
            ))}
            {rest.length > 0 && (
              <tr>
                <th scope="row">{t(text.others)(rest.length)}</th>
                {/* No bar: together they are no channel or reason to compare with. */}
                <td>
                  <span className="countValue">{count(lang, restCount)}</span>
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Named({ name, onOpen }: { name: string; onOpen: () => void }): React.JSX.Element {
  return (
    <button type="button" className="linkButton" onClick={onOpen}>
      <Unbroken>{name}</Unbroken>
    </button>
  );
}

function Count({ number, most }: { number: number; most: number }): React.JSX.Element {
  const { lang } = useText();
  return (
    <td>
      <span
        className="countBar"
        style={{ inlineSize: `${Math.max(2, Math.round((number / most) * 100))}%` }}
        aria-hidden
      />
      <span className="countValue">{count(lang, number)}</span>
    </td>
  );
}
