import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';

/** Room to sign by hand, at the foot of a printed sheet. */
export function SignLines(): React.JSX.Element {
  const { t } = useText();
  return (
    <dl>
      <dt>{t(common.name)}</dt>
      <dd />
      <dt>{t(common.date)}</dt>
      <dd />
      <dt>{t(common.signature)}</dt>
      <dd className="paperSign" />
    </dl>
  );
}
