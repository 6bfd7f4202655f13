import { useState } from 'react';
import { CallFailure, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';

/** The weekly reminder and the days after a quarter, for a person's own calendar. */
export function Rhythm(): React.JSX.Element {
  const { t, lang } = useText();
  const [path, setPath] = useState<string | null>(null);
  const write = useAct('calendar.write');
  const run = async (): Promise<void> => {
    try {
      setPath((await write.act({ language: lang })).path);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <section className="card settingsCard">
      <h2>{t(settingsText.rhythm)}</h2>
      <p>{t(settingsText.rhythmSays)}</p>
      <FailureBanner failure={write.failure} />
      <p role="status" className="note folder">
        {path ? t(settingsText.rhythmDone)(path) : ''}
      </p>
      <div className="buttons">
        <Button icon="calendar" busy={write.busy} onPress={() => void run()}>
          {t(settingsText.rhythmMake)}
        </Button>
      </div>
    </section>
  );
}
