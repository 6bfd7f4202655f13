import { useEffect } from 'react';

/** Prints once what is on the screen with this component, and says when that is over: printed, or not after all. */
export function usePrinted(onDone: () => void): void {
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
}
