import type { BrowserContext, Request, Route } from 'playwright-core';
import type { PageFile } from '../core/pages.ts';

/** An invented origin: https, so that the page is a secure context; `.invalid`, so that it can exist nowhere. */
export const ORIGIN = 'https://app.kanaalregister.invalid';
export const START_URL = `${ORIGIN}/index.html`;

/** What happens to one request of the page. */
export type Verdict = 'serve' | 'stay' | 'missing' | 'refuse';

/**
 * Judges one request. `stay`: a navigation of the window to anywhere but the app is answered "no content", which leaves
 * the app on the screen; aborting it would show the browser's error page instead.
 */
export function judge(url: string, method: string, isMainNavigation: boolean, pages: Map<string, PageFile>): Verdict {
  const target = URL.canParse(url) ? new URL(url) : null;
  const own = target?.origin === ORIGIN && method === 'GET' && target.search === '';
  if (isMainNavigation) return own && target.pathname === '/index.html' ? 'serve' : 'stay';
  if (!own) return 'refuse';
  return pages.has(target.pathname) ? 'serve' : 'missing';
}

/** Answers every request of every page in the context from the list; nothing reaches a network. */
export async function servePages(
  context: BrowserContext,
  pages: Map<string, PageFile>,
  log: (line: string) => void,
): Promise<void> {
  // A page that closes under its own request makes answering fail; that may not end the app.
  await context.route('**/*', (route) =>
    answer(route, pages).catch((error: unknown) => log(`shell: a request was not answered: ${String(error)}`)),
  );
  await context.routeWebSocket(/.*/, (socket) => void socket.close());
}

/** Whether the request would put something else in the app's window. */
function isMainNavigation(request: Request): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame().parentFrame() === null;
  } catch {
    // Playwright throws for a frame that is not there yet: the first request of a new window, which has no business here.
    return false;
  }
}

async function answer(route: Route, pages: Map<string, PageFile>): Promise<void> {
  const request = route.request();
  const verdict = judge(request.url(), request.method(), isMainNavigation(request), pages);
  if (verdict === 'serve') {
    const file = pages.get(new URL(request.url()).pathname)!;
    await route.fulfill({ status: 200, headers: file.headers, body: file.body });
  } else if (verdict === 'stay') await route.fulfill({ status: 204 });
  else if (verdict === 'missing')
    await route.fulfill({ status: 404, headers: { 'cache-control': 'no-store' }, body: '' });
  else await route.abort('blockedbyclient');
}
