import { useState } from 'react';
import { YES_NO_UNKNOWN } from '../../../shared/codes.ts';
import type { Incident, IncidentInput } from '../../../shared/office-records.ts';
import { itemsOn, type Policy } from '../../../shared/policy.ts';
import { type Day, localDay, localTime, rfc3339 } from '../../../shared/quarter.ts';
import { useAct, useCall } from '../../api.ts';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { incidentText as text } from '../../text/incidents.ts';
import { useText } from '../../text/text.ts';
import { YES_NO } from '../terms/EndDialogs.tsx';

interface IncidentDialogProps {
  /** Null: a new one. */
  incident: Incident | null;
  policy: Policy;
  today: Day;
  onClose: () => void;
}

type Said = Omit<IncidentInput, 'discoveredAt' | 'bvaOn' | 'cisoOn' | 'fgOn'>;

const FIRST: Said = {
  kind: 'POGING_FRAUDE',
  result: 'POGING',
  channel: null,
  ownDevice: 'onbekend',
  classified: 'onbekend',
  personalData: 'onbekend',
  concerns: 'bewindspersoon',
  count: 1,
  apReported: 'nvt',
  apWithin72h: 'onbekend',
  peopleInformed: 'nvt',
  settledOn: null,
  measure: '',
  notReportedBecause: '',
};

/** A day and a clock time of the Netherlands as a moment; an hour that the change of clocks skips is the hour after. */
function momentOf(day: Day, clock: string): string {
  const summer = new Date(`${day}T${clock}:00+02:00`);
  const isSummer = localTime(summer).startsWith(`${day} ${clock}`);
  return rfc3339(isSummer ? summer : new Date(`${day}T${clock}:00+01:00`));
}

function dayOf(moment: string | null | undefined): Day | null {
  return moment ? localDay(new Date(moment)) : null;
}

/** Unchanged where the day is: a report keeps its hour. */
function keptMoment(day: Day | null, before: string | null | undefined): string | null {
  if (day === null) return null;
  return before && dayOf(before) === day ? before : momentOf(day, '12:00');
}

