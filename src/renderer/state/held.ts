/** A value of the window that lives outside every screen, and whoever shows it. */
import { useSyncExternalStore } from 'react';

export interface Held<T> {
  get: () => T;
  /** What shows it is drawn anew. */
  set: (next: T) => void;
  /** The value of this moment, in a component. */
  use: () => T;
}

export function held<T>(first: T): Held<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const get = (): T => value;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
