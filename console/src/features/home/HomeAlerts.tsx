/** The newest alerts that were not read: what, about which order, how its clock stands; the rest is one step away. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../../contract/notices.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { NoticeTimes } from '../tasks/NoticeTimes.tsx';
import { noticeTitle } from '../tasks/noticeTitle.ts';
import { firstAlertsQuery } from './homeQueries.ts';

export function HomeAlerts() {
  const { t } = useTranslation();
  const formats = useFormats();
  const asked = useQuery(firstAlertsQuery);
  const unread = asked.data?.items.filter((notice) => !notice.read);
  return (
    <section aria-label={t('home.alerts')}>
      <div className="home-title">
        <h2>
          {t('home.alerts')} <span className="sub">{asked.data && formats.number(asked.data.unread)}</span>
        </h2>
        <span className="grow" />
        <Link to="/inbox" search={{ tab: 'alerts' }}>
          {t('home.allAlerts')}
        </Link>
      </div>
      {asked.isError && <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={4} height={44} />}
      {unread?.length === 0 && <Empty why={t('home.noAlerts')} />}
      <ul className="home-alerts">
        {unread?.map((notice) => (
          <Alert key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

const icons = { early: 'clock', soon: 'clock', urgent: 'warn', over: 'warn' } as const;

function Alert({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation();
  const name = useName();
  const { level, subject } = notice;
  return (
    <li data-level={level ?? 'plain'}>
      <Icon name={level ? icons[level] : 'bell'} />
      <div>
        <p className="cut">{noticeTitle(notice, { t, name })}</p>
        <p className="sub cut">
          {subject && subject.number + t('list.comma')}
          <NoticeTimes notice={notice} />
        </p>
      </div>
      {subject && (
        <Link to="/orders/$orderId" params={{ orderId: subject.id }}>
          {t('home.seeOrder')}
        </Link>
      )}
    </li>
  );
}
