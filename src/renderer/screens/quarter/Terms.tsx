import { useState } from 'react';
import type { QuarterTerm, QuarterView } from '../../../shared/office-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { useAct } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { go, places } from '../../frame/route.ts';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { quarterText as text } from '../../text/quarter.ts';
import { count, useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';
import { showInList } from '../list/list-state.ts';

/** "2027-W05" = "5" */
export function weekNumber(id: string): string {
  return String(Number(id.slice(6)));
}

export function Terms({ view, policy }: { view: QuarterView; policy: Policy }): React.JSX.Element {
  const { t, lang } = useText();
  const sum = (key: 'entries' | 'signed' | 'open'): number => view.terms.reduce((n, one) => n + one[key], 0);
  const given = view.terms.filter((one) => one.statement === 'GEBRUIK' || one.statement === 'NIHIL').length;
  return (
    <div className="card termsCard">
      <table className="terms stacks">
        <thead>
          <tr>
            <th scope="col">{t(text.term)}</th>
            <th scope="col">{t(text.statement)}</th>
            <th scope="col" className="number">
              {t(text.entries)}
            </th>
            <th scope="col" className="number">
              {t(text.signedCount)}
            </th>
            <th scope="col" className="number">
              {t(text.openCount)}
            </th>
            <th scope="col">{t(text.emptyWeeks)}</th>
            <th scope="col">
              <span className="unseen">{t(text.action)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.terms.map((one) => (
            <TermRow key={one.termId} term={one} view={view} policy={policy} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(text.together)}</th>
            <td className="quiet" data-head={t(text.statement)}>
              {t(text.given)(given, view.terms.length)}
            </td>
            <td className="number" data-head={t(text.entries)}>
              {count(lang, sum('entries'))}
            </td>
            <td className="number" data-head={t(text.signedCount)}>
              {count(lang, sum('signed'))}
            </td>
            <td className="number" data-head={t(text.openCount)}>
              {count(lang, sum('open'))}
            </td>
            <td className="quiet" colSpan={2} data-head={t(text.emptyWeeks)}>
              {t(text.weeks)(new Set(view.terms.flatMap((one) => one.emptyWeeks)).size)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function TermRow({ term, view, policy }: { term: QuarterTerm; view: QuarterView; policy: Policy }): React.JSX.Element {
  const { t, lang } = useText();
  const short = (day: string): string => longDay(day, lang).replace(/^\S+ /, '');
  const facts = [
    term.post,
    term.until && term.until <= view.to ? t(text.until)(short(term.until)) : t(text.from)(short(term.from)),
    term.late > 0 ? t(text.late)(term.late) : '',
    term.returned > 0 ? t(text.returned)(term.returned) : '',
  ].filter(Boolean);
  const letsSign = useSession().person.role !== 'auditor';
  const waits = view.state !== 'closed' && (term.open > 0 || (term.canSignStatement && term.statement === 'none'));
  return (
    <tr>
      <th scope="row">
        {term.personName}
        <span className="note">
          <Unbroken>{facts.join(', ')}</Unbroken>
        </span>
      </th>
      <td data-head={t(text.statement)}>
        <Statement term={term} policy={policy} />
      </td>
      <td className="number" data-head={t(text.entries)}>
        {count(lang, term.entries)}
      </td>
      <td className="number" data-head={t(text.signedCount)}>
        {count(lang, term.signed)}
      </td>
      <td className="number" data-head={t(text.openCount)}>
        {count(lang, term.open)}
      </td>
      <td data-head={t(text.emptyWeeks)}>
        {term.emptyWeeks.length === 0 ? t(common.none) : t(text.week)(term.emptyWeeks.map(weekNumber).join(', '))}
      </td>
      <td className="act">
        {waits && letsSign ? (
          <Button size="small" onPress={() => go(places.signOff())}>
            {t(text.letSign)}
          </Button>
        ) : (
          <Button size="small" onPress={() => showInList({ quarter: view.quarter, facets: { termId: [term.termId] } })}>
            {t(text.view)}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Statement({ term, policy }: { term: QuarterTerm; policy: Policy }): React.JSX.Element {
  const { t, lang } = useText();
  const way = term.way === 'papier' ? text.wayPaper : term.way === 'afstand' ? text.wayRemote : text.wayApp;
  const reason = term.unsignedReason && (
    <span className="note">
      {t(text.unsignedIs)(inSentence(labelOf(policy, 'unsignedReasons', term.unsignedReason, lang)))}
    </span>
  );
  switch (term.statement) {
    case 'GEBRUIK':
      return (
        <Badge shape="check">
          {t(text.use)}, {t(way)}
        </Badge>
      );
    case 'NIHIL':
      return (
        <Badge shape="squareCheck">
          {t(text.nil)}, {t(way)}
        </Badge>
      );
    case 'paper':
      return <Badge shape="half">{t(text.paper)}</Badge>;
    default:
      return (
        <>
          <Badge shape="ring">{t(text.none)}</Badge>
          {reason}
        </>
      );
  }
}

/** Why a term's return is missing at close (domain D13). */
export function UnsignedButton(props: {
  quarter: string;
  termId: string;
  name: string;
  chosen: string | null;
  policy: Policy;
}): React.JSX.Element | null {
  const { t, lang } = useText();
  const { person, readOnly } = useSession();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState(props.chosen);
  const save = useAct('quarters.unsignedReason');
  if (readOnly || (person.role !== 'secretary' && person.role !== 'recordsManager')) return null;
  const submit = async (): Promise<void> => {
    if (!reason) return;
    try {
      await save.act({ quarter: props.quarter, termId: props.termId, reason });
      setAsks(false);
    } catch {
      // Shown below by `save.failure`.
    }
  };
  return (
    <>
      <Button size="small" onPress={() => setAsks(true)}>
        {t(text.reason)}
      </Button>
      {asks && (
        <Dialog
          title={t(text.unsignedTitle)(props.name)}
          onClose={() => setAsks(false)}
          onSubmit={() => void submit()}
          actions={
            <>
              <Button onPress={() => setAsks(false)}>{t(common.cancel)}</Button>
              <Button type="submit" kind="primary" busy={save.busy}>
                {t(text.save)}
              </Button>
            </>
          }
        >
          <FailureBanner failure={save.failure} />
          <Choice
            label={t(text.reason)}
            hideLabel
            digits
            options={props.policy.lists.unsignedReasons.items.map((one) => ({
              value: one.code,
              label: one[lang],
            }))}
            value={reason}
            onChange={setReason}
          />
        </Dialog>
      )}
    </>
  );
}
