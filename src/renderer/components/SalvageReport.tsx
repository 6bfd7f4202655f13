import type { CallOutput } from '../../shared/contract.ts';
import { lostWords, salvage } from '../text/salvage.ts';
import { useText } from '../text/text.ts';

/** What came over and what did not: figures first, then each thing by name. */
export function SalvageReport({ made }: { made: CallOutput<'backups.salvage'> }): React.JSX.Element | null {
  const { t } = useText();
  const { salvaged, problems } = made;
  if (!salvaged) return null;
  const { entries, evidence, lost, records } = salvaged;
  return (
    <>
      <p role="status">
        {t(salvage.came)(entries.length, evidence.length, records)} {lost.length === 0 && t(salvage.everything)}
      </p>
      {entries.length + evidence.length > 0 && (
        <details>
          <summary>{t(salvage.whichCame)}</summary>
          <p>{[...entries, ...evidence].join(', ')}</p>
        </details>
      )}
      {lost.length > 0 && (
        <>
          <h3>{t(salvage.notCame)}</h3>
          <ul>
            {lost.map((one) => (
              <li key={`${one.kind} ${one.name} ${one.count}`}>{t(lostWords[one.kind])(one)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t(problems.length === 0 ? salvage.whole : salvage.notWhole)}</p>
    </>
  );
}
