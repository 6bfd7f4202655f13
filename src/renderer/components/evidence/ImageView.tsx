import { useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { FailureBanner } from '../Banner.tsx';
import { useBlob } from './blob.ts';
import { useZoom, ZoomButtons } from './Zoom.tsx';

/** A picture of the open workspace. */
export function ImageView({ evidence }: { evidence: Evidence }): React.JSX.Element {
  const { url, failure } = useBlob(evidence);
  if (failure) return <FailureBanner failure={failure} />;
  if (!url) return <p className="quiet" />;
  return <Picture url={url} name={evidence.name} />;
}

/** A picture that can be made larger: small letters in a screenshot are the evidence. */
export function Picture({ url, name }: { url: string; name: string }): React.JSX.Element {
  const { t } = useText();
  const zoom = useZoom();
  const [own, setOwn] = useState(0);
  return (
    <div>
      <div className="zoomBar" role="group" aria-label={t(mailText.zoom)}>
        <ZoomButtons zoom={zoom} name={name} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="pictureScroll scrolls" tabIndex={0} role="group" aria-label={name}>
        <img
          className={zoom.percent === null ? 'picture fitted' : 'picture'}
          src={url}
          alt={t(mailText.imageOf)(name)}
          onLoad={(event) => setOwn(event.currentTarget.naturalWidth)}
          {...(zoom.percent !== null && own > 0 ? { width: Math.round((own * zoom.percent) / 100) } : {})}
        />
      </div>
    </div>
  );
}
