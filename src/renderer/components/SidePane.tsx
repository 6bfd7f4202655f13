import type { ReactNode } from 'react';

interface SidePaneProps {
  label: string;
  head?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
  /** Esc inside: give the focus back. */
  onLeave?: () => void;
  className?: string;
}

/** A pane at the right with its own scroll; a region that F6 visits. */
export function SidePane({ label, head, foot, children, onLeave, className = '' }: SidePaneProps): React.JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc only leaves
    <section
      className={`sidePane ${className}`}
      aria-label={label}
      data-pane
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onLeave) return;
        event.stopPropagation();
        onLeave();
      }}
    >
      {head && <header>{head}</header>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="scrolls" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
      {foot && <footer>{foot}</footer>}
    </section>
  );
}
