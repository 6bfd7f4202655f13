import { useEffect, useRef, useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { Banner } from '../Banner.tsx';
import { readAll } from './blob.ts';
import { PdfPages } from './PdfPages.tsx';
import { type Trouble, TroubleBanner, troubleOf } from './PdfTrouble.tsx';
import { MAX_PDF_BYTES, type OpenPdf, openPdf } from './pdf.ts';

/** Opens the pdf from memory once it is on the screen, since each open pdf is a thread, and closes it again. */
function usePdf(evidence: Evidence, seen: boolean): { pdf: OpenPdf | null; trouble: Trouble | null } {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(evidence.bytes > MAX_PDF_BYTES ? 'too_large' : null);
  useEffect(() => {
    if (!seen || evidence.bytes > MAX_PDF_BYTES) return;
    const stop = new AbortController();
    let made: OpenPdf | null = null;
    const read = async (): Promise<void> => {
      const whole = new Blob(await readAll(evidence, stop.signal));
      if (stop.signal.aborted) return;
      made = await openPdf(new Uint8Array(await whole.arrayBuffer()));
      if (stop.signal.aborted) made.close();
      else setPdf(made);
    };
    read().catch((error: unknown) => {
      if (!stop.signal.aborted) setTrouble(troubleOf(error));
    });
    return () => {
      stop.abort();
      made?.close();
    };
  }, [evidence, seen]);
  return { pdf, trouble };
}

/** A pdf, page by page. `onPages` hears how many there are. */
export function PdfView({
  evidence,
  onPages,
}: {
  evidence: Evidence;
  onPages: (pages: number) => void;
}): React.JSX.Element {
  const { t } = useText();
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver((found) => {
      if (found.some((one) => one.isIntersecting)) setSeen(true);
    });
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const { pdf, trouble } = usePdf(evidence, seen);
  useEffect(() => {
    if (pdf) onPages(pdf.pages);
  }, [pdf, onPages]);
  return (
    <div ref={place}>
      {trouble && <TroubleBanner trouble={trouble} />}
      {!trouble && !pdf && (
        <p className="quiet" role="status">
          {t(mailText.pdfOpening)}
        </p>
      )}
      {pdf?.lacksImages && <Banner tone="warn" says={t(mailText.pdfLacksImages)} />}
      {pdf && <PdfPages pdf={pdf} name={evidence.name} />}
    </div>
  );
}
