/**
 * Docked under a list while rows are chosen: how many orders, pieces and money, what can be done with them, and afterwards the
 * result of every single row. What will be left out is said before the button is pressed.
 */
import { useT } from '../../i18n/useT.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon, type IconName } from '../Icon.tsx';
import { KeyCap } from '../keys/KeyCap.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { RefusalText } from '../RefusalText.tsx';
import { ProblemError, type Problem } from '../../app/problem.ts';

export interface Tally {
  orders: number;
  pieces: number;
  /** Minor units by currency. */
  amounts: Record<string, number>;
}

export interface BulkAction {
  id: string;
  label: string;
  keys?: string;
  icon?: IconName;
  primary?: boolean;
  /** Asks before it does anything: its key counts at once, a press that was meant for something else does no harm. */
  asks?: boolean;
  run: () => void;
}

export interface RowResult {
  key: string;
  name: string;
  /** Absent when it went through. */
  problem?: Problem;
}

interface BulkBarProps {
  /** How many rows are chosen, where no more is told of them. */
  count: number;
  /** What the chosen rows amount to. */
  tally?: Tally;
  actions: readonly BulkAction[];
  busy?: boolean;
  /** How many rows have an answer while it runs. */
  progress?: number;
  /** `1 单退款中，不会进波次`. */
  leftOut?: string;
  onClear: () => void;
}

export function tallyOf<Row>(
  rows: readonly Row[],
  measure: (row: Row) => { pieces: number; amount: number; currency: string },
): Tally {
  const tally = { orders: rows.length, pieces: 0, amounts: {} as Record<string, number> };
  for (const row of rows) {
    const { pieces, amount, currency } = measure(row);
    tally.pieces += pieces;
    tally.amounts[currency] = (tally.amounts[currency] ?? 0) + amount;
  }
  return tally;
}

export function TallyText({ tally }: { tally: Tally }) {
  const t = useT();
  const formats = useFormats();
  return (
    <span className="sum">
      <b>{formats.number(tally.orders)}</b> {t('tally.orders', { count: tally.orders })}
      <i className="dot" />
      <b>{formats.number(tally.pieces)}</b> {t('tally.pieces', { count: tally.pieces })}
      {Object.entries(tally.amounts).map(([currency, amount]) => (
        <span key={currency}>
          <i className="dot" />
          <b>{formats.money(amount, currency)}</b>
        </span>
      ))}
    </span>
  );
}

export function BulkBar({ count, tally, actions, busy = false, progress, leftOut, onClear }: BulkBarProps) {
  const t = useT();
  useKeys(t('bulk.title'), [
    ...actions.flatMap((action) =>
      action.keys
        ? [{ keys: action.keys, label: action.label, off: busy, decides: !action.asks, run: action.run }]
        : [],
    ),
    { keys: 'Escape', label: t('bulk.clear'), quiet: true, run: onClear },
  ]);
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.title')} aria-busy={busy}>
      {tally ? <TallyText tally={tally} /> : <b className="sum">{t('bulk.rows', { count })}</b>}
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          className={action.primary ? 'btn pri' : 'btn'}
          disabled={busy}
          onClick={action.run}
        >
          {action.icon && <Icon name={action.icon} />}
          {action.label}
          {action.keys && <KeyCap keys={action.keys} upper />}
        </button>
      ))}
      {leftOut && (
        <span className="why">
          <Icon name="warn" size={15} />
          {leftOut}
        </span>
      )}
      <span className="grow" />
      {busy && progress !== undefined && (
        <span className="sub" role="status">
          {t('bulk.progress', { done: progress, count })}
        </span>
      )}
      <button type="button" className="btn quiet" onClick={onClear}>
        {t('bulk.clear')}
        <KeyCap keys="Escape" />
      </button>
    </div>
  );
}

interface BulkResultsProps {
  results: readonly RowResult[];
  onRetry: (keys: ReadonlySet<string>) => void;
  onClose: () => void;
}

/** Stays after the rows have left the queue, until the reader closes it; what failed can be tried again, and nothing else is. */
export function BulkResults({ results, onRetry, onClose }: BulkResultsProps) {
  const t = useT();
  const failed = results.filter((result) => result.problem);
  return (
    <section className="bulk-results" aria-live="polite">
      <p className="row">
        <b>{t('bulk.done', { count: results.length - failed.length })}</b>
        {failed.length > 0 && <b className="bad">{t('bulk.failed', { count: failed.length })}</b>}
        <span className="grow" />
        {failed.length > 0 && (
          <button type="button" className="btn" onClick={() => onRetry(new Set(failed.map((result) => result.key)))}>
            {t('bulk.retry', { count: failed.length })}
          </button>
        )}
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('key.close')}
        </button>
      </p>
      <ul>
        {failed.map((result) => (
          <li key={result.key}>
            <span>{result.name}</span>
            {result.problem && <RefusalText error={new ProblemError(result.problem)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
