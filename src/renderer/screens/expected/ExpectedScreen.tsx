import './expected.css';
import { useState } from 'react';
import type { ExpectedTerm } from '../../../shared/collection-records.ts';
import { namesAtOnce } from '../../../shared/person-name.ts';
import { useCall } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { matches } from '../../components/Palette.tsx';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { expectedText as text } from '../../text/expected.ts';
import { useText } from '../../text/text.ts';
import { dayOnly } from '../../text/time.ts';
import { EndTermDialog, TermDialog } from './ExpectedDialogs.tsx';
import { PasteDialog } from './PasteDialog.tsx';

type Asking = { is: 'new' } | { is: 'paste' } | { is: 'change' | 'end'; term: ExpectedTerm };

/** The people of whom a return is expected, by ministry, with when they held office. */
export function ExpectedScreen(): React.JSX.Element {
  const { t } = useText();
  const policy = usePolicy();
  const { readOnly, person } = useSession();
  const { data, failure, waiting } = useCall('collection.expected', {});
  const today = useCall('app.info', {}).data?.today;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [typed, setTyped] = useState('');
  const writes = !readOnly && person.role === 'collector';
  const terms = data?.terms ?? [];
  const search = typed.trim();
  const shown = terms.filter(
    (one) => search === '' || matches(`${one.person} ${one.post} ${one.ministryName} ${one.ministryAbbr}`, search),
  );
  const now = terms.filter((one) => today !== undefined && (one.until === null || one.until >= today)).length;
  const add = (): void => setAsking({ is: 'new' });
  const paste = (): void => setAsking({ is: 'paste' });
  useShortcut('Ctrl+Shift+A', add, t(text.add), { enabled: writes, icon: 'plus' });
  useShortcut('Ctrl+Shift+V', paste, t(text.paste), { enabled: writes, icon: 'list' });
  const close = (): void => setAsking(null);
  const ways = [
    { icon: 'list', label: t(text.paste), note: t(text.emptyPasteNote), keys: 'Ctrl+Shift+V', onPress: paste },
    { icon: 'plus', label: t(text.add), keys: 'Ctrl+Shift+A', onPress: add },
  ] as const;
  return (
    <Screen
      title={t(common.expected)}
      beside={<span>{t(text.says)}</span>}
      status={terms.length > 0 && t(text.count)(terms.length, now)}
      busy={waiting}
      actions={
        writes && (
          <>
            <Button keys="Ctrl+Shift+V" onPress={paste}>
              {t(text.paste)}
            </Button>
            <Button kind="primary" keys="Ctrl+Shift+A" onPress={add}>
              {t(text.add)}
            </Button>
          </>
        )
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="expectedBody scrolls" data-pane tabIndex={0} role="group" aria-label={t(common.expected)}>
        <FailureBanner failure={failure} />
        {data && terms.length === 0 && (
          <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} ways={writes ? ways : []} />
        )}
        {namesAtOnce(terms).map(({ person: name, ministries }) => (
          <Banner key={name} tone="warn" says={t(text.atOnce)(name, ministries)}>
            {t(text.atOnceMeans)}
          </Banner>
        ))}
        {terms.length > 0 && (
          <>
            <input
              type="search"
              className="input expectedFind"
              aria-label={t(text.find)}
              placeholder={t(text.find)}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            {shown.length === 0 && <p className="quiet">{t(text.nothing)}</p>}
            {shown.length > 0 && (
              <div className="card">
                <Terms
                  terms={shown}
                  {...(writes
                    ? {
                        onChange: (term) => setAsking({ is: 'change', term }),
                        onEnd: (term) => setAsking({ is: 'end', term }),
                      }
                    : {})}
                />
              </div>
            )}
          </>
        )}
      </div>
      {policy && today && asking?.is === 'paste' && (
        <PasteDialog terms={terms} policy={policy} today={today} onClose={close} />
      )}
      {policy && today && (asking?.is === 'new' || asking?.is === 'change') && (
        <TermDialog
          term={asking.is === 'change' ? asking.term : null}
          terms={terms}
          policy={policy}
          today={today}
          onClose={close}
        />
      )}
      {today && asking?.is === 'end' && <EndTermDialog term={asking.term} today={today} onClose={close} />}
    </Screen>
  );
}

interface TermsProps {
  terms: readonly ExpectedTerm[];
  onChange?: (term: ExpectedTerm) => void;
  onEnd?: (term: ExpectedTerm) => void;
}

function Terms({ terms, onChange, onEnd }: TermsProps): React.JSX.Element {
  const { t, lang } = useText();
  const heads = [text.person, text.post, text.ministry, text.cabinet, text.from, text.until];
  return (
    <table className="expectedTable stacks">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head.en}>
              {t(head)}
            </th>
          ))}
          {onChange && (
            <th scope="col">
              <span className="unseen">{t(text.change)}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {terms.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.person}</th>
            <td data-head={t(text.post)}>{one.post}</td>
            <td data-head={t(text.ministry)}>{one.ministryAbbr}</td>
            <td data-head={t(text.cabinet)}>{one.cabinet}</td>
            <td className="nowrap" data-head={t(text.from)}>
              {dayOnly(one.from, lang)}
            </td>
            <td className="nowrap" data-head={t(text.until)}>
              {one.until ? dayOnly(one.until, lang) : <span className="quiet">{t(text.now)}</span>}
            </td>
            {onChange && onEnd && (
              <td className="act">
                <div className="buttons">
                  {one.until === null && (
                    <Button size="small" label={t(text.endOf)(one.person)} onPress={() => onEnd(one)}>
                      {t(text.end)}
                    </Button>
                  )}
                  <Button size="small" label={t(text.changeOf)(one.person)} onPress={() => onChange(one)}>
                    {t(text.change)}
                  </Button>
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
