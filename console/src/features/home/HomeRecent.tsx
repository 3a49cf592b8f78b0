/** What this person has just done, and how to take it back as long as nobody has gone on from it. A refusal stands at its row. */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecentStep } from '../../../../contract/home.ts';
import type { Endpoint } from '../../../../contract/kit.ts';
import { orderStages } from '../../../../contract/vocabulary.ts';
import { call } from '../../app/api.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { recentQuery } from './homeQueries.ts';

export function HomeRecent() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const recent = useQuery(recentQuery);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ id: string; error: unknown }>();
  const takeBack = async ({ id, undo }: RecentStep) => {
    if (!undo || busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await call<Endpoint>(undo.route as Endpoint['route'], undo.input);
      await Promise.all(['tasks', 'home', 'orders'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    } catch (error) {
      setRefused({ id, error });
    } finally {
      setBusy(false);
    }
  };
  const steps = recent.data?.items ?? [];
  const last = steps.find((step) => step.undo);
  useKeys(t('home.recent'), [
    { keys: 'u', label: t('home.undo'), decides: true, off: !last, run: () => last && void takeBack(last) },
  ]);
  if (steps.length === 0) return null;
  return (
    <section aria-label={t('home.recent')}>
      <div className="home-title">
        <h2>
          {t('home.recent')} <span className="sub">{t('home.recentToday', { count: recent.data?.today ?? 0 })}</span>
        </h2>
      </div>
      <ol className="home-recent">
        {steps.map((step) => (
          <li key={step.id}>
            <Done step={step} />
            {step.undo && (
              <button type="button" className="link" disabled={busy} onClick={() => void takeBack(step)}>
                {t('home.undo')}
                {step === last && <KeyCap keys="u" upper />}
              </button>
            )}
            {refused?.id === step.id && <RefusalText error={refused.error} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Done({ step }: { step: RecentStep }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const stage = step.order && orderStages[step.order.stage as keyof typeof orderStages];
  return (
    <>
      <span className="mut">{formats.clock(step.at)}</span>
      <span className="home-done">
        <span className="cut">{name(step.title)}</span>
        {step.order && (
          <Link to="/orders/$orderId" params={{ orderId: step.order.id }}>
            {step.order.number}
          </Link>
        )}
        {step.count > 1 && <span>{t('home.many', { count: step.count })}</span>}
      </span>
      <span className="mut">{stage ? name(stage) : ''}</span>
    </>
  );
}
