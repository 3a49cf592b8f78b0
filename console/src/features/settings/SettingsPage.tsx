/** The settings: an index at the left, one part at the right, each with an address of its own. */
import { Suspense } from 'react';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OtherAreas } from '../../app/OtherAreas.tsx';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useCurrentInSight } from '../../ui/useCurrentInSight.ts';
import { parts, type SettingsPart } from './parts.ts';
import './settings.css';

const groups = ['own', 'company', 'access', 'rules', 'system'] as const;

export function SettingsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { part: id } = useParams({ strict: false }) as { part?: string };
  const index = useCurrentInSight(id);
  const open = parts.filter((part) => part.needs.length === 0 || part.needs.some(may));
  const first = open[0];
  if (id === undefined && first) return <Navigate to="/settings/$part" params={{ part: first.id }} replace />;
  const shown = open.find((part) => part.id === id);
  return (
    <div className="settings">
      <nav ref={index} className="settings-index" aria-label={t('settings.title')}>
        {groups.map((group) => (
          <Group key={group} group={group} parts={open.filter((part) => part.group === group)} />
        ))}
        <OtherAreas />
      </nav>
      <section className="settings-part" aria-label={shown ? t(`settings.part.${shown.id}`) : undefined}>
        {shown ? (
          <Suspense fallback={<Skeleton rows={8} />}>
            <shown.Part />
          </Suspense>
        ) : (
          <>
            <div className="head">
              <h1>{t('settings.title')}</h1>
            </div>
            <Empty why={t('settings.notHere')} />
          </>
        )}
      </section>
    </div>
  );
}

function Group({ group, parts: inGroup }: { group: (typeof groups)[number]; parts: readonly SettingsPart[] }) {
  const { t } = useTranslation();
  if (inGroup.length === 0) return null;
  return (
    <div>
      <h2>{t(`settings.group.${group}`)}</h2>
      {inGroup.map((part) => (
        <Link
          key={part.id}
          to="/settings/$part"
          params={{ part: part.id }}
          activeProps={{ 'aria-current': 'page' }}
          inactiveProps={{}}
        >
          {t(`settings.part.${part.id}`)}
        </Link>
      ))}
    </div>
  );
}
