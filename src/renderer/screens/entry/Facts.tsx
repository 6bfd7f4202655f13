import { Unbroken } from '../../components/Unbroken.tsx';
import type { Fact } from './facts.ts';

/** Names at the left, values at the right; a note under its value. */
export function Facts({ facts }: { facts: readonly Fact[] }): React.JSX.Element {
  return (
    <dl className="entryFacts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.href ? <a href={fact.href}>{fact.value}</a> : <Unbroken>{fact.value}</Unbroken>}
            {fact.note && <span className="note">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
