interface PageTab {
  href: string;
  word: string;
}

/** The faces of one place in the window, each with an address of its own. */
export function PageTabs(props: { label: string; tabs: readonly PageTab[]; at: string }): React.JSX.Element {
  return (
    <nav className="pageTabs" aria-label={props.label}>
      {props.tabs.map(({ href, word }) => (
        <a key={href} href={href} aria-current={href === props.at ? 'page' : undefined}>
          {word}
        </a>
      ))}
    </nav>
  );
}
