import { useState } from 'react';
import { labelOf, policyText } from '../../../shared/policy.ts';
import type { Answers } from '../../../shared/records.ts';
import { blocksAttachments, blocksContent } from '../../../shared/rules.ts';
import { call, useAct } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Check } from '../../components/Choice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Picker } from '../../components/Picker.tsx';
import { showToast } from '../../components/Toast.tsx';
import { common } from '../../text/common.ts';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import type { QuestionProps } from './question-parts.tsx';

const SECRETS = ['STG_C', 'STG_G', 'STG_ZG', 'BUITENLANDS'];

/** What a classification takes away: of a state secret nothing of the contents is kept (domain R25). */
export function afterClassification(facts: QuestionProps['facts'], classification: string): Partial<Answers> {
  const answers = { ...facts.answers, classification };
  const base = { classification, classificationByMachine: false };
  const noFiles =
    blocksAttachments(answers, facts.policy) && facts.answers.evidence === 'attached' ? { evidence: null } : {};
  if (!blocksContent(answers, facts.policy)) return { ...base, ...noFiles };
  return { ...base, ...noFiles, subject: null, reasonNote: null, forwardedTo: null, contentKinds: [] };
}

/** Four answers, each with what it means; the fourth asks which. */
export function ClassificationQuestion({ facts, set, next, removeFile }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, policy, staged } = facts;
  const [which, setWhich] = useState(false);
  const choose = (code: string): void => {
    const change = afterClassification(facts, code);
    set(change);
    const blocked = blocksAttachments({ ...answers, ...change }, policy);
    // With files still there the person has to see that they must go.
    if (!blocked || staged.evidence.length === 0) next();
  };
  const label = (code: string): string => labelOf(policy, 'classifications', code, lang);
  const depvKept = !blocksContent({ ...answers, classification: 'DEPV' }, policy);
  return (
    <>
      {which ? (
        <Picker
          key="which"
          label={t(register.whichSecret)}
          placeholder={t(register.whichSecret)}
          options={SECRETS.map((value) => ({ value, label: label(value) }))}
          value={answers.classification}
          onPick={choose}
          onEnter={next}
        />
      ) : (
        <Picker
          key="four"
          label={t(questionNames.classification)}
          placeholder={t(register.classificationChoices)}
          columns={1}
          options={[
            { value: 'ONGERUBRICEERD', label: t(register.classNo), note: t(register.classNoNote) },
            { value: 'ONBEKEND', label: t(register.classUnknown), note: t(register.classUnknownNote) },
            {
              value: 'DEPV',
              label: label('DEPV'),
              note: t(depvKept ? register.classDepvKept : register.classDepvNote),
            },
            { value: 'secret', label: t(register.classSecret), note: t(register.classSecretNote) },
          ]}
          value={SECRETS.includes(answers.classification ?? '') ? 'secret' : answers.classification}
          onPick={(value) => (value === 'secret' ? setWhich(true) : choose(value))}
          onEnter={next}
        />
      )}
      {blocksAttachments(answers, policy) && <Blocked facts={facts} removeFile={removeFile} />}
    </>
  );
}

/** What has to happen now: files away, and a way to the incident. */
export function Blocked({ facts, removeFile }: Pick<QuestionProps, 'facts' | 'removeFile'>): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, policy, staged } = facts;
  const [asks, setAsks] = useState(false);
  const files = staged.evidence.length;
  const secret = blocksContent(answers, policy);
  const removeAll = async (): Promise<void> => {
    for (const file of staged.evidence) await removeFile(file.id);
  };
  return (
    <>
      <Banner
        tone={secret ? 'bad' : 'warn'}
        says={secret ? policyText(policy, 'staatsgeheim')[lang] : t(register.evidenceBlocked)}
        alert
        actions={
          <>
            {files > 0 && (
              <Button size="small" onPress={() => void removeAll()}>
                {t(register.removeFiles)}
              </Button>
            )}
            {secret && (
              <Button size="small" onPress={() => setAsks(true)}>
                {t(register.incident)}
              </Button>
            )}
          </>
        }
      >
        {files > 0 && t(register.filesMustGo)(files)}
      </Banner>
      {asks && <IncidentDialog channel={answers.channel} onClose={() => setAsks(false)} />}
    </>
  );
}

function IncidentDialog({ channel, onClose }: { channel: string | null; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const [told, setTold] = useState(false);
  const record = useAct('incidents.record');
  const save = async (): Promise<void> => {
    const { now } = await call('app.info', {});
    try {
      const incident = await record.act({
        discoveredAt: now,
        kind: 'COMPROMITTERING',
        result: 'ONBEKEND',
        channel,
        classified: 'ja',
        concerns: 'bewindspersoon',
        bvaOn: told ? now : null,
      });
      showToast({ says: t(register.incidentMade)(incident.number) });
      onClose();
    } catch {
      // Shown below by `record.failure`.
    }
  };
  return (
    <Dialog
      title={t(register.incidentTitle)}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button focusFirst onPress={onClose}>
            {t(common.cancel)}
          </Button>
          <Button type="submit" kind="primary" busy={record.busy}>
            {t(register.incident)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={record.failure} />
      <p>{t(register.incidentSays)}</p>
      <Check checked={told} onChange={setTold}>
        {t(register.bvaTold)}
      </Check>
    </Dialog>
  );
}
