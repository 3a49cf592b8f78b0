/** The rail: an icon over a word for each area of this person's daily work, with the count of what waits there. */
import { useState } from 'react';
import { Link, useLocation } from '@tanstack/react-router';
import { useT } from '../i18n/useT.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { areas, areasOf, type AreaCount, type OpenArea } from './areas.ts';
import { useCurrentInSight } from '../ui/useCurrentInSight.ts';
import { useMe } from './session.ts';

export function Rail() {
  const t = useT();
  const rail = useCurrentInSight(useLocation({ select: ({ pathname }) => pathname }));
  return (
    <nav ref={rail} className="rail" aria-label={t('frame.areas')}>
      {areasOf(areas, useMe()).rail.map((area) => (
        <AreaLink key={area.id} area={area} />
      ))}
      <Link to="/settings" className="end" activeProps={{ 'aria-current': 'page' }} inactiveProps={{}}>
        <Icon name="settings" size={20} />
        {t('area.settings')}
      </Link>
    </nav>
  );
}

const useNothing = () => undefined;

function AreaLink({ area }: { area: OpenArea }) {
  const t = useT();
  const useCount = area.useCount ?? useNothing;
  const count = useCount();
  const [rests, setRests] = useState(false);
  const comes = () => setRests(true);
  const leaves = () => setRests(false);
  return (
    <Link
      to={area.to}
      onMouseEnter={comes}
      onFocus={comes}
      onMouseLeave={leaves}
      onBlur={leaves}
      onClick={leaves}
      activeOptions={{ exact: area.id === 'home' }}
      activeProps={{ 'aria-current': 'page' }}
      inactiveProps={{}}
    >
      <Icon name={area.icon} size={20} />
      {count && count.waiting > 0 && <Waiting {...count} />}
      {t(`area.${area.id}`)}
      {rests && area.Rehearsal && <area.Rehearsal />}
    </Link>
  );
}

function Waiting({ waiting, late }: AreaCount) {
  const t = useT();
  const formats = useFormats();
  return (
    <span className={late > 0 ? 'n' : 'n q'}>
      {formats.number(late > 0 ? late : waiting)}
      <span className="sr-only">{late > 0 ? t('frame.lateTasks') : t('frame.openTasks')}</span>
    </span>
  );
}
