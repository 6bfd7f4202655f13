/**
 * Where a control goes away under the focus (a button that did its work, the row of a check that is in order now), the
 * browser leaves the focus nowhere: the next Tab starts at the top, and a screen reader says nothing.
 */
import { useEffect } from 'react';

/** Long enough for a dialog to give the focus back and for a new screen to take it. */
const SETTLED_MS = 80;
/** What stands for a part of the screen. */
const PARTS = 'li, fieldset, section, form, [role=group], [data-pane], main';

const isThere = (element: HTMLElement): boolean => element.isConnected && element.checkVisibility();

/** The focus on something that only speaks, so that a second Enter presses nothing. */
function focusQuietly(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}

/** Keeps the focus in the window: near where it was, else on the title of the screen. */
export function useKeptFocus(): void {
  useEffect(() => {
    let trail: HTMLElement[] = [];
    /** The same of the screen itself, while a dialog is over it. */
    let under: HTMLElement[] = [];
    let timer = 0;
    const remember = (event: FocusEvent): void => {
      trail = [];
      for (let at = event.target as HTMLElement | null; at && at !== document.body; at = at.parentElement)
        trail.push(at);
      if (!trail.some((one) => one.getAttribute('role') === 'dialog')) under = trail;
    };
    const keep = (): void => {
      const last = trail[0];
      // A click on nothing takes the focus from something that is still there.
      if (document.activeElement !== document.body || !last || isThere(last)) return;
      // A dialog that came after another one gives the focus to what opened the first.
      const opener = under[0];
      if (opener && isThere(opener)) opener.focus();
      if (document.activeElement !== document.body) return;
      const near = [...trail, ...under].find((one) => isThere(one) && one.matches(PARTS));
      const to = near ?? document.querySelector<HTMLElement>('h1');
      if (to) focusQuietly(to);
    };
    const look = (): void => {
      if (document.activeElement !== document.body) return;
      clearTimeout(timer);
      timer = window.setTimeout(keep, SETTLED_MS);
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['class', 'hidden', 'open'] });
    document.addEventListener('focusin', remember);
    return () => {
      clearTimeout(timer);
      changes.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}
