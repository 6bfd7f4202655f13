import { places } from '../../frame/route.ts';
import { answersText as text } from '../../text/answers.ts';
import { useText } from '../../text/text.ts';

/** The two faces of an answer: the text with its rows, and how it changes. */
export function Tabs({ at }: { at: 'answer' | 'trends' }): React.JSX.Element {
  const { t } = useText();
  return (
    <nav className="answerTabs" aria-label={t(text.tabs)}>
      <a href={places.answers} aria-current={at === 'answer' ? 'page' : undefined}>
        {t(text.answer)}
      </a>
      <a href={places.trends} aria-current={at === 'trends' ? 'page' : undefined}>
        {t(text.trends)}
      </a>
    </nav>
  );
}
