/** The rail: an icon over a word for each area that this person may enter, with the count of what waits there. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { areas } from './areas.ts';
import { useInboxCounts } from '../features/tasks/taskQueries.ts';
import { useMay } from './session.ts';

export function Rail() {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const counts = useInboxCounts(may('tasks.counts'));
  return (
    <nav className="rail" aria-label={t('frame.areas')}>
      {areas
        .filter((area) => area.needs.some(may))
        .map((area) => (
          <Link key={area.id} to={area.to} activeProps={{ 'aria-current': 'page' }} inactiveProps={{}}>
            <Icon name={area.icon} size={20} />
            {area.id === 'inbox' && counts && counts.mine > 0 && (
              <span className={counts.late > 0 ? 'n' : 'n q'}>
                {formats.number(counts.late > 0 ? counts.late : counts.mine)}
                <span className="sr-only">{counts.late > 0 ? t('frame.lateTasks') : t('frame.openTasks')}</span>
              </span>
            )}
            {t(`area.${area.id}`)}
          </Link>
        ))}
      <Link to="/settings" className="end" activeProps={{ 'aria-current': 'page' }} inactiveProps={{}}>
        <Icon name="settings" size={20} />
        {t('area.settings')}
      </Link>
    </nav>
  );
}
