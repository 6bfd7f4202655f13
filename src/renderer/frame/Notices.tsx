import type { Session } from '../../shared/contract.ts';
import { useUnshown } from '../api.ts';
import { Banner, FailureBanner } from '../components/Banner.tsx';
import { common, notices } from '../text/common.ts';
import { errors } from '../text/errors.ts';
import { useText } from '../text/text.ts';
import { Rollback } from './Rollback.tsx';
import { Salvage } from './Salvage.tsx';

/** Above every screen: what the workspace says about itself, and a refusal that the screen says nothing of. */
export function Notices({ session }: { session: Session }): React.JSX.Element | null {
  const { t } = useText();
  const unshown = useUnshown();
  const isDamaged = session.notices.some((notice) => notice.key === 'damaged');
  const failure = isDamaged && unshown?.code === 'workspace_damaged' ? null : unshown;
  if (session.notices.length === 0 && !failure) return null;
  return (
    <section className="notices" aria-label={t(common.notices)}>
      {session.notices.map((notice) => (
        <Banner
          key={notice.key}
          tone={notice.key === 'damaged' ? 'bad' : 'warn'}
          says={t(notices[notice.key].says)}
          actions={
            (notice.key === 'damaged' && <Salvage />) ||
            (notice.key === 'rolledBack' && session.person.role === 'recordsManager' && <Rollback />)
          }
        >
          {notice.key === 'backupFailed' && `${t(errors[notice.detail]).says} `}
          {t(notices[notice.key].means)}
        </Banner>
      ))}
      <FailureBanner failure={failure} />
    </section>
  );
}
