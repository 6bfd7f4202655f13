import './paper.css';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';

/**
 * One sheet, outside the window's own tree, seen by the printer alone: it is there while it is printed, so that a press of
 * "Afdrukken" prints this sheet and no other that waits.
 */
export function PaperSheet({ children, onDone }: { children: ReactNode; onDone: () => void }): React.JSX.Element {
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  return createPortal(
    <div className="paperSheet" aria-hidden>
      {children}
    </div>,
    document.body,
  );
}
