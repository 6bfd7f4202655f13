import './deliveries.css';
import type { TakenPackage } from '../../../shared/collection-records.ts';
import { Badge, type Shape, StateShape } from '../../components/Badge.tsx';
import { takeCodes, verdictWords } from '../../text/deliveries.ts';
import { type Speaker, useText } from '../../text/text.ts';

const SHAPES: Record<TakenPackage['verdict'], Shape> = { accepted: 'check', refused: 'cross', waiting: 'half' };

/** What was decided about a delivery. */
export function VerdictBadge({ one, filled = false }: { one: TakenPackage; filled?: boolean }): React.JSX.Element {
  const { t } = useText();
  return (
    <Badge shape={SHAPES[one.verdict]} filled={filled}>
      {t(verdictWords[one.verdict])}
    </Badge>
  );
}

/** What a code says, in a sentence: of the closed list, or of the check that has this name. */
export function codeSays(one: Pick<TakenPackage, 'checks'>, code: string, { t }: Speaker): string {
  const known = Object.entries(takeCodes).find(([name]) => name === code)?.[1];
  const check = one.checks.find((c) => c.id === code);
  return known ? t(known) : check ? t(check.says) : code;
}

/** Every check as a sentence with its result; `brief` folds those that are right into one line. */
export function CheckList({ one, brief = false }: { one: TakenPackage; brief?: boolean }): React.JSX.Element {
  const { t } = useText();
  const right = one.checks.filter((check) => check.ok === true);
  if (!brief || right.length === 0) return <Sentences checks={one.checks} />;
  return (
    <>
      <Sentences checks={one.checks.filter((check) => check.ok !== true)} />
      <details className="takeRight">
        <summary>
          <StateShape shape="check" /> {t(verdictWords.allRight)(right.length, one.checks.length)}
        </summary>
        <Sentences checks={right} />
      </details>
    </>
  );
}

function Sentences({ checks }: { checks: TakenPackage['checks'] }): React.JSX.Element {
  const { t } = useText();
  return (
    <ul className="takeChecks">
      {checks.map(({ id, ok, says }) => (
        <li key={id}>
          <StateShape shape={ok === true ? 'check' : ok === false ? 'cross' : 'dash'} />
          <span>
            <span className="unseen">
              {t(ok === true ? verdictWords.right : ok === false ? verdictWords.wrong : verdictWords.undecided)}:{' '}
            </span>
            {t(says)}
          </span>
        </li>
      ))}
    </ul>
  );
}
