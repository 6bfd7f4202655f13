import type { Reply } from '../shared/errors.ts';
import { dispatch } from './dispatch.ts';
import type { ChangeListener, Host } from './host.ts';

export interface App {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  onChange(listener: ChangeListener): () => void;
  close(): Promise<void>;
}

export function openApp(host: Host): App {
  const listeners = new Set<ChangeListener>();
  return {
    call: (name, input) => dispatch(host, name, input),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {},
  };
}
