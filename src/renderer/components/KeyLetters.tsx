import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useShortcut } from '../frame/shortcuts.ts';
import { palette } from '../text/palette.ts';
import { useText } from '../text/text.ts';
import { lettersFor } from './letters-for.ts';
import { wordsOf } from './screen-buttons.ts';

interface Lettered {
  element: HTMLElement;
  letters: string;
  left: number;
  top: number;
}

/** So far from the edge of the window that the letters, which stand around their corner, are whole. */
const EDGE = 14;

const PRESSABLE = 'button, a[href], summary, select, textarea, input';

/** What is drawn for it: a tick or radio button is often an input of no size inside its label. */
function drawn(element: HTMLElement): DOMRect {
  const own = element.getBoundingClientRect();
  return own.width > 4 && own.height > 4 ? own : (element.closest('label') ?? element).getBoundingClientRect();
}

/** In sight: not outside the window, nor scrolled out of its pane, nor behind something. */
function isInSight(element: HTMLElement, { left, top, width, height }: DOMRect): boolean {
  if (width === 0 || height === 0 || !element.checkVisibility({ visibilityProperty: true })) return false;
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!there) return false;
  return element.contains(there) || there.contains(element) || (element.closest('label')?.contains(there) ?? false);
}

/** Everything in sight that can be pressed or typed in, each with letters of its own. */
function lettered(): Lettered[] {
  const found = [...document.querySelectorAll<HTMLElement>(PRESSABLE)]
    .map((element) => ({ element, box: drawn(element) }))
    .filter(({ element, box }) => isInSight(element, box) && element.ariaDisabled !== 'true');
  const letters = lettersFor(found.map(({ element }) => wordsOf(element.closest('label') ?? element)));
  return found.map(({ element, box: { left, top } }, at) => {
    return { element, letters: letters[at]!, left: Math.max(left, EDGE), top: Math.max(top, EDGE) };
  });
}

/** Presses it; a field gets the focus. */
function press(element: HTMLElement): void {
  element.focus();
  const typed = element.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=button])');
  if (!typed) element.click();
}

/** F4: every button, link and field in sight gets letters; who types them presses it. So each action has a key. */
export function useKeyLetters(): ReactNode {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const stop = useCallback(() => setShown(false), []);
  useShortcut('F4', () => setShown(true), t(palette.letters), { group: 'everywhere', icon: 'key' });
  return shown && <KeyLetters onStop={stop} />;
}

function KeyLetters({ onStop }: { onStop: () => void }): React.JSX.Element {
  const { t } = useText();
  const [all] = useState(lettered);
  const [typed, setTyped] = useState('');
  const possible = all.filter(({ letters }) => letters !== '' && letters.startsWith(typed));
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      const letter = event.key.toUpperCase();
      const ours = event.key === 'Escape' || event.key === 'F4' || /^[A-Z]$/.test(letter);
      // Any other key does its usual work; the letters go.
      if (!ours || event.ctrlKey || event.metaKey || event.altKey) return onStop();
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const next = typed + letter;
      const found = possible.find(({ letters }) => letters === next);
      if (found) {
        onStop();
        press(found.element);
      } else if (possible.some(({ letters }) => letters.startsWith(next))) setTyped(next);
      else onStop();
    };
    const gone = ['pointerdown', 'wheel', 'resize', 'hashchange', 'blur'] as const;
    window.addEventListener('keydown', listen, { capture: true });
    for (const name of gone) window.addEventListener(name, onStop);
    return () => {
      window.removeEventListener('keydown', listen, { capture: true });
      for (const name of gone) window.removeEventListener(name, onStop);
    };
  }, [possible, typed, onStop]);
  return (
    <div className="keyLetters">
      <p role="status">{t(all.length === 0 ? palette.noLetters : palette.lettersSay)}</p>
      {possible.map(({ letters, left, top }) => (
        <kbd key={letters} className="keyLetter" aria-hidden style={{ left, top }}>
          {letters.slice(typed.length)}
        </kbd>
      ))}
    </div>
  );
}
