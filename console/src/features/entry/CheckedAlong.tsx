/** The checks that run along while the order is typed, each with a sign and its words. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import type { Draft } from './draft.ts';
import { liveChecks } from './liveChecks.ts';
import type { Standing } from './useStanding.ts';

export function CheckedAlong({ draft, standing }: { draft: Draft; standing: Standing | undefined }) {
  const { t } = useTranslation();
  const checks = liveChecks(draft, standing);
  if (checks.length === 0) return null;
  return (
    <section className="live-checks">
      <h2>{t('entry.checks')}</h2>
      <ul>
        {checks.map(({ ok, words, params = {} }) => (
          <li key={words + (params['name'] ?? '')} className={ok ? 'row' : 'row off'}>
            <Icon name={ok ? 'check' : 'warn'} size={14} />
            {t(`entry.live.${words}`, params)}
          </li>
        ))}
      </ul>
    </section>
  );
}
