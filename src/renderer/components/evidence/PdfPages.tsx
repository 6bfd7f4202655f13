import { useEffect, useRef, useState } from 'react';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { Button } from '../Button.tsx';
import { type Trouble, TroubleBanner, troubleOf } from './PdfTrouble.tsx';
import { type OpenPdf, type PdfPage, shownWidth } from './pdf.ts';
import { useZoom, ZoomButtons } from './Zoom.tsx';

interface Shown {
  number: number;
  /** Stays while the next one is read. */
  page: PdfPage | null;
  trouble: Trouble | null;
}

/** Where a page begins when it comes: PageUp comes in at its end, as in a long page. */
type Arrival = 'top' | 'end';

/** The pages of an open pdf, one at a time. */
export function PdfPages({ pdf, name }: { pdf: OpenPdf; name: string }): React.JSX.Element {
  const { t } = useText();
  const zoom = useZoom();
  const [number, setNumber] = useState(1);
  const [shown, setShown] = useState<Shown>({ number: 0, page: null, trouble: null });
  const scroller = useRef<HTMLDivElement>(null);
  const arrival = useRef<Arrival | null>(null);
  const room = useWidth(scroller);
  useEffect(() => {
    let current = true;
    pdf.page(number).then(
      (page) => current && setShown({ number, page, trouble: null }),
      (error: unknown) => current && setShown({ number, page: null, trouble: troubleOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [pdf, number]);
  const { page } = shown;
  const trouble = shown.number === number ? shown.trouble : null;
  const go = (step: 1 | -1, from: Arrival): boolean => {
    const next = number + step;
    if (next < 1 || next > pdf.pages) return false;
    arrival.current = from;
    setNumber(next);
    return true;
  };
  const byKey = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
    if (!plain) return;
    const moved =
      (event.key === 'PageDown' && scrollTop + clientHeight >= scrollHeight - 2 && go(1, 'top')) ||
      (event.key === 'PageUp' && scrollTop <= 1 && go(-1, 'end'));
    if (moved) event.preventDefault();
  };
  return (
    <>
      <div className="zoomBar" role="group" aria-label={t(mailText.browse)(name)}>
        {pdf.pages > 1 && (
          <>
            <Button size="small" label={t(mailText.pageBack)} onPress={() => go(-1, 'top')}>
              ‹
            </Button>
            <Button size="small" label={t(mailText.pageOn)} onPress={() => go(1, 'top')}>
              ›
            </Button>
          </>
        )}
        <span className="note grow" role="status">
          {t(mailText.pageOf)(number, pdf.pages)}
        </span>
        <ZoomButtons zoom={zoom} name={name} />
      </div>
      {trouble && <TroubleBanner trouble={trouble} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it turns the page where it ends */}
      <div
        className="pictureScroll scrolls"
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={name}
        onKeyDown={byKey}
        // Its end may lie below the pane's: whoever reads by keys sees all of it.
        onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
      >
        {page && !trouble && (
          <Sheet
            page={page}
            label={t(mailText.pageOf)(shown.number, pdf.pages)}
            width={shownWidth(page, zoom.percent, room)}
            onTrouble={(error) => setShown({ ...shown, trouble: troubleOf(error) })}
            onDrawn={() => {
              const box = scroller.current;
              if (box && arrival.current) box.scrollTop = arrival.current === 'end' ? box.scrollHeight : 0;
              arrival.current = null;
            }}
          />
        )}
      </div>
      {page && !trouble && page.links.length > 0 && <Links links={page.links} />}
    </>
  );
}

/** The width inside an element, as it changes. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([found]) => found && setWidth(Math.floor(found.contentRect.width)));
    if (element.current) watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

interface SheetProps {
  page: PdfPage;
  label: string;
  /** CSS pixels. */
  width: number;
  onTrouble: (error: unknown) => void;
  onDrawn: () => void;
}

/** One page: drawn for who sees, its words for who listens. It stays white, as paper. */
function Sheet({ page, label, width, onTrouble, onDrawn }: SheetProps): React.JSX.Element {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const said = useRef({ onTrouble, onDrawn });
  useEffect(() => {
    said.current = { onTrouble, onDrawn };
  });
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    let current = true;
    const density = globalThis.devicePixelRatio || 1;
    const draw = async (): Promise<void> => {
      await page.draw(target, width, density);
      if (!current) return;
      // Not by an attribute: the policy lets no style in that way.
      target.style.width = `${Math.round(width)}px`;
      said.current.onDrawn();
    };
    draw().catch((error: unknown) => current && said.current.onTrouble(error));
    return () => {
      current = false;
    };
  }, [page, width]);
  return (
    <div className="pdfSheet" role="document" aria-label={label}>
      <canvas ref={canvas} className="pdfPage" aria-hidden="true" />
      <div className="unseen" dir="auto">
        {page.lines.length === 0 ? t(mailText.pdfNoWords) : page.lines.join('\n')}
      </div>
    </div>
  );
}

function Links({ links }: { links: readonly string[] }): React.JSX.Element {
  const { t } = useText();
  return (
    <div className="note pdfLinks">
      <p>{t(mailText.pdfLinks)}</p>
      <ul>
        {links.map((one) => (
          <li key={one} dir="ltr">
            {one}
          </li>
        ))}
      </ul>
    </div>
  );
}
