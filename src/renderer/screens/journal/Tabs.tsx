import { OVERSEES } from '../../../shared/codes.ts';
import { PageTabs } from '../../components/PageTabs.tsx';
import { places } from '../../frame/route.ts';
import { useSession } from '../../state/session.tsx';
import { accessText as text } from '../../text/access.ts';
import { useText } from '../../text/text.ts';

/** The steps, and for those who watch over a register who looked at what. */
export function Tabs({ at }: { at: string }): React.JSX.Element | null {
  const { t } = useText();
  const { person } = useSession();
  if (!OVERSEES.includes(person.role)) return null;
  const tabs = [
    { href: places.journal, word: t(text.steps) },
    { href: places.access, word: t(text.title) },
  ];
  return <PageTabs label={t(text.tabs)} tabs={tabs} at={at} />;
}
