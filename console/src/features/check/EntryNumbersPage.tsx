/** How entry and check go: every number is a button that opens its orders beside it; a share stands with its counts. (CC-2.2, CC-2.3, CC-5.1) */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { figuresQuery, spans, type EntryFigures, type Shown, type Span } from './entryFigures.ts';
import { EntryTables } from './EntryTables.tsx';
import { ShownOrders } from './ShownOrders.tsx';
import './numbers.css';

export function EntryNumbersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { days = 30 } = useSearch({ strict: false }) as { days?: Span };
  const [shown, setShown] = useState<Shown>({ show: 'sent-back' });
  const figures = useQuery(figuresQuery(days));
  const choose = (text: string) =>
    void navigate({ to: '/check/numbers', search: { days: spans.find((one) => String(one) === text) ?? 30 } });
  return (
    <>
      <div className="head check-head">
        <h1>{t('numbers.title')}</h1>
        <ClauseChip clause="CC-5.1" />
        <span className="grow" />
        <Segments
          label={t('numbers.period')}
          value={String(days)}
          choices={spans.map((span) => [String(span), t('numbers.days', { n: span })] as const)}
          onChange={choose}
        />
        <Link to="/check" className="btn quiet">
          {t('check.title')}
        </Link>
      </div>
      {figures.isError && <ErrorStrip error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <Skeleton rows={8} height={44} />}
      {figures.data && (
        <div className="numbers">
          <div className="numbers-main">
            <Figures figures={figures.data} shown={shown} onShow={setShown} />
            <EntryTables figures={figures.data} shown={shown} onShow={setShown} />
          </div>
          <ShownOrders shown={shown} days={days} people={figures.data.people} />
        </div>
      )}
    </>
  );
}

export interface FigureProps {
  figures: EntryFigures;
  shown: Shown;
  onShow: (shown: Shown) => void;
}

interface Figure {
  name: string;
  count: number;
  /** The whole of which it is a share. */
  of?: number;
  shown: Shown;
}

function figuresOf(figures: EntryFigures): Figure[] {
  const { checks, passedByRule, fields, duplicatesFound, duplicatesSame } = figures;
  const sum = (as: 'entry' | 'check') => fields.reduce((all, one) => all + one[as], 0);
  const all = checks.passed + passedByRule;
  return [
    { name: 'checked', count: checks.passed, of: all, shown: { show: 'checked' } },
    { name: 'by-rule', count: passedByRule, of: all, shown: { show: 'by-rule' } },
    { name: 'first-time', count: checks.firstTime, of: checks.passed, shown: { show: 'first-time' } },
    { name: 'sent-back', count: checks.passed - checks.firstTime, of: checks.passed, shown: { show: 'sent-back' } },
    { name: 'entry-errors', count: sum('entry'), shown: { show: 'errors', as: 'entry' } },
    { name: 'check-errors', count: sum('check'), shown: { show: 'errors', as: 'check' } },
    { name: 'duplicates', count: duplicatesSame, of: duplicatesFound, shown: { show: 'duplicates' } },
  ];
}

function Figures({ figures, shown, onShow }: FigureProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className="numbers-row">
      {figuresOf(figures).map(({ name, count, of, shown: opens }) => (
        <button
          key={name}
          type="button"
          aria-pressed={JSON.stringify(opens) === JSON.stringify(shown)}
          onClick={() => onShow(opens)}
        >
          <small>{t(`numbers.figure.${name}`)}</small>
          <b>{formats.number(count)}</b>
          <span className="sub">
            {of !== undefined && of > 0
              ? t('numbers.shareOf', { share: Math.round((count / of) * 1000) / 10, of: formats.number(of) })
              : ''}
          </span>
        </button>
      ))}
    </div>
  );
}
