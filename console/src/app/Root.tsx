/** What stands outside every page: the title, an address that leads nowhere, and an error that no page caught. */
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { useT } from '../i18n/useT.ts';
import { Empty } from '../ui/state/Empty.tsx';
import { ErrorStrip } from '../ui/state/ErrorStrip.tsx';

export function Root() {
  const t = useT();
  return (
    <>
      {/* One title for all pages: no number, name or phone may stand in a tab's title. */}
      <title>{t('frame.name')}</title>
      <Outlet />
    </>
  );
}

export function NotHere() {
  const t = useT();
  return (
    <Empty why={t('frame.notHere')}>
      <Link to="/" className="btn">
        {t('frame.home')}
      </Link>
    </Empty>
  );
}

export function Broken({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <div style={{ paddingTop: 20 }}>
      <ErrorStrip error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}
