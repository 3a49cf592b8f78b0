/** What was drawn of a rule's passes on a day, from which seed, and what came of each; the person whose it is judges in place. (CC-2.3) */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { CopyButton } from '../../ui/table/CopyCell.tsx';
import { sampleQuery, type PassingRule, type Sample } from './checkQueries.ts';
import { JudgeSample } from './JudgeSample.tsx';

export function RuleSample({ rule }: { rule: PassingRule }) {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  const asked = useQuery(sampleQuery(rule.rule, day));
  if (asked.isPending) return <Skeleton rows={5} />;
  if (!asked.data) return <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />;
  const { drawn } = asked.data;
  if (!drawn) return <p className="sub rule-sample">{t('rules.notDrawn')}</p>;
  return (
    <section className="rule-sample" aria-label={t('rules.sample')}>
      <h2>{t('rules.sample')}</h2>
      <Days days={asked.data.days} current={drawn.day} onChoose={setDay} />
      <Drawn drawn={drawn} />
      <ol className="sampled">
        {asked.data.items.map((item) => (
          <SampledOrder key={item.orderId} item={item} />
        ))}
      </ol>
    </section>
  );
}

interface DaysProps {
  days: Sample['days'];
  current: string;
  onChoose: (day: string) => void;
}

/** A day per button, the latest first: how many were drawn, and what is still open or was wrong. */
function Days({ days, current, onChoose }: DaysProps) {
  const { t } = useTranslation();
  return (
    <div className="sample-days" role="group" aria-label={t('rules.days')}>
      {days.map(({ day, size, open, wrong }) => (
        <button key={day} type="button" aria-pressed={day === current} onClick={() => onChoose(day)}>
          <b>{day.slice(5)}</b>
          <span>{t('rules.drawn', { size })}</span>
          {open > 0 && <span className="tag">{t('rules.open', { n: open })}</span>}
          {wrong > 0 && <span className="tag late">{t('rules.wrong', { n: wrong })}</span>}
          {open === 0 && wrong === 0 && <span className="tag ok">{t('rules.allFine')}</span>}
        </button>
      ))}
    </div>
  );
}

function Drawn({ drawn }: { drawn: NonNullable<Sample['drawn']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { population, size, share, seed, at } = drawn;
  return (
    <p className="sub">
      {t('rules.drawnOf', {
        day: drawn.day,
        population: formats.number(population),
        size: formats.number(size),
        share,
        at: formats.when(at),
      })}{' '}
      <span className="row seed">
        {t('rules.seed')} <code>{seed.slice(0, 8)}</code>
        <CopyButton text={seed} />
      </span>
    </p>
  );
}

function SampledOrder({ item }: { item: Sample['items'][number] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay()('entry.judge-sample') && item.mine;
  return (
    <li>
      <Link to="/orders/$orderId" params={{ orderId: item.orderId }}>
        {item.number}
      </Link>
      <span className="sub">{item.shop}</span>
      <span className="num">{formats.money(item.total, item.currency)}</span>
      <span className="judged">
        {item.state === 'open' && !may && t('rules.waitsFor', { name: item.owner })}
        {item.state !== 'open' && (
          <span className={item.state === 'fine' ? 'tag ok' : 'tag late'}>{t(`rules.verdict.${item.state}`)}</span>
        )}
        {item.judgedAt && (
          <span className="sub">
            {item.judgedBy} {formats.when(item.judgedAt)}
          </span>
        )}
      </span>
      {may && <JudgeSample orderId={item.orderId} number={item.number} />}
    </li>
  );
}
