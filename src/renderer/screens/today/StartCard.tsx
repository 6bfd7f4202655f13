import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Key } from '../../components/Key.tsx';
import { pickFiles } from '../../frame/intake.ts';
import { useIntake } from '../../frame/intake-state.ts';
import { palette } from '../../text/palette.ts';
import { useText } from '../../text/text.ts';
import { todayText } from '../../text/today.ts';

/** Where registering begins: drop, paste, choose, or without a file. */
export function StartCard({ onStart }: { onStart: () => void }): React.JSX.Element {
  const { t } = useText();
  const { busy } = useIntake();
  return (
    <section className="startCard">
      <span className="startCardIcon">
        <Icon name="drop" size={22} />
      </span>
      <div className="grow startCardText">
        <h2>{t(busy ? todayText.busy : todayText.drop)}</h2>
        <p className="quiet">
          {t(todayText.dropNote)} <Key keys="Ctrl+V" />. {t(todayText.dropNote2)}
        </p>
      </div>
      <div className="startCardButtons">
        <Button kind="primary" keys="Ctrl+N" onPress={onStart} busy={busy}>
          {t(palette.withoutFile)}
        </Button>
        <Button keys="Ctrl+O" onPress={pickFiles}>
          {t(palette.chooseFile)}
        </Button>
      </div>
    </section>
  );
}
