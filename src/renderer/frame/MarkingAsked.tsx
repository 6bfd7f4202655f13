import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Field } from '../components/Field.tsx';
import { capture } from '../text/capture.ts';
import { conversation } from '../text/conversation.ts';
import { useText } from '../text/text.ts';
import { type Asked, useMarkingAsked } from './marking-asked.ts';
import { go, places } from './route.ts';

/** The question about a file with a marking: leave it out, make it an incident, or say why it is none. */
export function MarkingAsked(): React.JSX.Element | null {
  const asked = useMarkingAsked();
  return asked && <Question {...asked} />;
}

function Question({ name, isDepartmental, settle }: Asked): React.JSX.Element {
  const { t } = useText();
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (): void => {
    if (why.trim() === '') setMissing(true);
    else settle(why.trim());
  };
  return (
    <Dialog
      title={t(capture.markingTitle)}
      onClose={() => settle(null)}
      onSubmit={submit}
      actions={
        <>
          <Button keys="Escape" onPress={() => settle(null)}>
            {t(capture.markingLeave)}
          </Button>
          <Button
            onPress={() => {
              settle(null);
              go(places.incidents());
            }}
          >
            {t(capture.markingIncident)}
          </Button>
          <Button type="submit" kind="primary">
            {t(capture.markingGoOn)}
          </Button>
        </>
      }
    >
      <p>{t(isDepartmental ? capture.markingDepartmental : capture.markingSays)(name)}</p>
      <Field
        label={t(conversation.markingWhy)}
        value={why}
        onChange={setWhy}
        maxLength={200}
        focusFirst
        error={missing ? t(capture.markingNeeded) : null}
      />
    </Dialog>
  );
}
