import type { PageFile } from '../core/pages.ts';

export const SCHEME = 'app';
export const HOST = 'kanaalregister';
export const START_URL = `${SCHEME}://${HOST}/index.html`;

/** The two messages of the page, and the one to it. */
export const CHANNELS = {
  call: 'kanaal:call',
  token: 'kanaal:token',
  folder: 'kanaal:folder',
  change: 'kanaal:change',
} as const;

/**
 * Whether a URL is the app's own. Never by `origin`: for a scheme that Node does not know, that is the text "null" for
 * every address, so that any two compare as equal.
 */
export function isOwn(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST;
}

/** Whether a request may leave the page: the app's own files, and what the page made itself. */
export function mayRequest(url: string): boolean {
  return isOwn(url) || /^(data|blob):/.test(url);
}

/** Whether a message comes from the app: its own address, in the window's top frame. */
export function isOurSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOwn(frame.url);
}

/** The answer to a request for `app://`: a file from the list, or 404. No path of the disk can be named. */
export function respond(url: string, method: string, pages: Map<string, PageFile>): Response {
  const file = isOwn(url) && method === 'GET' ? pages.get(new URL(url).pathname) : undefined;
  if (!file) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(new Uint8Array(file.body), { status: 200, headers: file.headers });
}
