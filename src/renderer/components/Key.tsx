import { keyText } from '../text/keys.ts';
import { useText } from '../text/text.ts';

/** A key as printed on the screen: `Ctrl+N`. Read out by `aria-keyshortcuts` of its button, so silent itself. */
export function Key({ keys }: { keys: string }): React.JSX.Element {
  const { lang } = useText();
  return (
    <kbd className="key" aria-hidden>
      {keyText(keys, lang)}
    </kbd>
  );
}
