/** Shown while the first start makes the demonstration company: what is being made, how far, and the way on when it is ready. */
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { installationStatus } from '../../../../contract/installation.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { DeskChoices } from './DeskChoices.tsx';
import { PromisePanel } from './PromisePanel.tsx';
import { statusQuery } from './signIn.ts';
import './signin.css';

type Progress = NonNullable<OutputOf<typeof installationStatus>['progress']>;

export function StartingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const status = useQuery({ ...statusQuery, refetchInterval: 1_000 });
  const ready = status.data !== undefined && status.data.state !== 'making';
  useEffect(() => {
    if (ready) void navigate({ to: '/sign-in' });
  }, [ready, navigate]);
  return (
    <main className="si">
      <PromisePanel />
      <section className="si-right">
        <DeskChoices />
        <div className="start" aria-live="polite">
          <h2>{t('starting.title')}</h2>
          <p className="sub">{t('starting.why')}</p>
          {status.isError && <ErrorStrip error={status.error} onRetry={() => void status.refetch()} />}
          {status.data?.progress && <Made progress={status.data.progress} />}
        </div>
      </section>
    </main>
  );
}

function Made({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const { done, of, what } = progress;
  return (
    <>
      <div
        className="bar-of"
        role="progressbar"
        aria-label={t('starting.title')}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
      >
        <i style={{ inlineSize: `${(done / Math.max(1, of)) * 100}%` }} />
      </div>
      <p>
        {name(what)} <span className="sub">{`${formats.number(done)} / ${formats.number(of)}`}</span>
      </p>
    </>
  );
}
