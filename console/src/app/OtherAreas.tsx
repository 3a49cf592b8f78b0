/** The pages that a person may open but that do not stand in the rail: kept under the settings, so that none is lost. */
import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/useT.ts';
import { Icon } from '../ui/Icon.tsx';
import { areas, areasOf } from './areas.ts';
import { useMe } from './session.ts';

export function OtherAreas() {
  const t = useT();
  const { others } = areasOf(areas, useMe());
  if (others.length === 0) return null;
  return (
    <section className="side-part">
      <h2>{t('frame.others')}</h2>
      <ul className="row wrap">
        {others.map((area) => (
          <li key={area.id}>
            <Link to={area.to} className="btn">
              <Icon name={area.icon} />
              {t(`area.${area.id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
