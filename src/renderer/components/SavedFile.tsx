import { remote } from '../text/remote.ts';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';
import { Icon } from './Icon.tsx';

/** A file or folder that was just written: its name, where it is, and that place to copy. */
export function SavedFile(props: { path: string; name: string; folder?: boolean }): React.JSX.Element {
  const { path, name, folder = false } = props;
  const { t } = useText();
  const copy = (): Promise<void> => copyText(path, t(remote.copied), t);
  return (
    <div className="savedFile">
      <Icon name={folder ? 'box' : 'file'} />
      <div className="grow">
        <strong>{name}</strong>
        <p className="note">
          {t(folder ? remote.whereFolder : remote.where)}:{' '}
          <span className="savedPath">{path.slice(0, -name.length - 1)}</span>
        </p>
      </div>
      <Button size="small" icon="copy" onPress={() => void copy()}>
        {t(remote.copyPlace)}
      </Button>
    </div>
  );
}
