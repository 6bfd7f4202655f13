import { type FormEvent, useState } from 'react';
import { MAX_WORK_DOMAINS, typedDomains } from '../../../shared/work-domains.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { useSession } from '../../state/session.tsx';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';

/** By which addresses the work side of a mail is told. Whoever cannot change it reads it. */
export function WorkDomains(): React.JSX.Element | null {
  const { t } = useText();
  const { person, readOnly } = useSession();
  const { data, failure } = useCall('workspaces.domains', {});
  const mine = !readOnly && ['secretary', 'recordsManager'].includes(person.role);
  return (
    <section className="card settingsCard">
      <h2>{t(settingsText.mail)}</h2>
      <FailureBanner failure={failure} />
      {data &&
        (mine ? (
          <Typed kept={data.domains} says={t(settingsText.domainsSay)(data.always.join(', '))} />
        ) : (
          <>
            <p>{t(settingsText.domainsSay)(data.always.join(', '))}</p>
            <p>{data.domains.join(', ') || t(settingsText.domainsNone)}</p>
          </>
        ))}
    </section>
  );
}

function Typed({ kept, says }: { kept: readonly string[]; says: string }): React.JSX.Element {
  const { t } = useText();
  const [text, setText] = useState(kept.join(', '));
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const save = useAct('workspaces.saveDomains');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { domains, wrong } = typedDomains(text);
    const many = domains.length > MAX_WORK_DOMAINS ? t(settingsText.domainsMany) : null;
    const refused = wrong[0] === undefined ? many : t(settingsText.domainsWrong)(wrong[0]);
    setProblem(refused);
    setDone(false);
    if (refused !== null) return;
    try {
      await save.act({ domains });
      setText(domains.join(', '));
      setDone(true);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field
        label={t(settingsText.domains)}
        value={text}
        onChange={(value) => {
          setText(value);
          setDone(false);
        }}
        hint={says}
        error={problem}
      />
      <FailureBanner failure={save.failure} />
      <p role="status" className="note">
        {done ? t(settingsText.domainsKept) : ''}
      </p>
      <div className="buttons">
        <Button type="submit" busy={save.busy}>
          {t(settingsText.domainsSave)}
        </Button>
      </div>
    </form>
  );
}
