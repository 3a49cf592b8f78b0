/** The rail: an icon over a word for each area of this person's daily work, with the count of what waits there. */
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
  return (
    <Link
      to={area.to}
      activeOptions={{ exact: area.id === 'home' }}
      activeProps={{ 'aria-current': 'page' }}
      inactiveProps={{}}
    >
      <Icon name={area.icon} size={20} />
      {count && count.waiting > 0 && <Waiting {...count} />}
      {t(`area.${area.id}`)}
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
