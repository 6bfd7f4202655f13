import { useMemo } from 'react';
import { useCall } from '../../api.ts';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { FailureBanner } from '../Banner.tsx';
import { caged } from './cage.ts';

interface HtmlCageProps {
  evidenceId: string;
  name: string;
  /** Which of the mails in the file; 0 the outermost. */
  mail?: number;
}

/** A mail or page as its sender laid it out, in a frame that can run, open and call nothing. */
export function HtmlCage({ evidenceId, name, mail = 0 }: HtmlCageProps): React.JSX.Element {
  const { t } = useText();
  const { data, failure } = useCall('evidence.html', { evidenceId, mail });
  const html = data?.html ?? '';
  const page = useMemo(() => (html === '' ? '' : caged(html)), [html]);
  if (failure) return <FailureBanner failure={failure} />;
  if (!data) return <p className="quiet" />;
  if (page === '') return <p className="quiet">{t(mailText.noLayout)}</p>;
  return (
    <>
      <iframe
        className="cage"
        sandbox=""
        srcDoc={page}
        title={t(mailText.layoutOf)(name)}
        referrerPolicy="no-referrer"
      />
      <p className="note">{t(mailText.layoutSays)}</p>
    </>
  );
}
