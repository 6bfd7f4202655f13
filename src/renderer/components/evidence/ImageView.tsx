import { useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { FailureBanner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { useBlob } from './blob.ts';

/** In percents of the picture's own size; null fits it to the pane. */
const STEPS = [50, 100, 150, 200, 300, 400] as const;

/** A picture that can be made larger: small letters in a screenshot are the evidence. */
export function ImageView({ evidence }: { evidence: Evidence }): React.JSX.Element {
  const { t } = useText();
  const { url, failure } = useBlob(evidence);
  const [zoom, setZoom] = useState<number | null>(null);
  const [own, setOwn] = useState(0);
  if (failure) return <FailureBanner failure={failure} />;
  if (!url) return <p className="quiet" />;
  const larger = (): void => setZoom(STEPS.find((step) => step > (zoom ?? 50)) ?? 400);
  const smaller = (): void => setZoom(STEPS.findLast((step) => step < (zoom ?? 150)) ?? 50);
  return (
    <div>
      <div className="zoomBar" role="group" aria-label={t(mailText.zoom)}>
        <Button size="small" label={t(mailText.smallerOf)(evidence.name)} onPress={smaller}>
          {t(mailText.smaller)}
        </Button>
        <Button size="small" label={t(mailText.largerOf)(evidence.name)} onPress={larger}>
          {t(mailText.larger)}
        </Button>
        <Button size="small" kind="quiet" label={t(mailText.fitOf)(evidence.name)} onPress={() => setZoom(null)}>
          {t(mailText.fit)}
        </Button>
        <span className="note" role="status">
          {zoom === null ? t(mailText.fitted) : `${zoom} %`}
        </span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="pictureScroll scrolls" tabIndex={0} role="group" aria-label={evidence.name}>
        <img
          className={zoom === null ? 'picture fitted' : 'picture'}
          src={url}
          alt={t(mailText.imageOf)(evidence.name)}
          onLoad={(event) => setOwn(event.currentTarget.naturalWidth)}
          {...(zoom !== null && own > 0 ? { width: Math.round((own * zoom) / 100) } : {})}
        />
      </div>
    </div>
  );
}
