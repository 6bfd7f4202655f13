import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';

/** Copies a text and says so, or says that it could not be. */
export function CopyButton(props: { text: string; label: string; children: string }): React.JSX.Element {
  const { t } = useText();
  const copy = (): Promise<void> => copyText(props.text, t(common.copied), t);
  return (
    <Button size="small" icon="copy" label={props.label} onPress={() => void copy()}>
      {props.children}
    </Button>
  );
}
