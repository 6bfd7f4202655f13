import { useEffect, useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { call, useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { capture, wordStates } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';
import { wordState } from './reading.ts';

interface PictureWordsProps {
  evidence: Evidence;
  draft: Draft;
  reading: boolean;
  onRead: () => void;
}

/** The words of a picture beside it: read by the machine, to be looked at and put right. */
export function PictureWords({ evidence, draft, reading, onRead }: PictureWordsProps): React.JSX.Element {
  const { t } = useText();
  const state = wordState(draft.staged, evidence.id);
  const { data, again } = useCall('pictures.words', { evidenceId: evidence.id });
  const [typed, setTyped] = useState<string | null>(null);
  // Asked again once it was read.
  useEffect(again, [state, again]);
  const words = typed ?? data?.words ?? '';
  const save = (): void =>
    void draft.change(async () => {
      const staged = await call('pictures.saveWords', { id: draft.staged.id, evidenceId: evidence.id, words });
      setTyped(null);
      again();
      return staged;
    });
  if (state === null)
    return (
      <p className="pictureState note" role="status">
        {reading && t(capture.reading)}
      </p>
    );
  const readAgain = (
    <Button size="small" busy={reading} onPress={onRead}>
      {t(capture.readAgain)}
    </Button>
  );
  return (
    <div className="pictureWords">
      <p className="pictureState" role="status">
        <StateShape shape={state === 'checked' ? 'check' : state === 'stopped' ? 'dash' : 'triangle'} />{' '}
        {t(wordStates[state])}
      </p>
      {state === 'stopped' ? (
        readAgain
      ) : state === 'marking' ? null : (
        <>
          <TextArea
            label={t(capture.wordsOf)(evidence.name)}
            hint={t(capture.wordsCount)}
            rows={Math.min(14, Math.max(3, words.split('\n').length + 1))}
            maxLength={50_000}
            value={words}
            onChange={setTyped}
          />
          {(state !== 'checked' || typed !== null) && (
            <Button size="small" label={t(capture.lookedOf)(evidence.name)} icon="check" onPress={save}>
              {t(capture.looked)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
