/** Shown while the first start makes the demonstration company: what is made, how far, and the way on when it is ready. */
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, type Asks } from '../../app/api.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { DeskChoices } from './DeskChoices.tsx';
import { PromisePanel } from './PromisePanel.tsx';
import './signin.css';

interface Progress {
  ready: boolean;
  done: number;
  total: number;
  steps: { id: string; title: { zh: string; en: string }; done: boolean }[];
}

export function StartingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useQuery({
    queryKey: ['starting'],
    queryFn: ({ signal }) => call<Asks<object, Progress>>('GET /starting', {}, { signal }),
    refetchInterval: 1_000,
  });
  const ready = asked.data?.ready ?? false;
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
          {asked.isError && <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />}
          {asked.data && <Made progress={asked.data} />}
        </div>
      </section>
    </main>
  );
}

function Made({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const { done, total, steps } = progress;
  return (
    <>
      <div
        className="bar-of"
        role="progressbar"
        aria-label={t('starting.title')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <i style={{ inlineSize: `${(done / Math.max(1, total)) * 100}%` }} />
      </div>
      <p>
        {formats.number(done)} / {formats.number(total)}
      </p>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.id} className={step.done ? '' : 'todo'}>
            <Icon name={step.done ? 'check' : 'clock'} />
            {name(step.title)}
          </li>
        ))}
      </ol>
    </>
  );
}
