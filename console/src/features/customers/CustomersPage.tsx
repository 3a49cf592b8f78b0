/** Customers, masked: the newest first, or those that a number, phone, name or code finds; added and kept at the side (CC-2.1, CC-7.1). */
import { useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { changeCustomer, listCustomers, searchCustomers } from '../../../../contract/customers.ts';
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
import { FilterBar, FilterChip } from '../../ui/FilterBar.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { useFirstView } from '../../ui/views/useFirstView.ts';
import type { Words } from '../../ui/views/viewQueries.ts';
import { useAsked } from '../../ui/useAsked.ts';
import {
  customerFilter,
  customerParts,
  customerValues,
  readCustomersSearch,
  type CustomersSearch,
} from './customersSearch.ts';
import { CustomerSheet } from './CustomerSheet.tsx';
import { NewCustomer } from './NewCustomer.tsx';

type Customer = OutputOf<typeof listCustomers>['items'][number];

const keyOf = (row: Customer) => row.id;
const nameOf = (row: Customer) => row.number;

export function CustomersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { search, filter, narrow, open } = useAddress();
  const [text, setText] = useState('');
  const columns = useColumns('customers', useCustomerColumns());
  const { found, rows, error, again, more } = useCustomers(text, filter);
  const none = rows?.length === 0 ? <Empty why={t('customers.none')} /> : undefined;
  return (
    <>
      <div className="head">
        <h1>{t('customers.title')}</h1>
        <ListViews list="customers" filter={filter} onChoose={narrow} />
        <span className="grow" />
        <ListTools list="customers" filter={filter} found={found} columns={columns} />
        {may('customers.add') && (
          <button type="button" className="btn" onClick={() => open('new')}>
            <Icon name="plus" />
            <span className="word">{t('customers.add')}</span>
          </button>
        )}
      </div>
      <CustomerFilters filter={filter} text={text} onText={setText} onChange={narrow} />
      {error !== null && <ErrorStrip error={error} onRetry={again} />}
      <RowList
        label={t('area.customers')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(row) => open(row.id)}
        actions={useCustomerActions()}
        onDone={again}
        more={more}
        instead={rows || error ? none : <Skeleton rows={14} />}
      />
      <footer className="foot">
        <KeyHints />
      </footer>
      {search.open === 'new' && <NewCustomer onClose={() => open(undefined)} />}
      {search.open && search.open !== 'new' && (
        <CustomerSheet key={search.open} customerId={search.open} onClose={() => open(undefined)} />
      )}
    </>
  );
}

function useAddress() {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as CustomersSearch;
  const filter = customerFilter(search);
  const go = (next: CustomersSearch, replace = false) => void navigate({ to: '/customers', search: next, replace });
  useFirstView('customers', Object.keys(search).length === 0, (first) => go(readCustomersSearch(first), true));
  return {
    search,
    filter,
    narrow: (next: Words) => go(readCustomersSearch(next)),
    open: (id: string | undefined) => go({ ...filter, ...(id ? { open: id } : {}) }),
  };
}

interface CustomerFiltersProps {
  filter: Words;
  text: string;
  onText: (text: string) => void;
  onChange: (filter: Words) => void;
}

/** A search looks through all customers; the conditions narrow the list alone. */
function CustomerFilters({ filter, text, onText, onChange }: CustomerFiltersProps) {
  const { t } = useTranslation();
  const words = {
    type: (value: string) => t(`customers.type.${value}`),
    terms: (value: string) => t(`customers.terms.${value}`),
    state: (value: string) => t(value === 'active' ? 'settings.inUse' : 'settings.outOfUse'),
  };
  return (
    <FilterBar search={<SearchField label={t('customers.find')} value={text} onText={onText} />}>
      {text.trim() === '' &&
        customerParts.map((part) => (
          <FilterChip
            key={part}
            label={t(`customers.filter.${part}`)}
            value={filter[part]}
            choices={customerValues(part).map((value) => ({ value, label: words[part](value) }))}
            onChange={(value) => onChange({ ...filter, [part]: value ?? '' })}
          />
        ))}
    </FilterBar>
  );
}

/** Several at once are no longer sold to, or again. */
function useCustomerActions(): RowsAction<Customer>[] {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('customers.change')) return [];
  const turn = (active: boolean) => (row: Customer, idempotencyKey: string) =>
    call<typeof changeCustomer>(
      'PATCH /customers/:customerId',
      { customerId: row.id, active },
      { ifMatch: row.rev, idempotencyKey },
    );
  return [
    { id: 'stop', label: t('customers.stop'), fits: (row) => row.active, run: turn(false) },
    { id: 'again', label: t('customers.again'), fits: (row) => !row.active, run: turn(true) },
  ];
}

/** A search goes in the body, because what is searched for is personal. */
function useCustomers(text: string, filter: Words) {
  const asked = useAsked(text, 250);
  const searching = asked.length >= 2;
  const list = useInfiniteQuery({
    queryKey: ['customers', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      call<typeof listCustomers>(
        'GET /customers',
        { ...filter, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const found = useQuery({
    queryKey: ['customers', 'search', asked],
    queryFn: ({ signal }) => call<typeof searchCustomers>('POST /customers/search', { text: asked }, { signal }),
    enabled: searching,
  });
  const source = searching ? found : list;
  const foundRows = found.data?.items;
  return {
    found: searching ? (foundRows ?? []).map(keyOf) : undefined,
    rows: searching ? foundRows : list.data?.pages.flatMap((page) => page.items),
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
    column('number', 150, (row) => <span className="mono">{row.number}</span>, {
      fixed: true,
      copy: (row) => row.number,
    }),
    column('name', 180, (row) => row.nameMask, { grows: true }),
    column('type', 90, (row) => t(`customers.type.${row.type}`), { below: 1 }),
    column('uscc', 190, (row) => <span className="mono">{row.uscc}</span>),
    column('terms', 120, (row) => termsOf(row.terms, row.termsDays, t), { below: 2 }),
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
