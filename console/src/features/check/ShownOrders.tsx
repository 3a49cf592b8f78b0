/** The orders behind the chosen number, the newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { shownQuery, type EntryFigures, type Shown, type ShownOrder, type Span } from './entryFigures.ts';
import { errorField } from './errorField.ts';

interface ShownOrdersProps {
  shown: Shown;
  days: Span;
  people: EntryFigures['people'];
}

export function ShownOrders({ shown, days, people }: ShownOrdersProps) {
  const { t } = useTranslation();
  const asked = useInfiniteQuery(shownQuery(shown, days));
  const rows = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const measure = shown.show === 'errors' ? `${shown.as}-errors` : shown.show;
  const person = 'person' in shown ? people.find((one) => one.person.id === shown.person)?.person.name : undefined;
  const field = 'field' in shown && shown.field ? errorField(shown.field, t) : undefined;
  const title = [t(`numbers.figure.${measure}`), person, field].filter(Boolean).join(t('list.comma'));
  return (
    <aside className="numbers-side" aria-label={t('numbers.orders')}>
      <h2>{title}</h2>
      {asked.isError && <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={6} />}
      {asked.isSuccess && rows.length === 0 && <Empty why={t('numbers.none')} />}
      <ol>
        {rows.map((row) => (
          <ShownRow key={row.key} row={row} />
        ))}
      </ol>
      {asked.hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t('numbers.more')}
        </button>
      )}
    </aside>
  );
}

function ShownRow({ row }: { row: ShownOrder }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { field, minutes, by, total } = row;
  return (
    <li>
      <Link to="/orders/$orderId" params={{ orderId: row.orderId }}>
        {row.number}
      </Link>
      <span className="num">
        {total && formats.money(total.amount, total.currency)}
        {minutes !== undefined && formats.span(minutes * 60_000)}
        {field && errorField(field, t)}
      </span>
      <span className="sub">{formats.when(row.at)}</span>
      <span className="sub num">{by}</span>
    </li>
  );
}
