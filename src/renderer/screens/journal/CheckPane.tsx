import { useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { SidePane } from '../../components/SidePane.tsx';
import { useSession } from '../../state/session.tsx';
import { aboutText } from '../../text/about.ts';
import { journalText } from '../../text/journal.ts';
import { useText } from '../../text/text.ts';

/** Reads everything again, says what it found, and prints the keys to compare. */
export function CheckPane(): React.JSX.Element {
  const { t } = useText();
  const check = useCall('journal.check', {});
  const keys = useCall('journal.trust', {}).data?.vkeys ?? [];
  const isDamaged = useSession().notices.some(({ key }) => key === 'damaged');
  // What was whole before says nothing of what could not be read now, nor of what is being read.
  const report = check.failure || check.asking ? undefined : check.data;
  return (
    <SidePane
      label={t(journalText.checkTitle)}
      className="checkPane"
      head={
        <>
          <span>{t(journalText.checkTitle)}</span>
          {report?.ok && (
            <Badge shape="check" filled>
              {t(journalText.whole)}
            </Badge>
          )}
        </>
      }
      foot={
        <Button busy={check.asking} onPress={check.again}>
          {t(journalText.check)}
        </Button>
      }
    >
      <div className="checkBody">
        {isDamaged && check.failure?.code === 'workspace_damaged' ? (
          <p role="status">{t(journalText.checkStopped)}</p>
        ) : (
          <FailureBanner failure={check.failure} />
        )}
        {check.asking && <p role="status">{t(journalText.checking)}</p>}
        {report?.ok && <p>{t(journalText.wholeSays)(report.records, report.evidence.files)}</p>}
        {report && !report.ok && (
          <Banner tone="bad" says={t(journalText.broken)(report.problems.length)}>
            {t(journalText.brokenSays)}
          </Banner>
        )}
        {report && report.problems.length > 0 && (
          <ul className="problems">
            {report.problems.map((problem) => (
              <li key={`${problem.code} ${problem.at}`}>
                {problem.at}: {problem.says}
              </li>
            ))}
          </ul>
        )}
        {report && (
          <>
            <h2>{t(journalText.head)}</h2>
            <dl className="entryFacts">
              <div>
                <dt>{t(journalText.steps2)}</dt>
                <dd>{report.treeSize}</dd>
              </div>
              <div>
                <dt>{t(journalText.origin)}</dt>
                <dd>{report.origin}</dd>
              </div>
              <div>
                <dt>{t(journalText.root)}</dt>
                <dd>{report.root}</dd>
              </div>
            </dl>
          </>
        )}
        <h2>{t(journalText.keys)}</h2>
        <p className="note">{t(journalText.keysSays)}</p>
        <dl className="keyNumbers">
          {keys.map((key, index) => (
            <div key={key.vkey}>
              <dt>{index === 0 ? t(aboutText.journalKey) : key.name}</dt>
              <dd>{key.number}</dd>
            </div>
          ))}
        </dl>
      </div>
    </SidePane>
  );
}
