/**
 * The first-run tour of an empty company: what is needed before the first order, how far it has come, and where each step is done.
 * It can be left and taken up again; what is done is read from the company itself, however it was done.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { setPreferences } from '../../../../contract/people.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { areas } from '../../app/areas.ts';
import { useMe } from '../../app/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { late } from '../../ui/late.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { PREFERENCE, placesOf, useFirstSteps, wordOfPlace, type StepView } from './firstSteps.ts';
import './tour.css';

/** Only an empty company needs it, and the schemas that it brings. */
const FoundCompany = late(() => import('./FoundCompany.tsx').then((module) => module.FoundCompany));

export function FirstSteps() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { steps, done, next, left } = useFirstSteps();
  const leaving = useSend(async (state: 'left' | 'open') => {
    const kept = me.preferences as GivenTo<typeof setPreferences>['preferences'];
    const preferences = { ...kept, [PREFERENCE]: state };
    await call<typeof setPreferences>('PUT /me/preferences', { preferences });
    await queries.invalidateQueries({ queryKey: ['me'] });
  });
  if (steps.length === 0 || done === steps.length) return null;
  const progress = t('tour.progress', { done, all: steps.length });
  if (left)
    return (
      <p className="tour-left">
        <button type="button" className="link" disabled={leaving.busy} onClick={() => leaving.send('open')}>
          {t('tour.again')}
        </button>
        <span className="sub">{progress}</span>
      </p>
    );
  return (
    <section className="tour" aria-label={t('tour.title')}>
      <div className="home-title">
        <h2>
          {t('tour.title')} <span className="sub">{progress}</span>
        </h2>
        <span className="grow" />
        <button type="button" className="btn quiet" disabled={leaving.busy} onClick={() => leaving.send('left')}>
          {t('tour.leave')}
        </button>
      </div>
      <RefusalText error={leaving.error} />
      <ol>
        {steps.map((step) => (
          <Step key={step.name} step={step} isNext={step.name === next} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, isNext }: { step: StepView; isNext: boolean }) {
  const { t } = useTranslation();
  const router = useRouter();
  const known = new Set<string>(['/settings', '/orders', ...areas.map(({ to }) => to)]);
  const pages =
    step.name === 'company' && !step.done
      ? []
      : placesOf[step.name].filter((page) => known.has(`/${page.split('/')[1]}`));
  return (
    <li data-done={step.done} aria-current={isNext ? 'step' : undefined}>
      <Icon name={step.done ? 'check' : 'right'} />
      <div>
        <p>
          {t(`tour.step.${step.name}`)}
          <span className="sr-only">{step.done ? t('tour.done') : ''}</span>
        </p>
        <p className="sub">{t(`tour.why.${step.name}`, { count: step.count })}</p>
        {isNext && step.name === 'company' && <FoundCompany />}
      </div>
      <span className="row">
        {pages.map((page) => (
          <a
            key={page}
            href={page}
            className={isNext ? 'btn' : 'btn quiet'}
            onClick={(event) => {
              event.preventDefault();
              router.history.push(page);
            }}
          >
            {t(`tour.go.${wordOfPlace(page)}`)}
          </a>
        ))}
      </span>
    </li>
  );
}
