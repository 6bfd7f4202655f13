import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';
import { showToast } from './Toast.tsx';

/** Copies a text and says so. */
export function CopyButton(props: { text: string; label: string; children: string }): React.JSX.Element {
  const { t } = useText();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(props.text);
    showToast({ says: t(common.copied) });
  };
  return (
    <Button size="small" icon="copy" label={props.label} onPress={() => void copy()}>
      {props.children}
    </Button>
  );
}
