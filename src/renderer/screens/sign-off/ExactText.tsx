import { useEffect, useRef, useState } from 'react';
import type { PreparedSignOff } from '../../../shared/office-records.ts';
import { Check } from '../../components/Choice.tsx';
import { Problem } from '../../components/Field.tsx';
import { useMedia } from '../../components/use-media.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { keepArrows } from './arrows.ts';

export interface ReadToEnd {
  /** The text has no room beside the statement: whoever signs might not have seen it. */
  asked: boolean;
  read: boolean;
  say: (read: boolean) => void;
}

/** Whether this text was read: its end was in sight, or the reader says so. Another text is unread again. */
export function useReadToEnd(text: string | null): ReadToEnd {
  const asked = useMedia('(width < 960px)');
  const [which, setWhich] = useState<string | null>(null);
  return { asked, read: text !== null && which === text, say: (read) => setWhich(read ? text : null) };
}

/** "Ik heb de tekst gelezen", and the way to it. */
export function ReadText({ reading, error }: { reading: ReadToEnd; error: boolean }): React.JSX.Element {
  const { t } = useText();
  return (
    <div className="readText" aria-invalid={error ? true : undefined}>
      <Check checked={reading.read} onChange={reading.say}>
        {t(signOff.readAll)}
      </Check>
      <button
        type="button"
        className="linkButton"
        onClick={() => document.querySelector<HTMLElement>('.exactText')?.focus()}
      >
        {t(signOff.toText)}
      </button>
      {error && <Problem says={t(signOff.readNeeded)} alert />}
    </div>
  );
}

/** The end of the text: says when it is in sight. */
function TextEnd({ onSeen }: { onSeen: () => void }): React.JSX.Element {
  const end = useRef<HTMLSpanElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    const watch = new IntersectionObserver((all) => all.some((one) => one.isIntersecting) && seen.current());
    if (end.current) watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  return (
    <span ref={end} aria-hidden>
      {'\u200b'}
    </span>
  );
}

/** Byte for byte what is signed. */
export function ExactText({
  prepared,
  reading,
}: {
  prepared: PreparedSignOff | null;
  reading: ReadToEnd;
}): React.JSX.Element {
  const { t } = useText();
  return (
    <section className="exact" aria-label={t(signOff.exactTitle)} data-pane tabIndex={-1}>
      <h2>{t(signOff.exactTitle)}</h2>
      <p className="note">{t(signOff.exactNote)}</p>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a scroller must be reachable by keyboard, and scroll */}
      <pre
        className="scrolls exactText"
        tabIndex={0}
        role="group"
        aria-label={t(signOff.exactTitle)}
        onKeyDown={keepArrows}
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        {prepared ? prepared.text : t(signOff.exactMaking)}
      </pre>
      {prepared && (
        <p className="note">
          {t(signOff.checkNumber)(prepared.text.trimEnd().split('\n').length, prepared.checkNumber)}
          {/* Beside the statement its end is always in sight, read or not: that says nothing. */}
          {reading.asked && <TextEnd key={prepared.text} onSeen={() => reading.say(true)} />}
        </p>
      )}
    </section>
  );
}
