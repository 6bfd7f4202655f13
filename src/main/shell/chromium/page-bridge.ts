import type { Reply } from '../../../shared/errors.ts';
import type { Kanaal } from '../../../shared/kanaal.ts';
import type { refusalFor } from '../core/plain.ts';

/** The names that host and page share. `binding` is the only way out of the page. */
export const NAMES = { binding: 'kanaalBinding', tell: 'kanaalTell', picked: 'kanaalPicked' } as const;

/** The few things of a page that the function below needs; the rest of the browser is unknown on this side. */
interface PageWorld {
  top: unknown;
  location: { origin: string };
  addEventListener(type: 'pagehide', listener: () => void): void;
  /** Text: the reply as JSON. */
  kanaalBinding(kind: 'call', name: string, input: unknown): Promise<Reply<unknown> | string>;
  kanaalBinding(kind: 'token', number: number): Promise<string | null>;
  kanaalBinding(kind: 'folder'): Promise<string | null>;
  kanaalBinding(kind: 'leaving'): Promise<void>;
}

/**
 * Makes `window.kanaal`. Its source runs in the page before any script of the app, so it may use nothing of this module
 * but its arguments.
 */
export function installBridge(
  refuse: typeof refusalFor,
  most: number,
  names: typeof NAMES,
  origin: string,
  picksFolders: boolean,
): void {
  const world = globalThis as unknown as PageWorld;
  if (world.top !== globalThis || world.location.origin !== origin) return;
  const send = world.kanaalBinding.bind(world);
  const listeners = new Set<(subject: string) => void>();
  const picked = new Map<number, File>();
  let lastPicked = 0;

  const kanaal: Kanaal<File> = {
    call: async (name, input) => {
      const refused = refuse(input, most);
      if (refused) return refused;
      const reply = await send('call', name, input);
      return typeof reply === 'string' ? (JSON.parse(reply) as Reply<unknown>) : reply;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tokenFor: async (file) => {
      if (!(file instanceof File)) throw new TypeError('tokenFor takes a File');
      lastPicked += 1;
      const number = lastPicked;
      picked.set(number, file);
      try {
        return await send('token', number);
      } finally {
        picked.delete(number);
      }
    },
    pickFolder: picksFolders ? () => send('folder') : null,
  };
  const fixed = (value: unknown): PropertyDescriptor => ({
    value,
    writable: false,
    enumerable: false,
    configurable: false,
  });
  Object.defineProperty(globalThis, 'kanaal', fixed(Object.freeze(kanaal)));
  Object.defineProperty(
    globalThis,
    names.picked,
    fixed((number: number) => picked.get(number)),
  );
  Object.defineProperty(
    globalThis,
    names.tell,
    fixed((subject: string) => {
      for (const listener of listeners) listener(subject);
    }),
  );
  world.addEventListener('pagehide', () => void send('leaving'));
}
