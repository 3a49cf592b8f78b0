/** The first set-up on the pages where its steps are done: how far it has come, what is next, and the way there; until it is left or over. */
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveRefresh } from '../../app/useLiveRefresh.ts';
import { Icon } from '../../ui/Icon.tsx';
import { placesOf, useFirstSteps, wordOfPlace } from './firstSteps.ts';
import './tour.css';

const STEPS_EVERY_MS = 2_000;

export function TourStrip() {
  const { t } = useTranslation();
  const { steps, done, next, left } = useFirstSteps();
  const page = useRouterState({ select: ({ location }) => location.pathname });
  useLiveRefresh(next ? [['home', 'first-steps']] : [], STEPS_EVERY_MS);
  const isOpen = next !== undefined;
  const queries = useQueryClient();
  useEffect(() => {
    // Whoever comes from a step has just done it.
    if (isOpen) void queries.invalidateQueries({ queryKey: ['home', 'first-steps'] });
  }, [isOpen, page, queries]);
  const [to] = next ? placesOf[next] : [];
  if (!next || !to || left || page === '/') return null;
  const isHere = placesOf[next].includes(page);
  return (
    <nav className="tour-strip" aria-label={t('tour.title')}>
      <Icon name="right" />
      <span className="sub">
        {t('tour.title')} {t('tour.progress', { done, all: steps.length })}
      </span>
      <b className="cut">{t(isHere ? 'tour.here' : 'tour.next', { step: t(`tour.step.${next}`) })}</b>
      {!isHere && next !== 'company' && (
        <Link to={to} className="btn">
          {t(`tour.go.${wordOfPlace(to)}`)}
        </Link>
      )}
      <span className="grow" />
      <Link to="/" className="btn quiet">
        {t('tour.toAll')}
      </Link>
    </nav>
  );
}
