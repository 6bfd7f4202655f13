import { useState } from 'react';
import type { Role } from '../../../shared/codes.ts';
import type { Person } from '../../../shared/people-records.ts';
import { mayGiveCode } from '../../../shared/rules.ts';
import { ROLES_OF } from '../../../shared/workspace-kinds.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useSession } from '../../state/session.tsx';
import { common, roles } from '../../text/common.ts';
import { settingsText } from '../../text/settings.ts';
import { type Speaker, useText } from '../../text/text.ts';
import { capital, longDay } from '../../text/time.ts';
import { KeySheet } from './KeySheet.tsx';
import { Leave } from './Leave.tsx';

function standing(person: Person, { t, lang }: Speaker): string {
  if (person.leftOn) return t(settingsText.left)(longDay(person.leftOn, lang));
  if (!person.hasSlot) return t(settingsText.onPaper);
  return t(person.awaitsCode ? settingsText.awaits : settingsText.canUnlock);
}

/** Who this register knows, and the codes that let them in. */
export function People(): React.JSX.Element {
  const speaker = useText();
  const { t } = speaker;
  const session = useSession();
  const people = useCall('people.list', {}).data?.people ?? [];
  const [asking, setAsking] = useState<Person | 'new' | null>(null);
  const [sheetOf, setSheetOf] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const [code, setCode] = useState<{ name: string; code: string } | null>(null);
  const writes = !session.readOnly && ['secretary', 'recordsManager', 'collector'].includes(session.person.role);
  const keeps = writes && session.person.role !== 'secretary';
  const hasRecordsManager = people.some((p) => p.role === 'recordsManager' && p.leftOn === null);
  const shown = (name: string, given: string | null): void => {
    setAsking(null);
    if (given !== null) setCode({ name, code: given });
  };
  return (
    <section className="card settingsCard">
      <h2>{t(settingsText.people)}</h2>
      <p className="note">
        {t(session.kind === 'office' ? settingsText.peopleSays : settingsText.peopleSaysCollection)}
      </p>
      <ul className="people">
        {people.map((person) => (
          <li key={person.id}>
            <Icon name="person" />
            <span className="grow">
              <strong>{person.name}</strong>, {t(roles[person.role])}
              <span className="note">{capital(standing(person, speaker))}</span>
            </span>
            <span className="buttons">
              {person.vkey !== null && person.leftOn === null && (
                <Button
                  size="small"
                  onPress={() => setSheetOf(person)}
                  label={`${t(settingsText.showKeySheet)}: ${person.name}`}
                >
                  {t(settingsText.showKeySheet)}
                </Button>
              )}
              {keeps && person.leftOn === null && person.id !== session.person.id && (
                <Button
                  size="small"
                  onPress={() => setLeaving(person)}
                  label={`${t(settingsText.leave)}: ${person.name}`}
                >
                  {t(settingsText.leave)}
                </Button>
              )}
              {writes && mayGiveCode(session.person, person, hasRecordsManager) && (
                <Button
                  size="small"
                  onPress={() => setAsking(person)}
                  label={`${t(settingsText.newCode)}: ${person.name}`}
                >
                  {t(settingsText.newCode)}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {writes && (
        <div className="buttons">
          <Button icon="plus" onPress={() => setAsking('new')}>
            {t(settingsText.addPerson)}
          </Button>
        </div>
      )}
      {sheetOf && <KeySheet person={sheetOf} onClose={() => setSheetOf(null)} />}
      {leaving && <Leave person={leaving} onClose={() => setLeaving(null)} />}
      {asking === 'new' && <AddPerson onClose={() => setAsking(null)} onAdded={shown} />}
      {asking && asking !== 'new' && <NewCode person={asking} onClose={() => setAsking(null)} onGiven={shown} />}
      {code && (
        <Dialog
          title={t(settingsText.giveCode)(code.name)}
          onClose={() => setCode(null)}
          actions={
            <Button kind="primary" focusFirst onPress={() => setCode(null)}>
              {t(common.close)}
            </Button>
          }
        >
          <p className="oneTimeCode">{code.code}</p>
          <p className="note">{t(settingsText.codeOnce)}</p>
        </Dialog>
      )}
    </section>
  );
}

interface NewCodeProps {
  person: Person;
  onClose: () => void;
  onGiven: (name: string, code: string) => void;
}

function NewCode({ person, onClose, onGiven }: NewCodeProps): React.JSX.Element {
  const { t } = useText();
  const issue = useAct('people.issueCode');
  const submit = async (): Promise<void> => {
    try {
      onGiven(person.name, (await issue.act({ personId: person.id })).code);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={t(settingsText.newCodeFor)(person.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button focusFirst keys="Escape" onPress={onClose}>
            {t(settingsText.keepOld)}
          </Button>
          <Button kind="danger" type="submit" busy={issue.busy}>
            {t(settingsText.newCode)}
          </Button>
        </>
      }
    >
      <p>{t(settingsText.newCodeSays)}</p>
      <FailureBanner failure={issue.failure} />
    </Dialog>
  );
}

function AddPerson(props: {
  onClose: () => void;
  onAdded: (name: string, code: string | null) => void;
}): React.JSX.Element {
  const { t } = useText();
  const addable = ROLES_OF[useSession().kind];
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(addable[0]!);
  const [asked, setAsked] = useState(false);
  const add = useAct('people.add');
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (name.trim() === '') return;
    try {
      const made = await add.act({ name, role, slot: true });
      props.onAdded(made.person.name, made.code);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={t(settingsText.addPerson)}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button keys="Escape" onPress={props.onClose}>
            {t(common.cancel)}
          </Button>
          <Button kind="primary" type="submit" busy={add.busy}>
            {t(settingsText.add)}
          </Button>
        </>
      }
    >
      <Field
        label={t(settingsText.name)}
        value={name}
        onChange={setName}
        error={asked && name.trim() === '' ? t(settingsText.needName) : null}
        maxLength={120}
        focusFirst
      />
      <Select
        label={t(settingsText.role)}
        value={role}
        onChange={(value) => setRole(addable.find((one) => one === value) ?? role)}
        options={addable.map((value) => ({ value, label: capital(t(roles[value])) }))}
      />
      <FailureBanner failure={add.failure} />
    </Dialog>
  );
}
