import { localDay } from '../../../shared/quarter.ts';
import type { Preview } from '../../../shared/records.ts';
import { conversation } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';
import { capital, longDay } from '../../text/time.ts';
import { Bubble, dayOf, timeOf, Warning } from '../chat/Bubble.tsx';

/** What was kept of a conversation, as the conversation it was, with how much there was. */
export function ExtractView({ extract }: { extract: NonNullable<Preview['extract']> }): React.JSX.Element {
  const { t, lang } = useText();
  const { balance, part, messages, source, envelope } = extract;
  const envelopeDay = envelope?.sentAt ? longDay(localDay(new Date(envelope.sentAt)), lang) : t(conversation.noDay);
  const kept = part.work + part.context;
  // A row of an old register, not messages of a conversation.
  const rows = balance.unit === 'line';
  return (
    <div className="extract">
      <div className="extractHead">
        <p>
          <strong>
            {rows
              ? t(conversation.extractRow)(messages[0]?.n ?? 0, source.name)
              : t(conversation.extractHead)(balance.kept, balance.total, balance.leftOut)}
          </strong>
          {!rows && kept < balance.kept && <> · {t(conversation.extractPart)(kept)}</>}
        </p>
        <p className="note">
          {rows ? t(conversation.extractRows)(balance.kept, balance.total) : t(conversation.extractFrom)(source.name)}
        </p>
        {envelope && <p className="note">{t(conversation.envelope)(envelope.from, envelopeDay)}</p>}
        <details className="note">
          <summary>{t(conversation.extractSha)}</summary>
          <code>{source.sha256}</code>
        </details>
        {extract.noMarking !== null && <p className="note">{`${t(conversation.markingWhy)} ${extract.noMarking}`}</p>}
      </div>
      {extract.warnings.map((one) => (
        <Warning key={one.code} code={one.code} />
      ))}
      <ol>
        {messages.map((message, i) => {
          const day = dayOf(message);
          return (
            <li key={message.n}>
              {day !== null && day !== dayOf(messages[i - 1]) && (
                <p className="chatDay">{capital(longDay(day, lang))}</p>
              )}
              <div className={`extractRow ${message.role} ${rows ? '' : 'timed'}`}>
                {!rows && (
                  <span className="note">
                    {timeOf(message, lang)}
                    {message.role === 'context' && <span className="extractRole"> {t(conversation.context)}</span>}
                  </span>
                )}
                <Bubble message={message} before={messages[i - 1]} self={extract.self} />
              </div>
            </li>
          );
        })}
      </ol>
      {kept > messages.length && <p className="note">{t(conversation.extractMore)(kept - messages.length)}</p>}
    </div>
  );
}
