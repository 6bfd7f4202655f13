import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallOutput } from '../../../shared/contract.ts';
import { type CallFailure, call, useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { tell } from '../../text/history.ts';
import { journalText } from '../../text/journal.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { CheckPane } from './CheckPane.tsx';
import { Tabs } from './Tabs.tsx';
import './journal.css';

type Page = CallOutput<'journal.list'>;

/** Every step in order, in plain sentences, and whether all of it is still whole. */
export function JournalScreen(): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const today = useCall('app.info', {}).data?.today ?? '';
  const list = useInfiniteQuery<Page, CallFailure>({
    queryKey: ['journal.list', 'pages'],
    queryFn: ({ pageParam }) => call('journal.list', { before: pageParam as number | null, limit: 100 }),
    initialPageParam: null,
    getNextPageParam: (last) => {
      const n = last.items.at(-1)?.n;
      return n === undefined || n === 0 ? undefined : n;
    },
  });
  const isDamaged = useSession().notices.some(({ key }) => key === 'damaged');
  // Above every screen already.
  const isSaid = isDamaged && list.error?.code === 'workspace_damaged';
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <Screen
      title={t(common.journal)}
      beside={<span>{t(journalText.says)}</span>}
      status={t(journalText.steps)(total)}
      busy={list.isPending}
    >
      <Tabs at={places.journal} />
      <FailureBanner failure={isSaid ? null : list.error} />
      <div className="journalLayout">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <div className="journalList scrolls" data-pane tabIndex={0} role="group" aria-label={t(common.journal)}>
          <ol>
            {items.map((item) => {
              const told = tell(item, policy, lang);
              return (
                <li key={item.n}>
                  <span className="journalNumber note">{item.n}</span>
                  <StateShape shape={told.shape} />
                  <span>
                    <strong>{item.actorName}</strong> {told.says}{' '}
                    {item.number && (
                      <a
                        className="nowrap"
                        href={places.entry(item.subject)}
                        aria-label={`${t(journalText.openEntry)} ${item.number}, ${item.n}`}
                      >
                        {item.number}
                      </a>
                    )}
                  </span>
                  <span className="note journalWhen">{capital(momentInWords(item.time, lang, today))}</span>
                </li>
              );
            })}
          </ol>
          {list.hasNextPage && (
            <div className="buttons">
              <Button busy={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                {t(journalText.older)}
              </Button>
            </div>
          )}
        </div>
        <CheckPane />
      </div>
    </Screen>
  );
}
