/** The top bar: company, search, live dot with the time of the last event, alerts, shortcuts, and who sits here. */
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/useT.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { Icon, Mark } from '../ui/Icon.tsx';
import { useCompanyColour } from './companyLook.ts';
import { useDepartmentName } from './departmentName.ts';
import { PaletteButton } from './palette/PaletteButton.tsx';
import { useLiveState } from './live.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { useNoticeCounts } from '../features/tasks/noticeQueries.ts';
import { useMay, useMe } from './session.ts';

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const t = useT();
  const me = useMe();
  const may = useMay();
  useCompanyColour();
  return (
    <header className="bar">
      <Link to="/" className="mark" aria-label={t('frame.name')}>
        {me.company.logo ? <img className="logo" src={me.company.logo} alt="" /> : <Mark />}
      </Link>
      <span className="co wide">{me.company.short}</span>
      <PaletteButton />
      <div className="bar-end">
        <LiveDot />
        {may('notices.mine') && <Alerts />}
        <button type="button" className="link wide" onClick={onHelp} aria-label={t('key.all')}>
          <kbd>?</kbd>
        </button>
        <Person />
      </div>
    </header>
  );
}

function LiveDot() {
  const t = useT();
  const formats = useFormats();
  const { open, lastAt } = useLiveState();
  // The first moments are no lost line: nothing was there to be lost.
  const words =
    lastAt === undefined ? t('frame.connecting') : t(open ? 'frame.live' : 'frame.lost', { at: formats.clock(lastAt) });
  return (
    <span
      className="live"
      data-open={open || lastAt === undefined}
      role="status"
      aria-live="off"
      title={t('frame.liveTitle')}
    >
      {words}
    </span>
  );
}

function Alerts() {
  const t = useT();
  const formats = useFormats();
  const unread = useNoticeCounts(true)?.unread ?? 0;
  return (
    <Link to="/inbox" search={{ tab: 'alerts' }} className="bell" aria-label={t('frame.alerts', { count: unread })}>
      <Icon name="bell" />
      {unread > 0 && <b>{formats.number(unread)}</b>}
    </Link>
  );
}

function Person() {
  const t = useT();
  const departmentName = useDepartmentName();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <button
        type="button"
        className="link person"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        aria-label={t('frame.person', { name: me.name })}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        <span className="face" aria-hidden="true">
          {me.name.slice(0, 1)}
        </span>
        <span className="wide"> {[me.name, departmentName(me.department)].filter(Boolean).join(t('list.comma'))} </span>
      </button>
      {anchor && <PersonMenu anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  );
}
