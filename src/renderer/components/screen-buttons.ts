/** What the buttons of the screen do, as commands: whatever can be pressed can be found by its words. */

export interface ScreenButton {
  label: string;
  /** Of several buttons with the same words: what each stands beside. */
  note: string;
  press: () => void;
}

const NOTE_LENGTH = 60;

/** What it says to a person, without the key that is printed in it. */
export function wordsOf(element: Element): string {
  const named = element.getAttribute('aria-label');
  if (named) return named;
  const copy = element.cloneNode(true) as Element;
  for (const key of copy.querySelectorAll('kbd')) key.remove();
  return (copy.textContent ?? '').trim();
}

/** The row that a button stands in, cut to what tells it from the others. */
function besideIt(element: Element): string {
  const row = element.closest('li, tr, [role=row], section, article');
  const copy = row?.cloneNode(true) as Element | undefined;
  for (const button of copy?.querySelectorAll('button, kbd, svg') ?? []) button.remove();
  const words = (copy?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  return words.length > NOTE_LENGTH ? `${words.slice(0, NOTE_LENGTH).trimEnd()}…` : words;
}

const OF_SCREEN = '.screen button.button';

/** The button of the screen with these words, in sight or not; undefined while there is none. */
export function buttonSaying(words: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(OF_SCREEN)].find((one) => wordsOf(one) === words);
}

/**
 * The buttons in sight of the screen, without those whose words are in `taken` (a command has them already) and without
 * those of the rail and of dialogs. Two that read the same and stand beside the same words are one.
 */
export function screenButtons(taken: readonly string[]): ScreenButton[] {
  const known = new Set(taken.map((label) => label.toLocaleLowerCase()));
  const found = [...document.querySelectorAll<HTMLElement>(OF_SCREEN)]
    .filter((one) => one.offsetParent !== null && one.ariaDisabled !== 'true')
    .map((element) => ({ element, label: wordsOf(element) }))
    .filter(({ label }) => label !== '' && !known.has(label.toLocaleLowerCase()));
  const seen = new Set<string>();
  const buttons: ScreenButton[] = [];
  for (const { element, label } of found) {
    const alone = found.filter((one) => one.label === label).length === 1;
    const note = alone ? '' : besideIt(element);
    if (seen.has(`${label} ${note}`)) continue;
    seen.add(`${label} ${note}`);
    buttons.push({
      label,
      note,
      press: () => {
        element.focus();
        element.click();
      },
    });
  }
  return buttons;
}
