import './paper.css';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { usePrinted } from './use-printed.ts';

/**
 * One sheet, outside the window's own tree, seen by the printer alone: it is there while it is printed, so that a press of
 * "Afdrukken" prints this sheet and no other that waits.
 */
export function PaperSheet({ children, onDone }: { children: ReactNode; onDone: () => void }): React.JSX.Element {
  usePrinted(onDone);
  return createPortal(
    <div className="paperSheet" aria-hidden>
      {children}
    </div>,
    document.body,
  );
}
