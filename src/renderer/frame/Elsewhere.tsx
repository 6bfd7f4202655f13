import type { Role } from '../../shared/codes.ts';
import { buttonSaying } from '../components/screen-buttons.ts';
import { useSession } from '../state/session.tsx';
import { common } from '../text/common.ts';
import { incidentText } from '../text/incidents.ts';
import { journalText } from '../text/journal.ts';
import { quarterText } from '../text/quarter.ts';
import { settingsText } from '../text/settings.ts';
import { termsText } from '../text/terms.ts';
import { type Both, useText } from '../text/text.ts';
import { go, places, type Route } from './route.ts';
import { useShortcut } from './shortcuts.ts';

interface Elsewhere {
  /** The words of the button that does it. */
  label: Both;
  screen: Route['screen'];
  /** Where that is, as the rail has it. */
  place: Both;
  href: string;
  roles: readonly Role[];
}

const DESK = ['secretary', 'recordsManager'] as const;
const ALL = [...DESK, 'officeHolder', 'auditor'] as const;
const settings = { screen: 'settings', place: common.settings, href: places.settings } as const;
const terms = { screen: 'terms', place: common.accounts, href: places.terms } as const;

const OFFICE: readonly Elsewhere[] = [
  { label: settingsText.rhythmMake, ...settings, roles: ALL },
  { label: settingsText.backupNow, ...settings, roles: DESK },
  { label: settingsText.addPerson, ...settings, roles: DESK },
  { label: settingsText.newSheet, ...settings, roles: ['recordsManager'] },
  { label: quarterText.close, screen: 'quarter', place: common.quarter, href: places.quarter(), roles: DESK },
  { label: termsText.addAccount, ...terms, roles: DESK },
  { label: termsText.addTerm, ...terms, roles: DESK },
  {
    label: incidentText.add,
    screen: 'incidents',
    place: common.incidents,
    href: places.incidents(),
    roles: DESK,
  },
  { label: journalText.check, screen: 'journal', place: common.journal, href: places.journal, roles: ALL },
];

/** Longer than any screen takes to read what it shows. */
const PATIENCE_MS = 5_000;

/** The focus on the button with these words, as soon as the screen has it. */
function focusWhenThere(words: string): void {
  const until = performance.now() + PATIENCE_MS;
  const look = (): void => {
    const found = buttonSaying(words);
    if (found) found.focus();
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}

function Command({ item, here }: { item: Elsewhere; here: boolean }): null {
  const { t } = useText();
  const { person, readOnly } = useSession();
  const label = t(item.label);
  const run = (): void => {
    go(item.href);
    focusWhenThere(label);
  };
  useShortcut('', run, label, {
    group: 'go',
    note: t(item.place),
    icon: 'forward',
    enabled: !here && !readOnly && item.roles.includes(person.role),
  });
  return null;
}

/** What is done on another screen is found from every screen: the palette leads to its button, which says the rest. */
export function ElsewhereCommands({ screen }: { screen: Route['screen'] }): React.JSX.Element {
  return (
    <>
      {OFFICE.map((item) => (
        <Command key={item.label.nl} item={item} here={item.screen === screen} />
      ))}
    </>
  );
}
