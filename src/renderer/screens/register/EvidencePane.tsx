import { Fragment, useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceView } from '../../components/evidence/EvidenceView.tsx';
import { go, places } from '../../frame/route.ts';
import { capture } from '../../text/capture.ts';
import { mailText } from '../../text/evidence.ts';
import { register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';
import { MailPictures, picturesIn } from './MailPictures.tsx';
import { MoveButtons } from './MoveButtons.tsx';
import { PictureContext } from './PictureContext.tsx';
import { PictureWords } from './PictureWords.tsx';
import { isReadable, useReading } from './reading.ts';
import { SeenBefore } from './SeenBefore.tsx';
import { ConfirmDialog } from './TextDialogs.tsx';

interface EvidencePaneProps {
  draft: Draft;
  /** Files the changed entry has already; they stay. */
  old: readonly Evidence[];
  onPick: () => void;
  onType: () => void;
  onGoOn: () => void;
}

/** Left: what was dropped, to read while answering; or how to drop something. */
export function EvidencePane({ draft, old, onPick, onType, onGoOn }: EvidencePaneProps): React.JSX.Element {
  const { t } = useText();
  const { staged } = draft;
  const none = staged.evidence.length + old.length === 0;
  return (
    <section className="evidencePane" aria-label={t(register.tabEvidence)} data-pane tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="scrolls" tabIndex={0} role="group" aria-label={t(register.tabEvidence)}>
        {none ? (
          <EmptyState
            title={t(register.emptyTitle)}
            says={t(register.emptySays)}
            ways={[
              {
                icon: 'file',
                label: t(register.emptyPick),
                note: t(register.emptyPickNote),
                keys: 'Ctrl+O',
                onPress: onPick,
              },
              { icon: 'pen', label: t(capture.typeOver), note: t(capture.typeOverNote), onPress: onType },
              {
                icon: 'lock',
                label: t(capture.blocked),
                note: t(capture.blockedNote),
                onPress: () => go(places.blocked(staged.id)),
              },
              { icon: 'forward', label: t(register.emptyGoOn), note: t(register.emptyGoOnNote), onPress: onGoOn },
            ]}
          />
        ) : (
          <>
            <StagedEvidence draft={draft} />
            {old.map((one) => (
              <EvidenceView key={one.id} evidence={one} />
            ))}
          </>
        )}
      </div>
      {!none && <p className="paneFoot note">{t(register.leftOut)}</p>}
    </section>
  );
}

/** The files of a draft, in their order, with what can be done to each. */
export function StagedEvidence({ draft }: { draft: Draft }): React.JSX.Element {
  const { t } = useText();
  const { staged } = draft;
  const { reading, read } = useReading(draft);
  const [confirming, setConfirming] = useState<string | null>(null);
  const brought = new Map(
    staged.evidence.map((one) => {
      const found = picturesIn(draft, one);
      return [one.id, found && <MailPictures evidence={one} draft={draft} {...found} />];
    }),
  );
  const toConfirm = new Set(staged.guesses.flatMap((one) => (one.key === 'transcript' ? [one.field] : [])));
  return (
    <>
      {staged.evidence.some((one) => one.mediaType.startsWith('image/')) && <PictureContext draft={draft} />}
      {staged.evidence.map((one) => (
        <Fragment key={one.id}>
          <SeenBefore evidence={one} draft={draft} />
          <EvidenceView
            evidence={one}
            actions={
              <>
                <MoveButtons evidence={one} draft={draft} />
                {toConfirm.has(`transcript:${one.id}`) && (
                  <Button size="small" onPress={() => setConfirming(one.id)}>
                    {t(capture.confirm)}
                  </Button>
                )}
                <Button
                  size="small"
                  kind="quiet"
                  label={t(mailText.removeNamed)(one.name)}
                  onPress={() => void draft.removeFile(one.id)}
                >
                  {t(mailText.remove)}
                </Button>
              </>
            }
            below={
              isReadable(one) ? (
                <PictureWords evidence={one} draft={draft} reading={reading} onRead={() => read(one.id)} />
              ) : (
                brought.get(one.id)
              )
            }
          />
        </Fragment>
      ))}
      {confirming !== null && (
        <ConfirmDialog
          stagingId={staged.id}
          evidenceId={confirming}
          onClose={() => setConfirming(null)}
          onConfirmed={draft.take}
        />
      )}
    </>
  );
}
