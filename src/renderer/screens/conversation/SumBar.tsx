import { StateShape } from '../../components/Badge.tsx';
import { conversation } from '../../text/conversation.ts';
import { count, useText } from '../../text/text.ts';
import type { Sum } from './choice.ts';

/** "214 berichten = 7 werk + 2 context + 1 dubbel + 204 weggelaten + 0 onbegrepen, klopt" */
export function SumBar({ sum }: { sum: Sum }): React.JSX.Element {
  const { t, lang } = useText();
  const parts = [
    [sum.work, conversation.work],
    [sum.context, conversation.context],
    [sum.duplicate, conversation.duplicate],
    [sum.leftOut, conversation.leftOut],
    [sum.notUnderstood, conversation.notUnderstood],
  ] as const;
  return (
    <p className="sumBar" role="status">
      <span>
        <strong>{t(conversation.messages)(sum.total)}</strong> ={' '}
        {parts.map(([n, name], i) => (
          <span key={name.nl}>
            {i > 0 && ' + '}
            <strong>{count(lang, n)}</strong> {t(name)}
          </span>
        ))}
      </span>
      <span className={sum.addsUp ? 'okText' : 'error'}>
        <StateShape shape={sum.addsUp ? 'check' : 'cross'} />{' '}
        {t(sum.addsUp ? conversation.addsUp : conversation.addsUpNot)}
      </span>
    </p>
  );
}
