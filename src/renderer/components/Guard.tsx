import { Component, type ReactNode } from 'react';
import { errors } from '../text/errors.ts';
import { LanguageContext } from '../text/text.ts';
import { Banner } from './Banner.tsx';

/** A screen that fails to draw says so in its own place; the rail and the other screens go on. */
export class Guard extends Component<{ children: ReactNode }, { failed: boolean }> {
  static override contextType = LanguageContext;
  declare context: 'nl' | 'en';
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const text = errors.internal[this.context];
    return (
      <Banner tone="bad" says={text.says} alert>
        {text.kept} {text.todo}
      </Banner>
    );
  }
}
