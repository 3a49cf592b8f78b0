/** Customers, masked: the newest first, or those that a number, phone, name or code finds; added and kept at the side (CC-2.1, CC-7.1). */
import { useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { listCustomers, searchCustomers } from '../../../../contract/customers.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { useAsked } from '../../ui/useAsked.ts';
import { CustomerSheet } from './CustomerSheet.tsx';
import { NewCustomer } from './NewCustomer.tsx';

type Customer = OutputOf<typeof listCustomers>['items'][number];

export function CustomersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [text, setText] = useState('');
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<string>();
  const { rows, error, again, more } = useCustomers(text);
  const none = rows?.length === 0 ? <Empty why={t('customers.none')} /> : undefined;
  return (
    <>
      <div className="head">
        <h1>{t('area.customers')}</h1>
        <span className="grow" />
        {may('customers.add') && (
          <button type="button" className="btn" onClick={() => setOpen('new')}>
            <Icon name="plus" />
            {t('customers.add')}
          </button>
        )}
      </div>
      <div className="filters">
        <SearchField label={t('customers.find')} value={text} onText={setText} />
      </div>
      {error !== null && <ErrorStrip error={error} onRetry={again} />}
      <DataTable
        label={t('area.customers')}
        columns={useCustomerColumns()}
        rows={rows ?? []}
        keyOf={(row) => row.id}
        nameOf={(row) => row.number}
        focus={focus}
        onFocus={setFocus}
        onOpen={(row) => setOpen(row.id)}
        {...more}
        instead={rows || error ? none : <Skeleton rows={14} />}
      />
      <footer className="foot">
        <KeyHints />
      </footer>
      {open === 'new' && <NewCustomer onClose={() => setOpen(undefined)} />}
      {open && open !== 'new' && <CustomerSheet key={open} customerId={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** A search goes in the body, because what is searched for is personal. */
function useCustomers(text: string) {
  const asked = useAsked(text, 250);
  const searching = asked.length >= 2;
  const list = useInfiniteQuery({
    queryKey: ['customers', 'list'],
    queryFn: ({ signal, pageParam }) =>
      call<typeof listCustomers>('GET /customers', pageParam ? { cursor: pageParam } : {}, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const found = useQuery({
    queryKey: ['customers', 'search', asked],
    queryFn: ({ signal }) => call<typeof searchCustomers>('POST /customers/search', { text: asked }, { signal }),
    enabled: searching,
  });
  const source = searching ? found : list;
  return {
    rows: searching ? found.data?.items : list.data?.pages.flatMap((page) => page.items),
    error: source.error,
    again: () => void source.refetch(),
    more: searching
      ? {}
      : {
          hasMore: list.hasNextPage,
          loadingMore: list.isFetchingNextPage,
          onMore: () => void list.fetchNextPage(),
        },
  };
}

function useCustomerColumns(): Column<Customer>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const column = (id: string, width: number, cell: Column<Customer>['cell'], more: Partial<Column<Customer>> = {}) => ({
    id,
    title: t(`customers.field.${id}`),
    width,
    cell,
    ...more,
  });
  return [
    column('number', 150, (row) => <span className="mono">{row.number}</span>, { fixed: true }),
    column('name', 180, (row) => row.nameMask, { grows: true }),
    column('type', 90, (row) => t(`customers.type.${row.type}`)),
    column('uscc', 190, (row) => <span className="mono">{row.uscc}</span>),
    column('terms', 120, (row) => termsOf(row.terms, row.termsDays, t)),
    column('creditLimit', 130, (row) => formats.money(row.creditLimit), { end: true }),
    column('addedAt', 130, (row) => formats.whenPassed(row.addedAt)),
    column('active', 80, (row) =>
      row.active ? t('settings.inUse') : <span className="tag">{t('settings.outOfUse')}</span>,
    ),
  ];
}

function termsOf(terms: string, days: number, t: ReturnType<typeof useTranslation>['t']): string {
  return terms === 'credit' ? t('customers.termsDays', { days }) : t('customers.terms.prepaid');
}