/** The questions of domain D8: what, with what result, on whose device, and who was told when. */
export function IncidentDialog({ incident, policy, today, onClose }: IncidentDialogProps): React.JSX.Element {
  const { t, lang } = useText();
  const [said, setSaid] = useState<Said>(() => (incident ? pick(incident) : FIRST));
  const [day, setDay] = useState<Day | null>(dayOf(incident?.discoveredAt));
  const [clock, setClock] = useState(incident ? localTime(new Date(incident.discoveredAt)).slice(11, 16) : '');
  const [bva, setBva] = useState<Day | null>(dayOf(incident?.bvaOn));
  const [ciso, setCiso] = useState<Day | null>(dayOf(incident?.cisoOn));
  const [fg, setFg] = useState<Day | null>(dayOf(incident?.fgOn));
  const [tried, setTried] = useState(false);
  const now = useCall('app.info', {}).data?.now.slice(11, 16) ?? '00:00';
  const record = useAct('incidents.record');
  const update = useAct('incidents.update');
  const set = (change: Partial<Said>): void => setSaid({ ...said, ...change });
  const clockOk = clock.trim() === '' || /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(clock.trim());
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (!day || !clockOk) return false;
    // Noon where nobody knows the hour, but never later than now.
    const noon = day === today && now < '12:00' ? now : '12:00';
    const at = (clock.trim() || noon).replace('.', ':').padStart(5, '0');
    const input: IncidentInput = {
      ...said,
      discoveredAt: momentOf(day, at),
      bvaOn: keptMoment(bva, incident?.bvaOn),
      cisoOn: keptMoment(ciso, incident?.cisoOn),
      fgOn: keptMoment(fg, incident?.fgOn),
    };
    const { number } = incident ? await update.act({ ...input, incidentId: incident.id }) : await record.act(input);
    showToast({ says: t(text.saved)(number) });
    return true;
  };
  const options = (list: 'incidentKinds' | 'incidentResults' | 'channels') =>
    itemsOn(policy, list, today).map((one) => ({ value: one.code, label: one[lang] }));
  const threeWays = YES_NO_UNKNOWN.map((value) => ({ value: value as string, label: t(YES_NO[value]) }));
  const withNot = [
    { value: 'ja', label: t(YES_NO.ja) },
    { value: 'nee', label: t(YES_NO.nee) },
    { value: 'nvt', label: t(text.notApplicable) },
  ];
  return (
    <FormDialog
      wide
      title={incident ? t(text.changeOf)(incident.number) : t(text.add)}
      saves={t(text.save)}
      busy={record.busy || update.busy}
      failure={record.failure ?? update.failure}
      onSave={save}
      onClose={onClose}
    >
      <h3>{t(text.facts)}</h3>
      <div className="formTwo">
        <DayField
          label={t(text.when)}
          value={day}
          onChange={setDay}
          today={today}
          hint={t(text.dayHint)}
          error={tried && !day ? t(text.needWhen) : null}
          focusFirst
        />
        <Field
          label={t(text.time)}
          value={clock}
          onChange={setClock}
          hint={t(text.timeHint)}
          maxLength={5}
          error={tried && !clockOk ? t(text.timeWrong) : null}
        />
      </div>
      <div className="formTwo">
        <Select
          label={t(text.kind)}
          value={said.kind}
          onChange={(kind) => set({ kind })}
          options={options('incidentKinds')}
        />
        <Select
          label={t(text.result)}
          value={said.result}
          onChange={(result) => set({ result })}
          options={options('incidentResults')}
        />
        <Select
          label={t(text.channel)}
          value={said.channel ?? ''}
          onChange={(channel) => set({ channel: channel || null })}
          options={[{ value: '', label: t(text.noChannel) }, ...options('channels')]}
        />
        <Field
          label={t(text.howMany)}
          value={String(said.count)}
          inputMode="numeric"
          maxLength={5}
          onChange={(typed) => set({ count: Math.min(10_000, Math.max(1, Number(typed.replaceAll(/\D/g, '')) || 1)) })}
        />
        <Select
          label={t(text.concerns)}
          value={said.concerns}
          onChange={(concerns) => set({ concerns: concerns as Said['concerns'] })}
          options={[
            { value: 'bewindspersoon', label: t(text.concernsHolder) },
            { value: 'medewerker', label: t(text.concernsStaff) },
            { value: 'onbekend', label: t(YES_NO.onbekend) },
          ]}
        />
        {(['ownDevice', 'classified', 'personalData'] as const).map((key) => (
          <Select
            key={key}
            label={t(text[key])}
            value={said[key]}
            onChange={(value) => set({ [key]: value })}
            options={threeWays}
          />
        ))}
      </div>
      <h3 className="basisHead">{t(text.reports)}</h3>
      <div className="formTwo">
        <DayField label={t(text.bvaOn)} value={bva} onChange={setBva} today={today} hint={t(text.optional)} />
        <DayField label={t(text.cisoOn)} value={ciso} onChange={setCiso} today={today} hint={t(text.optional)} />
        <DayField label={t(text.fgOn)} value={fg} onChange={setFg} today={today} hint={t(text.optional)} />
        <Select
          label={t(text.apReported)}
          value={said.apReported}
          onChange={(value) => set({ apReported: value as Said['apReported'] })}
          options={withNot}
        />
        {said.apReported === 'ja' && (
          <Select
            label={t(text.apWithin)}
            value={said.apWithin72h}
            onChange={(value) => set({ apWithin72h: value as Said['apWithin72h'] })}
            options={threeWays}
          />
        )}
        <Select
          label={t(text.informed)}
          value={said.peopleInformed}
          onChange={(value) => set({ peopleInformed: value as Said['peopleInformed'] })}
          options={withNot}
        />
      </div>
      <Field
        label={t(text.why)}
        value={said.notReportedBecause}
        onChange={(notReportedBecause) => set({ notReportedBecause })}
        maxLength={200}
      />
      <h3 className="basisHead">{t(text.after)}</h3>
      <Field label={t(text.measure)} value={said.measure} onChange={(measure) => set({ measure })} maxLength={300} />
      <DayField
        label={t(text.settledDay)}
        value={said.settledOn}
        onChange={(settledOn) => set({ settledOn })}
        today={today}
        hint={t(text.settledHint)}
      />
    </FormDialog>
  );
}

/** Only what the form asks: an incident as listed carries more. */
function pick(one: Incident): Said {
  return Object.fromEntries(Object.keys(FIRST).map((key) => [key, one[key as keyof Said]])) as unknown as Said;
}
