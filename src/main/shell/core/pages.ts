import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What the window may do, in both shells: run and show the program's own files, nothing from elsewhere. `blob:` shows a
 * file out of the workspace; foreign HTML goes into a sandboxed `srcdoc` frame, which inherits this policy. The worker that
 * reads a pdf is a script of our own, and is served with this policy too. Fonts of a pdf are given as bytes, not addresses.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "frame-src 'self' blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** One file of the built window, ready to be served. */
export interface PageFile {
  readonly body: Buffer;
  headers: Record<string, string>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Lists the built window once: URL path (`/index.html`) to file, each read when it is first asked for (pictures of the
 * guides are most of it). What is not in this list does not exist, so no request can name a path of the disk. Throws where nothing was built, or where a file is of a kind that is not served.
 */
export function readPages(rendererDir: string): Map<string, PageFile> {
  const pages = new Map<string, PageFile>();
  for (const entry of readdirSync(rendererDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const type = TYPES[path.extname(entry.name)];
    if (!type) throw new Error(`the window contains a file of an unknown kind: ${entry.name}`);
    let read: Buffer | null = null;
    pages.set(`/${path.relative(rendererDir, file).replaceAll(path.sep, '/')}`, {
      get body() {
        read ??= readFileSync(file);
        return read;
      },
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  }
  if (!pages.has('/index.html')) throw new Error(`the window is not built: ${rendererDir} has no index.html`);
  return pages;
}
