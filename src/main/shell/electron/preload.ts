/** Runs in the sandbox before the page, as one CommonJS file; makes the same `window.kanaal` as the Chromium shell. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Reply } from '../../../shared/errors.ts';
import type { Kanaal } from '../../../shared/kanaal.ts';
import { MAX_MESSAGE_BYTES, refusalFor } from '../core/plain.ts';
import { CHANNELS } from './policy.ts';

const listeners = new Set<(subject: string) => void>();
ipcRenderer.on(CHANNELS.change, (_event, subject: string) => {
  for (const listener of listeners) listener(subject);
});

const kanaal: Kanaal<File> = {
  call: async (name, input) =>
    refusalFor(input, MAX_MESSAGE_BYTES) ?? ((await ipcRenderer.invoke(CHANNELS.call, name, input)) as Reply<unknown>),
  onChange: (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  tokenFor: async (file) => {
    const path = webUtils.getPathForFile(file);
    return path === '' ? null : ((await ipcRenderer.invoke(CHANNELS.token, path)) as string | null);
  },
  pickFolder: async () => (await ipcRenderer.invoke(CHANNELS.folder)) as string | null,
};
contextBridge.exposeInMainWorld('kanaal', kanaal);
