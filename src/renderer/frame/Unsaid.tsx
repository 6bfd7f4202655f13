import { useEffect, useState } from 'react';
import { CallFailure } from '../api.ts';
import { FailureBanner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';

/** What the core refused and no screen shows, such as an undo that came too late: said above whatever screen is there. */
export function Unsaid(): React.JSX.Element | null {
  const { t } = useText();
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    const show = (event: PromiseRejectionEvent): void => {
      if (!(event.reason instanceof CallFailure)) return;
      event.preventDefault();
      setFailure(event.reason);
    };
    window.addEventListener('unhandledrejection', show);
    return () => window.removeEventListener('unhandledrejection', show);
  }, []);
  return (
    <FailureBanner
      failure={failure}
      actions={
        <Button size="small" onPress={() => setFailure(null)}>
          {t(common.close)}
        </Button>
      }
    />
  );
}
