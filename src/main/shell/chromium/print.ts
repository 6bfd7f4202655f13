import { chromiumSandbox, findChromium, SILENT_ARGS } from './browser.ts';

const LIMIT_MS = 120_000;
const PAGE = 'https://print.kanaalregister.invalid/';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'";

/**
 * Prints one self-contained HTML page to a tagged PDF with outline, page size from its own css. Uses a headless browser
 * of its own with a throwaway profile: no script runs, nothing is loaded, the app's window is not touched.
 * Throws when there is no browser (`findChromium()` tells beforehand) or when it takes over two minutes.
 */
export async function printWithChromium(html: string): Promise<Uint8Array> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium to print with');
  // Only now: reading it takes half of the time in which a command without a pdf is done.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox,
    args: SILENT_ARGS,
    timeout: 60_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const killer = setTimeout(() => void browser.close(), LIMIT_MS);
  try {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      serviceWorkers: 'block',
      acceptDownloads: false,
    });
    await context.route('**/*', (route) =>
      route.request().url() === PAGE
        ? route.fulfill({
            body: html,
            headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
          })
        : route.abort('blockedbyclient'),
    );
    const page = await context.newPage();
    await page.goto(PAGE, { waitUntil: 'load', timeout: LIMIT_MS });
    return new Uint8Array(
      await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true }),
    );
  } finally {
    clearTimeout(killer);
    await browser.close();
  }
}
