import type { Ref } from 'react';
import { dayByOrder } from '../../../shared/date-order.ts';
import type { DateOrder } from '../../../shared/intake.ts';
import type { Envelope, Opened } from '../../../shared/intake-records.ts';
import { itemsOn, type Language } from '../../../shared/policy.ts';
import { localDay } from '../../../shared/quarter.ts';
import { type CallFailure, useCall } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Check, Choice as Radios } from '../../components/Choice.tsx';
import { Warning } from '../../components/chat/Bubble.tsx';
import { Field, Problem, Select } from '../../components/Field.tsx';
import { draftOfDrop } from '../../frame/drop-queue.ts';
import { usePolicy } from '../../state/session.tsx';
import { bytesInWords } from '../../text/bytes.ts';
import { dateOrders, kindOfSource, conversation as says } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';
import { capital, longDay } from '../../text/time.ts';
import type { Sum } from './choice.ts';
import { MAY_MISS, type Missing } from './missing.ts';

/** Answers beside the ticks. */
export interface KeepAnswers {
  /** '' = still to choose, '-' = not among them. */
  self: string;
  reason: string | null;
  media: boolean;
  noMarking: string;
}

interface Props {
  opened: Opened;
  sum: Sum;
  answers: KeepAnswers;
  set: (change: Partial<KeepAnswers>) => void;
  /** What pressing "go on" found to be missing. */
  missing: Missing | null;
  /** A chosen message has a marking of classification. */
  marking: boolean;
  failure: CallFailure | null;
  busy: boolean;
  onOrder: (order: DateOrder) => void;
  onGoOn: () => void;
  ref: Ref<HTMLFormElement>;
}

/** Right: what this is, the few questions about it, and the one button. */
export function KeepPane({ ref, ...props }: Props): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const today = useCall('app.info', {}).data?.today;
  const { opened, answers, set, sum, missing } = props;
  const error = (which: Missing): string | null => (missing === which ? t(MAY_MISS[which]) : null);
  const reasons = policy && today ? itemsOn(policy, 'leftOutReasons', today) : [];
  return (
    <form
      ref={ref}
      className="keepPane"
      aria-label={t(says.side)}
      data-pane
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault();
        props.onGoOn();
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="keepAsks scrolls" tabIndex={0} role="group" aria-label={t(says.side)}>
        <About opened={opened} />
        {opened.dateOrders.length > 0 && (
          <div data-question="order">
            <Radios
              label={t(says.orderAsk)}
              digits
              options={opened.dateOrders.map((order) => ({
                value: order,
                label: dateOrders[order]?.[lang] ?? order,
                ...exampleOf(opened, order, lang),
              }))}
              value={null}
              onChange={props.onOrder}
              error={error('order')}
            />
            <p className="note">{t(says.orderSays)}</p>
          </div>
        )}
        {opened.asksSelf && (
          <div data-question="self">
            <Select
              label={t(says.selfAsk)}
              value={answers.self}
              onChange={(self) => set({ self })}
              error={error('self')}
              options={[
                { value: '', label: t(says.selfChoose) },
                ...opened.speakers.map((one) => ({ value: one.key, label: `${one.name} (${one.messages})` })),
                { value: '-', label: t(says.selfNobody) },
              ]}
            />
          </div>
        )}
        {sum.leftOut > 0 && (
          <div data-question="why">
            <Radios
              label={t(says.why)}
              digits
              options={reasons.map((one) => ({ value: one.code, label: one[lang] }))}
              value={answers.reason}
              onChange={(reason) => set({ reason })}
              error={error('why')}
            />
          </div>
        )}
        {draftOfDrop() !== null && <p className="note">{t(says.intoDraft)}</p>}
        {opened.media > 0 && (
          <Check checked={answers.media} onChange={(media) => set({ media })}>
            {t(says.media)(opened.media)}
          </Check>
        )}
        {props.marking && (
          <div data-question="marking">
            <Banner tone="bad" says={t(says.marking)} alert />
            <Field
              label={t(says.markingWhy)}
              value={answers.noMarking}
              onChange={(noMarking) => set({ noMarking })}
              maxLength={200}
              error={error('marking')}
            />
          </div>
        )}
        <FailureBanner failure={props.failure} />
      </div>
      <div className="keepFoot">
        {missing === 'nothing' && <Problem says={t(says.nothingChosen)} alert />}
        <p>
          <strong>{t(says.sideNow)(sum.work + sum.context, sum.total)}</strong>
        </p>
        <Button kind="primary" type="submit" keys="Enter" busy={props.busy}>
          {t(says.goOn)}
        </Button>
        <p className="note">{t(says.onlyLeavingOut)}</p>
      </div>
    </form>
  );
}

/** The first date of the source, as this order would read it. */
function exampleOf(opened: Opened, order: DateOrder, lang: Language): { note?: string } {
  const written = opened.page.find((message) => message.sentAtText !== '')?.sentAtText ?? '';
  const day = dayByOrder(written, order);
  return day === null ? {} : { note: `${written} = ${longDay(day, lang)}` };
}

/** Which mail brought it, and what of that mail is not in it. */
function EnvelopeNote({ envelope }: { envelope: Envelope }): React.JSX.Element {
  const { t, lang } = useText();
  const { from, sentAt, others } = envelope;
  const day = sentAt === null ? t(says.noDay) : longDay(localDay(new Date(sentAt)), lang);
  return (
    <>
      <p className="note">{t(says.envelope)(from, day)}</p>
      {others.length > 0 && <p className="note">{t(says.envelopeOthers)(others.join(', '))}</p>}
    </>
  );
}

function About({ opened }: { opened: Opened }): React.JSX.Element {
  const { t, lang } = useText();
  const codes = [...new Set(opened.warnings.map((w) => w.code))].filter((code) => code !== 'date_order_ambiguous');
  return (
    <section>
      <h2>{t(kindOfSource(opened.kind))}</h2>
      <p>
        {t(says.messages)(opened.messages)}, {bytesInWords(opened.bytes, lang)}
        {opened.from && opened.until && (
          <>
            <br />
            {opened.from === opened.until
              ? capital(longDay(opened.from, lang))
              : capital(t(says.period)(longDay(opened.from, lang), longDay(opened.until, lang)))}
          </>
        )}
      </p>
      {opened.envelope && <EnvelopeNote envelope={opened.envelope} />}
      <p className="note">{t(says.sideStart)}</p>
      {codes.map((code) => (
        <Warning key={code} code={code} />
      ))}
      {opened.notUnderstood.length > 0 && (
        <details>
          <summary>{t(says.notUnderstoodTitle)(opened.balance.notUnderstood)}</summary>
          <ul className="note">
            {opened.notUnderstood.map((one) => (
              <li key={one.at}>
                {one.at}: {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
