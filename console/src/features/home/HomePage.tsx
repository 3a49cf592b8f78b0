/** A home per role: what is left, the few numbers by which the role is measured, my work by due time, alerts, the day by hours, what was just done. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../../contract/vocabulary.ts';
import { useDepartmentName } from '../../app/departmentName.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useMay, useMe } from '../../app/session.ts';
import { useLiveRefresh } from '../../app/useLiveRefresh.ts';
import { useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { HomeExceptions } from '../exceptions/HomeExceptions.tsx';
import { inboxCountsQuery } from '../tasks/taskQueries.ts';
import { dayPart } from './greeting.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { HomeAlerts } from './HomeAlerts.tsx';
import { HomeHours } from './HomeHours.tsx';
import { HomeNumbers } from './HomeNumbers.tsx';
import { homeQuery } from './homeQueries.ts';
import { HomeRecent } from './HomeRecent.tsx';
import { HomeTasks } from './HomeTasks.tsx';
import './home.css';

const NUMBERS_EVERY_MS = 8_000;
const RECENT_EVERY_MS = 2_000;

export function HomePage() {
  const may = useMay();
  const home = useQuery(homeQuery);
  useLiveRefresh([homeQuery.queryKey, ['notices', 'first']], NUMBERS_EVERY_MS);
  useLiveRefresh([['home', 'recent']], RECENT_EVERY_MS);
  return (
    <>
      <Greeting />
      {home.isError && (
        <ErrorStrip error={home.error} dataAt={home.dataUpdatedAt} onRetry={() => void home.refetch()} />
      )}
      <FirstSteps />
      <HomeNumbers numbers={home.data?.numbers} />
      <div className="home">
        <div className="home-main">
          {may('tasks.inbox') && <HomeTasks />}
          {may('exceptions.counts') && <HomeExceptions />}
          {may('home.recent') && <HomeRecent />}
        </div>
        <aside className="home-side">
          {may('notices.mine') && <HomeAlerts />}
          {home.data?.hours && <HomeHours hours={home.data.hours} asOf={home.data.asOf} />}
        </aside>
      </div>
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function Greeting() {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const name = useName();
  const departmentName = useDepartmentName();
  const navigate = useNavigate();
  const counts = useQuery({ ...inboxCountsQuery, enabled: may('tasks.counts') }).data;
  const part = t(`home.part.${dayPart(serverNow())}`);
  const left = counts?.mine
    ? t('home.left', { name: me.name, part, count: counts.mine })
    : t('home.free', { name: me.name, part });
  const own = Object.entries(roles).filter(([id]) => me.roles.includes(id));
  const about = [departmentName(me.department), ...own.map(([, words]) => name(words))];
  return (
    <div className="head home-head">
      <h1>{left}</h1>
      <span className="mut cut">{[...new Set(about)].filter(Boolean).join(t('list.comma'))}</span>
      <span className="grow" />
      {may('orders.create') && (
        <button type="button" className="btn pri" onClick={() => void navigate({ to: '/orders/new' })}>
          <Icon name="plus" />
          {t('orders.new')}
          <KeyCap keys="l" upper />
        </button>
      )}
    </div>
  );
}
