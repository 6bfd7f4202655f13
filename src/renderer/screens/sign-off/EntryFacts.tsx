import { type ReactNode, useState } from 'react';
import type { Entry } from '../../../shared/records.ts';
import { SHEETS } from '../../../shared/register.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { useCall } from '../../api.ts';
import { EvidenceView } from '../../components/evidence/EvidenceView.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { usePolicy } from '../../state/session.tsx';
import { cellWords, columnName } from '../../text/register-cells.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { capital } from '../../text/time.ts';
import { keepArrows } from './arrows.ts';

/** What an office holder wants to know first of what BZK sees. */
const FIRST = [
  'datum_van',
  'kanaal_code',
  'tegenpartij_categorie',
  'reden_code',
  'aard_informatie',
  'rubricering',
  'aantal_berichten',
];

/** The facts of an entry of the open workspace. */
export function EntryFacts({ entry }: { entry: Entry }): React.JSX.Element {
  const { data } = useCall('registers.entry', { entryId: entry.id });
  return (
    <FactsPane
      number={entry.number}
      files={entry.evidence.map((one) => <EvidenceView key={one.id} evidence={one} />)}
      whyNot={entry.answers.evidenceWhyNot}
      row={data?.row ?? undefined}
    />
  );
}

interface FactsProps {
  number: string;
  /** The evidence, each file as it can be shown. */
  files: readonly ReactNode[];
  /** Why there is no evidence. */
  whyNot: string | null;
  /** The entry under the names of the register's columns. */
  row: Readonly<Record<string, string | number | null>> | undefined;
}

/** Right: the evidence of one entry, all its facts, and what of them BZK sees. */
export function FactsPane({ number, files, whyNot, row }: FactsProps): React.JSX.Element {
  const { t, lang } = useText();
  const [tab, setTab] = useState<'evidence' | 'facts'>('evidence');
  const policy = usePolicy();
  const columns = SHEETS.Registraties;
  const hiddenHow = (rule: string): string => (rule === 'mask' ? t(signOff.masked) : t(signOff.ground)(rule));
  const hidden = columns.filter((one) => one.bzk !== 'open');
  const hows = [...new Set(hidden.map((one) => one.bzk))];
  const shown = columns.filter((one) => FIRST.includes(one.name) && one.bzk === 'open');
  return (
    <section className="signFacts" aria-label={number} data-pane tabIndex={-1}>
      <div className="signTabs" role="group" aria-label={number}>
        <button type="button" aria-pressed={tab === 'evidence'} onClick={() => setTab('evidence')}>
          {t(signOff.messages)(files.length)}
        </button>
        <button type="button" aria-pressed={tab === 'facts'} onClick={() => setTab('facts')}>
          {t(signOff.allFacts)}
        </button>
      </div>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a scroller must be reachable by keyboard, and scroll */}
      <div
        className="scrolls signEvidence"
        tabIndex={0}
        role="group"
        aria-label={t(signOff.allFacts)}
        onKeyDown={keepArrows}
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        {tab === 'evidence' && files}
        {tab === 'evidence' && files.length === 0 && (
          <p className="quiet">{whyNot ? t(signOff.impossible)(whyNot) : t(signOff.noEvidence)}</p>
        )}
        {tab === 'facts' && row && (
          <table className="factsTable">
            <thead>
              <tr>
                <th scope="col">{t(signOff.allFacts)}</th>
                <th scope="col">{number}</th>
                <th scope="col">{t(signOff.bzkTitle)}</th>
              </tr>
            </thead>
            <tbody>
              {/* Ids tell a person nothing. */}
              {columns
                .filter((one) => !one.name.endsWith('_id') && (row[one.name] ?? '') !== '')
                .map((one) => (
                  <tr key={one.name}>
                    <th scope="row">{columnName(one, lang)}</th>
                    <td>
                      <Unbroken>{cellWords(one, row[one.name], policy, lang)}</Unbroken>
                    </td>
                    <td className="quiet">
                      {one.bzk === 'open' ? t(signOff.bzkSees) : `${t(signOff.bzkNot)}, ${hiddenHow(one.bzk)}`}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      </div>
      <section className="bzk" aria-label={t(signOff.bzkTitle)}>
        <header>
          <h2>{t(signOff.bzkTitle)}</h2>
          <span className="note">{t(signOff.bzkNote)}</span>
        </header>
        <div className="bzkTwo">
          <div>
            <p className="bzkHead">
              <Icon name="eye" /> {t(signOff.bzkSees)}
            </p>
            <p className="note">{capital(shown.map((one) => inSentence(columnName(one, lang))).join(', '))}</p>
          </div>
          <div>
            <p className="bzkHead">
              <Icon name="lock" /> {t(signOff.bzkNot)}
            </p>
            <p className="note">{t(signOff.bzkAlsoNot)}.</p>
            {hows.map((how) => (
              <p className="note" key={how}>
                {capital(hiddenHow(how))}:{' '}
                {hidden
                  .filter((one) => one.bzk === how)
                  .map((one) => inSentence(one[lang]))
                  .join(', ')}
                .
              </p>
            ))}
          </div>
        </div>
      </section>
    </section>
  );
}
