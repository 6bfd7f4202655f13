import { useState } from 'react';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { Button } from '../Button.tsx';

/** In percents of the own size of what is shown; null fits it to the pane. */
const STEPS = [50, 100, 150, 200, 300, 400] as const;

export interface Zoom {
  percent: number | null;
  larger: () => void;
  smaller: () => void;
  fit: () => void;
}

export function useZoom(): Zoom {
  const [percent, setPercent] = useState<number | null>(null);
  return {
    percent,
    larger: () => setPercent(STEPS.find((step) => step > (percent ?? 50)) ?? 400),
    smaller: () => setPercent(STEPS.findLast((step) => step < (percent ?? 150)) ?? 50),
    fit: () => setPercent(null),
  };
}

/** The buttons of a size, for a bar; `name` is that of the file. */
export function ZoomButtons({ zoom, name }: { zoom: Zoom; name: string }): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <Button size="small" label={t(mailText.smallerOf)(name)} onPress={zoom.smaller}>
        {t(mailText.smaller)}
      </Button>
      <Button size="small" label={t(mailText.largerOf)(name)} onPress={zoom.larger}>
        {t(mailText.larger)}
      </Button>
      <Button size="small" kind="quiet" label={t(mailText.fitOf)(name)} onPress={zoom.fit}>
        {t(mailText.fit)}
      </Button>
      <span className={zoom.percent === null ? 'unseen' : 'note'} role="status">
        {zoom.percent === null ? t(mailText.fitted) : `${zoom.percent} %`}
      </span>
    </>
  );
}
