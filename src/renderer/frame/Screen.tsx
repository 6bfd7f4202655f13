import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { Icon } from '../components/Icon.tsx';
import { Key } from '../components/Key.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { Footer } from './Footer.tsx';

export const MenuContext = createContext<{ open: boolean; toggle: () => void } | null>(null);

interface ScreenProps {
  title: ReactNode;
  /** What the window's title says, where `title` is more than words. */
  name?: string;
  /** Beside the title: the date, a badge, the search box. */
  beside?: ReactNode;
  /** At the right of the top bar. */
  actions?: ReactNode;
  /** Where Esc and the arrow beside the title go. */
  back?: () => void;
  /** Left in the footer: "25 van 39 registraties". */
  status?: ReactNode;
  children: ReactNode;
  className?: string;
  /** False where the screen itself says what has the focus first. */
  focusTitle?: boolean;
  busy?: boolean;
}

/** One screen inside the frame: top bar, contents, footer. The title gets the focus, so that a reader hears where it is. */
export function Screen(props: ScreenProps): React.JSX.Element {
  const { t } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  const menu = useContext(MenuContext);
  const name = props.name ?? (typeof props.title === 'string' ? props.title : '');
  const focusTitle = props.focusTitle ?? true;
  useEffect(() => {
    document.title = name ? `${name} - ${common.product.nl}` : common.product.nl;
  }, [name]);
  useEffect(() => {
    if (focusTitle) title.current?.focus({ preventScroll: true });
  }, [focusTitle]);
  return (
    <div className={`screen ${props.className ?? ''}`}>
      <header className="topBar" data-pane tabIndex={-1}>
        {menu && (
          <button type="button" className="menuButton" aria-expanded={menu.open} onClick={menu.toggle}>
            <Icon name="menu" /> {t(common.menu)}
          </button>
        )}
        {props.back && (
          <button type="button" className="backButton" onClick={props.back}>
            <Icon name="back" label={t(common.back)} />
            <Key keys="Escape" />
          </button>
        )}
        <h1 ref={title} tabIndex={-1}>
          {props.title}
        </h1>
        {props.beside && <div className="beside">{props.beside}</div>}
        {props.actions && <div className="actions">{props.actions}</div>}
      </header>
      <main aria-busy={props.busy ?? false}>{props.children}</main>
      <Footer status={props.status} />
    </div>
  );
}
