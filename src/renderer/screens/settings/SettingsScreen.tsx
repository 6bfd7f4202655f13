import { useState } from 'react';
import { Check, Choice } from '../../components/Choice.tsx';
import { RecoverySheet } from '../../components/RecoverySheet.tsx';
import { places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useSession } from '../../state/session.tsx';
import { changeSettings, useSettings } from '../../state/settings.tsx';
import { common } from '../../text/common.ts';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';
import { Accreditation } from './Accreditation.tsx';
import { Backups } from './Backups.tsx';
import { People } from './People.tsx';
import { Recovery } from './Recovery.tsx';
import { Rhythm } from './Rhythm.tsx';
import { WorkDomains } from './WorkDomains.tsx';
import './settings.css';

const THEMES = ['system', 'light', 'dark', 'hc'] as const;

/** How it looks, the keyboard, backups, people, and what this program is. */
export function SettingsScreen(): React.JSX.Element {
  const { t } = useText();
  const settings = useSettings();
  const { title, kind } = useSession();
  const [sheet, setSheet] = useState<readonly string[] | null>(null);
  if (sheet)
    return (
      <Screen title={t(settingsText.sheet)}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <div className="settings scrolls" data-pane tabIndex={0} role="group" aria-label={t(settingsText.sheet)}>
          <RecoverySheet register={title} groups={sheet} codes={[]} onDone={() => setSheet(null)} />
        </div>
      </Screen>
    );
  return (
    <Screen title={t(common.settings)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="settings scrolls" data-pane tabIndex={0} role="group" aria-label={t(common.settings)}>
        <div className="settingsColumn">
          <section className="card settingsCard">
            <h2>{t(settingsText.looks)}</h2>
            <Choice
              label={t(settingsText.language)}
              columns={2}
              value={settings.language}
              onChange={(language) => changeSettings({ language })}
              options={[
                { value: 'nl', label: 'Nederlands' },
                { value: 'en', label: 'English' },
              ]}
            />
            <Choice
              label={t(settingsText.theme)}
              columns={2}
              value={settings.theme}
              onChange={(theme) => changeSettings({ theme })}
              options={THEMES.map((value) => ({ value, label: t(settingsText[value]) }))}
            />
          </section>
          <section className="card settingsCard">
            <h2>{t(settingsText.keyboard)}</h2>
            <Check checked={settings.singleKeys} onChange={(singleKeys) => changeSettings({ singleKeys })}>
              {t(settingsText.singleKeys)}
            </Check>
          </section>
          <Backups />
          {kind === 'office' && <Rhythm />}
          {kind === 'office' && <WorkDomains />}
          <p>
            <a href={places.about}>{t(common.about)}</a>
          </p>
        </div>
        <div className="settingsColumn">
          <People />
          <Recovery onMade={setSheet} />
          {kind === 'office' && <Accreditation />}
        </div>
      </div>
    </Screen>
  );
}
