import { PageTabs } from '../../components/PageTabs.tsx';
import { places } from '../../frame/route.ts';
import { answersText as text } from '../../text/answers.ts';
import { useText } from '../../text/text.ts';

/** The two faces of an answer: the text with its rows, and how it changes. */
export function Tabs({ at }: { at: string }): React.JSX.Element {
  const { t } = useText();
  const tabs = [
    { href: places.answers, word: t(text.answer) },
    { href: places.trends, word: t(text.trends) },
  ];
  return <PageTabs label={t(text.tabs)} tabs={tabs} at={at} />;
}
