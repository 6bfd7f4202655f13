import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import type { Reply } from '../../../shared/errors.ts';
import type { CoreClient } from '../core/client.ts';
import { asJson, assertPlain, MAX_MESSAGE_BYTES, refusalFor } from '../core/plain.ts';
import type { FolderDialog } from './folder-dialog.ts';
import { installBridge, NAMES } from './page-bridge.ts';
import { ORIGIN } from './serve.ts';

export interface Bridge {
  /** True between the page's goodbye and its next load: then a closing window is the user's wish, not a crash. */
  readonly isLeaving: () => boolean;
  stop(): void;
}

/** Connects the page with the core. Everything that does not come from the app's own main frame is refused. */
export async function connectBridge(
  context: BrowserContext,
  page: Page,
  core: CoreClient,
  pickFolder: FolderDialog | null,
): Promise<Bridge> {
  let leaving = false;
  let cdp: Promise<CDPSession> | null = null;

  const receive = async (source: { page: Page; frame: Frame }, kind: unknown, ...args: unknown[]): Promise<unknown> => {
    if (!isOurs(source, page))
      return { ok: false, error: { code: 'not_allowed', details: {} } } satisfies Reply<unknown>;
    if (kind === 'call') {
      const reply = await core.call(String(args[0]), args[1]);
      // As one text: Playwright wraps every single value of an object, which for a page of rows takes longer than making it.
      return asJson(reply) ?? reply;
    }
    if (kind === 'token') {
      cdp ??= context.newCDPSession(page);
      const path = await pathOfPicked(await cdp, Number(args[0]));
      return path === null ? null : core.giveToken(path);
    }
    if (kind === 'folder') {
      const path = (await pickFolder?.()) ?? null;
      return path === null ? null : core.giveToken(path);
    }
    if (kind === 'leaving') leaving = true;
    return undefined;
  };
  await context.exposeBinding(NAMES.binding, receive);
  await context.addInitScript({ content: pageScript(pickFolder !== null) });

  page.on('domcontentloaded', () => {
    leaving = false;
  });
  const stop = core.onChange((subject) => {
    // A page that is just loading or closing hears nothing; it asks everything again anyway.
    page.evaluate(`globalThis.${NAMES.tell}?.(${JSON.stringify(subject)})`).catch(() => {});
  });
  return { isLeaving: () => leaving, stop };
}

/** What runs in the page before the app: these functions by their own source. */
function pageScript(picksFolders: boolean): string {
  const args = `refusalFor, ${MAX_MESSAGE_BYTES}, ${JSON.stringify(NAMES)}, ${JSON.stringify(ORIGIN)}, ${picksFolders}`;
  return `(() => {\n${assertPlain.toString()}\n${refusalFor.toString()}\n(${installBridge.toString()})(${args});\n})();`;
}

function isOurs(source: { page: Page; frame: Frame }, page: Page): boolean {
  const url = source.frame.url();
  return (
    source.page === page && source.frame === page.mainFrame() && URL.canParse(url) && new URL(url).origin === ORIGIN
  );
}

/** The path behind a `File` that the page holds: the browser knows it, the page does not. Null for one made in memory. */
async function pathOfPicked(cdp: CDPSession, number: number): Promise<string | null> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${NAMES.picked}(${number})` });
  if (!result.objectId) return null;
  try {
    const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId });
    return path === '' ? null : path;
  } finally {
    await cdp.send('Runtime.releaseObject', { objectId: result.objectId });
  }
}
