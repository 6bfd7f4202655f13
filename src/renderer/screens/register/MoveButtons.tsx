import { useEffect, useRef } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { call } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';

/** Up and down: several screenshots are one conversation, in the order they are read. The button keeps the focus. */
export function MoveButtons({ evidence, draft }: { evidence: Evidence; draft: Draft }): React.JSX.Element | null {
  const { t } = useText();
  const all = draft.staged.evidence;
  const at = all.findIndex((one) => one.id === evidence.id);
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  /** The way, and from where: until it has moved the focus stays where it is. */
  const pressed = useRef<{ way: 'up' | 'down'; from: number } | null>(null);
  useEffect(() => {
    // At the end of the row that button is gone: then the other one.
    if (pressed.current === null || pressed.current.from === at) return;
    const [own, other] = pressed.current.way === 'up' ? [up, down] : [down, up];
    (own.current ?? other.current)?.focus();
    pressed.current = null;
  });
  if (all.length < 2) return null;
  const move = (way: 'up' | 'down'): void => {
    pressed.current = { way, from: at };
    const ids = all.map((one) => one.id);
    ids.splice(at, 1);
    ids.splice(way === 'up' ? at - 1 : at + 1, 0, evidence.id);
    void draft.change(() => call('pictures.order', { id: draft.staged.id, evidenceIds: ids }));
  };
  return (
    <>
      <span className="note nowrap">{t(capture.place)(at + 1, all.length)}</span>
      {at > 0 && (
        <Button ref={up} size="small" kind="quiet" label={t(capture.up)(evidence.name)} onPress={() => move('up')}>
          {t(capture.upShort)}
        </Button>
      )}
      {at < all.length - 1 && (
        <Button
          ref={down}
          size="small"
          kind="quiet"
          label={t(capture.down)(evidence.name)}
          onPress={() => move('down')}
        >
          {t(capture.downShort)}
        </Button>
      )}
    </>
  );
}
