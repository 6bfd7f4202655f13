import type { Evidence } from '../../../shared/records.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceView } from '../../components/evidence/EvidenceView.tsx';
import { mailText } from '../../text/evidence.ts';
import { register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';

interface EvidencePaneProps {
  staged: readonly Evidence[];
  /** Files the changed entry has already; they stay. */
  old: readonly Evidence[];
  onRemove: (evidenceId: string) => void;
  onPick: () => void;
  onGoOn: () => void;
}

/** Left: what was dropped, to read while answering; or how to drop something. */
export function EvidencePane({ staged, old, onRemove, onPick, onGoOn }: EvidencePaneProps): React.JSX.Element {
  const { t } = useText();
  const none = staged.length + old.length === 0;
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
              { icon: 'forward', label: t(register.emptyGoOn), note: t(register.emptyGoOnNote), onPress: onGoOn },
            ]}
          />
        ) : (
          <>
            {staged.map((one) => (
              <EvidenceView
                key={one.id}
                evidence={one}
                actions={
                  <Button
                    size="small"
                    kind="quiet"
                    label={t(mailText.removeNamed)(one.name)}
                    onPress={() => onRemove(one.id)}
                  >
                    {t(mailText.remove)}
                  </Button>
                }
              />
            ))}
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
