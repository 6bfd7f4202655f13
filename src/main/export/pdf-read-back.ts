/**
 * Reads a printed register back: every text of the page that was printed stands in the pdf, whole and in its order. The
 * reader shares nothing with the printer. Letters and digits count; spaces, hyphens at line ends and the numbers of the
 * pages do not, and neither does script that is written from right to left, whose order in a pdf is not that of reading.
 */
import { extractText, getDocumentProxy } from 'unpdf';
import { Differences } from './read-back.ts';

export interface PdfComparison {
  pages: number;
  /** Texts of the page that were found. */
  texts: number;
  differences: string[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name.toLowerCase()] ?? whole;
  });
}

/** The texts of our own page between its tags, in order. */
function textsOf(html: string): string[] {
  const body = html.slice(html.indexOf('<body>'));
  return body.split(/<[^>]*>/).map(decoded);
}

/** What must come back: Latin letters and digits, ligatures taken apart. */
function essence(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{Script=Latin}\p{N}]/gu, '');
}

/** Text of each page, without the page's own number. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  // A copy: the reader takes the memory of what it is given.
  const document = await getDocumentProxy(pdf.slice());
  try {
    const { text } = await extractText(document, { mergePages: false });
    return text.map((page) => page.replace(/^\s*\d+\s*\/\s*\d+/, ''));
  } finally {
    await document.loadingTask.destroy();
  }
}

/** Compares a pdf with the page it was printed from. `goOn` is called per text and may throw to stop. */
export async function comparePdf(pdf: Uint8Array, html: string, goOn: () => void): Promise<PdfComparison> {
  const pages = await pagesOf(pdf);
  const printed = essence(pages.join(''));
  const differences = new Differences();
  let at = 0;
  let texts = 0;
  for (const text of textsOf(html)) {
    goOn();
    const wanted = essence(text);
    if (wanted === '') continue;
    const found = printed.indexOf(wanted, at);
    if (found < 0) differences.add(`tekst ${texts + 1}: staat niet of niet op zijn plaats in de pdf`);
    else at = found + wanted.length;
    texts += 1;
  }
  return { pages: pages.length, texts, differences: differences.list };
}
