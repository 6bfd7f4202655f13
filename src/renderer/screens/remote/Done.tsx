import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { SavedFile } from '../../components/SavedFile.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { remote } from '../../text/remote.ts';
import { useText } from '../../text/text.ts';

/** The answer is a file: where it is, and what to do with it. */
export function Done(props: {
  path: string;
  name: string;
  checkNumber: string;
  onBack: () => void;
}): React.JSX.Element {
  const { t } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useShortcut('Escape', props.onBack, t(remote.backToStart));
  return (
    <main className="startPage remotePage">
      <h1 ref={title} tabIndex={-1}>
        {t(remote.doneTitle)}
      </h1>
      <section className="card startPanel">
        <p className="lead">{t(remote.doneSays)}</p>
        <SavedFile path={props.path} name={props.name} />
        <p className="note">{t(remote.checkNumber)(props.checkNumber)}</p>
        <div className="startButtons">
          <Button kind="primary" keys="Escape" onPress={props.onBack}>
            {t(remote.backToStart)}
          </Button>
        </div>
      </section>
    </main>
  );
}
