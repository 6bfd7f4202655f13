import { Screen } from '../../frame/Screen.tsx';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';

export function TrendsScreen(): React.JSX.Element {
  const { t } = useText();
  return (
    <Screen title={t(common.answers)}>
      <p className="unmade">{t(common.notYet)}</p>
    </Screen>
  );
}
