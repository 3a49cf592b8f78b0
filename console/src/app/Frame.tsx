/** The frame around every page: top bar, rail, sheet; the popover of clauses and the page of shortcuts belong to it, once for all. */
import { useCallback, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useT } from '../i18n/useT.ts';
import { TourStrip } from '../features/home/TourStrip.tsx';
import { ClausePopoverRoot } from '../ui/clause/ClausePopover.tsx';
import { ShortcutsPage } from '../ui/keys/ShortcutsPage.tsx';
import { useKeys } from '../ui/keys/useKeys.ts';
import { openLive } from './live.ts';
import { loadClause } from './loadClause.ts';
import { OtherPerson } from './OtherPerson.tsx';
import { Rail } from './Rail.tsx';
import { useOtherPerson } from './samePerson.ts';
import { meQuery, Session, useMay } from './session.ts';
import { TopBar } from './TopBar.tsx';
import { useLiveRefresh } from './useLiveRefresh.ts';

/** The counts of rail, bell and tabs. */
const liveCounts = [
  ['orders', 'counts'],
  ['tasks', 'counts'],
  ['notices', 'counts'],
];
const COUNTS_EVERY_MS = 3_000;

export function Frame() {
  const me = useQuery(meQuery).data;
  const isOther = useOtherPerson(me?.id);
  useEffect(() => openLive(), []);
  if (isOther) return <OtherPerson />;
  return me ? (
    <Session value={me}>
      <Framed />
    </Session>
  ) : null;
}

function Framed() {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay();
  const [helping, setHelping] = useState(false);
  useLiveRefresh(liveCounts, COUNTS_EVERY_MS);
  useKeys(
    t('frame.everywhere'),
    [
      { keys: '?', label: t('key.all'), run: () => setHelping(true) },
      {
        keys: 'l',
        label: t('orders.new'),
        quiet: true,
        off: !may('orders.create'),
        run: () => void navigate({ to: '/orders/new' }),
      },
    ],
    { depth: 'frame' },
  );
  const openClause = useCallback((clause: string) => void navigate({ to: '/policy', search: { clause } }), [navigate]);
  return (
    <ClausePopoverRoot load={loadClause} onOpenClause={openClause}>
      <a href="#sheet" className="skip">
        {t('frame.skip')}
      </a>
      <div className="app">
        <TopBar onHelp={() => setHelping(true)} />
        <Rail />
        <main className="sheet" id="sheet" tabIndex={-1}>
          <TourStrip />
          <Outlet />
        </main>
      </div>
      {helping && <ShortcutsPage onClose={() => setHelping(false)} />}
    </ClausePopoverRoot>
  );
}
