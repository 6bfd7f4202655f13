/**
 * A pdf read and drawn by pdf.js, since Chromium's own viewer is not of this program. The reading is done in a worker, which
 * has the program's own policy (no network, no eval) and is ended when it takes too long. Nothing of the pdf runs: its scripts
 * need a part of pdf.js that is not in here, and its links are asked for as text only.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';

/** The window holds the whole file while it is read; larger ones are scans of hundreds of pages, better opened elsewhere. */
export const MAX_PDF_BYTES = 64 * 1024 * 1024;
/** Of a canvas, at 4 bytes each: 64 MB. An A4 at 400 % fits, on a screen of normal density. */
const MAX_PIXELS = 16_000_000;
/** Of a page on the screen, in CSS pixels; a page says itself how large it is. */
const MAX_SIDE = 8_000;
/** Pixels of one image inside: an A3 at 600 dpi fits, an image made to fill the memory does not. */
const MAX_IMAGE = 80_000_000;
const OPEN_MS = 20_000;
const DRAW_MS = 30_000;
const MAX_TEXT = 100_000;
const MAX_LINKS = 50;
/** A point is 1/72 inch, a CSS pixel 1/96. */
const PIXELS_PER_POINT = 96 / 72;

/** Why a pdf, or one page of it, is not shown. */
export type PdfRefusal = 'too_large' | 'locked' | 'damaged' | 'too_slow';

export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly reason: PdfRefusal;

  constructor(reason: PdfRefusal, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

export interface PdfPage {
  /** Its own size on the screen at 100 %, in CSS pixels. */
  width: number;
  height: number;
  /** Its words in the order of the file, line by line. */
  lines: string[];
  /** Where its links would have gone. */
  links: string[];
  /** Draws it `width` CSS pixels wide at `density` device pixels each; a drawing that is still going on is dropped. */
  draw(canvas: HTMLCanvasElement, width: number, density: number): Promise<void>;
}

export interface OpenPdf {
  pages: number;
  /** Has images of a kind that is not drawn (JPEG 2000, JBIG2, fax): a page may look emptier than it is. */
  lacksImages: boolean;
  page(number: number): Promise<PdfPage>;
  close(): void;
}

/** Opens a pdf; takes the memory of `bytes`. Throws `PdfError`. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  const lacksImages = hasUndrawnImages(bytes);
  const { getDocument, PDFWorker } = await import('unpdf/pdfjs');
  const thread = new Worker(new URL('pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port: thread, verbosity: 0 });
  const close = (): void => {
    worker.destroy();
    thread.terminate();
  };
  // Once the thread is gone, whatever is asked of it later is refused at once.
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => undefined);
  const give = (reason: PdfRefusal): void => {
    gone.reject(new PdfError(reason));
    close();
  };
  thread.addEventListener('error', () => give('damaged'));
  const inTime: InTime = (work, ms) => Promise.race([gone.promise, timed(work, ms, () => give('too_slow'))]);
  try {
    const task = getDocument({
      data: bytes,
      worker,
      verbosity: 0,
      // None of these is reached for: the fonts and tables that pdf.js could fetch are not there, and wasm may not run here.
      useWasm: false,
      useWorkerFetch: false,
      useSystemFonts: true,
      enableXfa: false,
      maxImageSize: MAX_IMAGE,
    });
    const pdf = await inTime(task.promise, OPEN_MS);
    return {
      pages: pdf.numPages,
      lacksImages,
      page: (number) => inTime(readPage(pdf, number, inTime), DRAW_MS),
      close,
    };
  } catch (error) {
    close();
    throw asPdfError(error);
  }
}

type InTime = <T>(work: Promise<T>, ms: number) => Promise<T>;

async function readPage(pdf: PDFDocumentProxy, number: number, inTime: InTime): Promise<PdfPage> {
  try {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: PIXELS_PER_POINT });
    if (!(width >= 1 && height >= 1)) throw new PdfError('damaged');
    const draw = drawer(page, inTime);
    return { width, height, lines: await linesOf(page), links: await linksOf(page), draw };
  } catch (error) {
    throw asPdfError(error);
  }
}

function drawer(page: PDFPageProxy, inTime: InTime): PdfPage['draw'] {
  let stop = (): void => undefined;
  return async (canvas, wanted, density) => {
    stop();
    const own = page.getViewport({ scale: 1 });
    const scale = fittingScale(own.width, own.height, (wanted * density) / own.width);
    const viewport = page.getViewport({ scale });
    // Beside the one that is seen, which keeps the old page until the new one is there.
    const fresh = document.createElement('canvas');
    fresh.width = Math.max(1, Math.floor(viewport.width));
    fresh.height = Math.max(1, Math.floor(viewport.height));
    const task = page.render({ canvas: fresh, viewport, background: '#fff' });
    let dropped = false;
    stop = () => {
      dropped = true;
      task.cancel();
    };
    try {
      await inTime(task.promise, DRAW_MS);
      if (dropped) return;
      canvas.width = fresh.width;
      canvas.height = fresh.height;
      canvas.getContext('2d')?.drawImage(fresh, 0, 0);
    } catch (error) {
      if (!dropped) throw asPdfError(error);
    } finally {
      // Gives its memory back at once.
      fresh.width = 0;
    }
  };
}

/** The largest scale up to `wanted` at which a canvas of this page keeps within its limits. */
export function fittingScale(width: number, height: number, wanted: number): number {
  return Math.min(wanted, MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_PIXELS / (width * height)));
}

/** CSS pixels wide at a zoom in percents of its own size; null fits it to the room there is, never far beyond its size. */
export function shownWidth(page: { width: number; height: number }, zoom: number | null, room: number): number {
  const wanted = zoom === null ? Math.min(room, page.width * 1.5) : (page.width * zoom) / 100;
  return Math.max(1, Math.min(wanted, MAX_SIDE, (MAX_SIDE * page.width) / page.height));
}

async function linesOf(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    text += item.hasEOL ? `${item.str}\n` : item.str;
    if (text.length > MAX_TEXT) break;
  }
  return text
    .slice(0, MAX_TEXT)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function linksOf(page: PDFPageProxy): Promise<string[]> {
  const found = new Set<string>();
  for (const one of (await page.getAnnotations()) as { subtype?: unknown; url?: unknown; unsafeUrl?: unknown }[]) {
    const target = one.unsafeUrl ?? one.url;
    if (one.subtype === 'Link' && typeof target === 'string' && target !== '') found.add(target.slice(0, 200));
  }
  return [...found].slice(0, MAX_LINKS);
}

/** The decoders of these are wasm, and are left out of the build. Names of stream filters stand in a pdf as they are. */
export function hasUndrawnImages(bytes: Uint8Array<ArrayBuffer>): boolean {
  return /\/(?:JPXDecode|JBIG2Decode|CCITTFaxDecode)\b/.test(new TextDecoder('latin1').decode(bytes));
}

/** Calls `end` when the work takes too long: a hostile file may go on for ever. */
async function timed<T>(work: Promise<T>, ms: number, end: () => void): Promise<T> {
  const clock = setTimeout(end, ms);
  try {
    return await work;
  } finally {
    clearTimeout(clock);
  }
}

function asPdfError(error: unknown): PdfError {
  if (error instanceof PdfError) return error;
  const locked = error instanceof Error && error.name === 'PasswordException';
  // Whatever else the reader throws, it is about this file: nothing of ours runs in between.
  return new PdfError(locked ? 'locked' : 'damaged', { cause: error });
}
