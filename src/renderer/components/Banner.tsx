import type { ReactNode } from 'react';
import type { CallFailure } from '../api.ts';
import { common } from '../text/common.ts';
import { errors } from '../text/errors.ts';
import { useText } from '../text/text.ts';
import { StateShape } from './Badge.tsx';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';
import { Unbroken } from './Unbroken.tsx';

interface BannerProps {
  tone: 'warn' | 'bad';
  /** The first sentence, in bold. */
  says: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Only when it follows an action. */
  alert?: boolean;
}

export function Banner({ tone, says, children, actions, alert = false }: BannerProps): React.JSX.Element {
  return (
    <div className={`banner ${tone}`} {...(alert ? { role: 'alert' } : {})}>
      <StateShape shape={tone === 'bad' ? 'cross' : 'triangle'} />
      <div>
        <p>
          <strong>
            <Unbroken>{says}</Unbroken>
          </strong>{' '}
          {children}
        </p>
        {actions && <div className="buttons">{actions}</div>}
      </div>
    </div>
  );
}

/** A refusal as three sentences: what happened, what was kept, what to do. */
export function FailureBanner(props: {
  failure: CallFailure | null;
  /** The name of the file it is about. */
  about?: string | null;
  actions?: ReactNode;
}): React.JSX.Element | null {
  const { t } = useText();
  if (!props.failure) return null;
  const { code, reference } = props.failure;
  const text = t(errors[code]);
  const full = reference ? `${code} ${reference}` : code;
  return (
    <Banner
      tone={code === 'internal' || code === 'workspace_damaged' ? 'bad' : 'warn'}
      says={text.says}
      alert
      actions={
        <>
          {props.actions}
          {reference && (
            <Button size="small" icon="copy" onPress={() => void copyText(full, t(common.copied), t)}>
              {t(common.copyCode)}
            </Button>
          )}
        </>
      }
    >
      {props.about && (
        <>
          <q>{props.about}</q>:{' '}
        </>
      )}
      {text.kept} {text.todo}
      {reference && <span className="note"> {full}</span>}
    </Banner>
  );
}
