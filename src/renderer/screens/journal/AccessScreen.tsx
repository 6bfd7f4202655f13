import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallOutput } from '../../../shared/contract.ts';
import { type CallFailure, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { accessText as text } from '../../text/access.ts';
import { useText } from '../../text/text.ts';
import { AccessLines } from './AccessLines.tsx';
import { Tabs } from './Tabs.tsx';
import './journal.css';

type Page = CallOutput<'access.list'>;

/** Who looked at, searched or took what, newest first. */
export function AccessScreen(): React.JSX.Element {
  const { t } = useText();
  const today = useCall('app.info', {}).data?.today ?? '';
  const list = useInfiniteQuery<Page, CallFailure>({
    queryKey: ['access.list', 'pages'],
    queryFn: ({ pageParam }) => call('access.list', { before: pageParam as number | null, limit: 100 }),
    initialPageParam: null,
    // A look changes nothing that anybody is told of.
    refetchOnMount: 'always',
    getNextPageParam: (last) => last.items.at(-1)?.n || undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <Screen title={t(text.title)} status={t(text.count)(total)} busy={list.isPending}>
      <Tabs at={places.access} />
      <FailureBanner failure={list.error} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="journalList scrolls" data-pane tabIndex={0} role="group" aria-label={t(text.title)}>
        <p className="note accessSays">
          {t(text.says)} {t(text.onceEach)}
        </p>
        <AccessLines items={items} today={today} />
        {list.hasNextPage && (
          <div className="buttons">
            <Button busy={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {t(text.older)}
            </Button>
          </div>
        )}
      </div>
    </Screen>
  );
}
