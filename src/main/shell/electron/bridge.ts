import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Reply } from '../../../shared/errors.ts';
import type { CoreClient } from '../core/client.ts';
import { CHANNELS, isOurSender } from './policy.ts';

/** Connects the window with the core. Everything that does not come from the app's own top frame is refused. `pickFolder` gives a path. */
export function connectBridge(
  core: Pick<CoreClient, 'call' | 'giveToken' | 'onChange'>,
  contents: () => WebContents | null,
  pickFolder: () => Promise<string | null>,
): void {
  const isOurs = (event: IpcMainInvokeEvent): boolean => event.sender === contents() && isOurSender(event.senderFrame);

  ipcMain.handle(CHANNELS.call, async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isOurs(event)) return { ok: false, error: { code: 'not_allowed', details: {} } };
    return core.call(String(name), input);
  });
  ipcMain.handle(CHANNELS.token, (event, path: unknown): string | null => {
    // The preload asks the browser for the path of a file object; the page itself can neither name nor see one.
    return isOurs(event) && typeof path === 'string' && path !== '' ? core.giveToken(path) : null;
  });
  // The person chooses in a dialog that the page cannot reach; it gets no more than a token.
  ipcMain.handle(CHANNELS.folder, async (event): Promise<string | null> => {
    const path = isOurs(event) ? await pickFolder() : null;
    return path === null ? null : core.giveToken(path);
  });
  core.onChange((subject) => contents()?.send(CHANNELS.change, subject));
}
