/** Entry of the worker that takes the words out of one pdf. It knows nothing else and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { MAX_PDF_PAGES, MAX_PDF_WORDS } from './caps.ts';
import { PAGE_BREAK } from './marking.ts';

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, useWasm: false });
  let words = '';
  for (let page = 1; page <= Math.min(pdf.numPages, MAX_PDF_PAGES) && words.length < MAX_PDF_WORDS; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const item of items) if ('str' in item) words += item.hasEOL ? `${item.str}\n` : item.str;
    words += `\n${PAGE_BREAK}`;
  }
  return words.slice(0, MAX_PDF_WORDS);
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await wordsOf(workerData as Uint8Array));
