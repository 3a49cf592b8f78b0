/** Colleagues with their roles and scopes (CC-7.2): who is here, who is away, and the one action that ends a person's access and hands the work over. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles as roleWords, type RoleId } from '../../../../contract/vocabulary.ts';
import { companyQuery } from '../../app/company.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { peopleQuery, type Person } from './peopleQueries.ts';
import { PersonDrawer } from './PersonDrawer.tsx';

export function PeoplePage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [inactive, setInactive] = useState(false);
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<Person>();
  const people = useQuery(peopleQuery(text.trim(), inactive));
  const columns = usePeopleColumns();
  const rows = people.data?.items ?? [];
  const instead = people.isPending ? <Skeleton rows={12} /> : rows.length === 0 && !people.isError ? <Empty why={t('people.none')} /> : undefined;
  return (
    <>
      <div className="head">
        <h1>{t('people.title')}</h1>
        <span className="grow" />
      </div>
      <div className="filters">
        <input className="in narrow" type="search" aria-label={t('people.find')} placeholder={t('people.find')} value={text} onChange={(event) => setText(event.target.value)} maxLength={60} />
        <label className="row">
          <input type="checkbox" checked={inactive} onChange={(event) => setInactive(event.target.checked)} />
          {t('people.alsoLeft')}
        </label>
        <span className="grow" />
        <span className="sub">{people.data && t('people.count', { count: rows.length })}</span>
      </div>
      {people.isError && <ErrorStrip error={people.error} dataAt={people.dataUpdatedAt} onRetry={() => void people.refetch()} />}
      <DataTable label={t('people.title')} columns={columns} rows={rows} keyOf={(person) => person.id} nameOf={(person) => person.name} focus={focus} onFocus={setFocus} onOpen={setOpen} stale={people.isPlaceholderData} instead={instead} />
      <footer className="foot">
        <KeyHints />
      </footer>
      {open && <PersonDrawer key={open.id} person={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function usePeopleColumns(): Column<Person>[] {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const company = useQuery(companyQuery).data;
  const departmentOf = (person: Person) => company?.departments.find((one) => one.id === person.departmentIds[0])?.name ?? '';
  const scopeOf = (ids: readonly string[] | null, all: readonly { id: string; name: string }[] | undefined) =>
    ids === null ? t('people.all') : ids.map((id) => all?.find((one) => one.id === id)?.name ?? '').filter(Boolean).join(t('list.and')) || t('people.nothing');
  return [
    { id: 'name', title: t('people.column.name'), width: 120, fixed: true, cell: (person) => person.name },
    { id: 'account', title: t('people.column.account'), width: 140, cell: (person) => person.account },
    { id: 'department', title: t('people.column.department'), width: 130, cell: departmentOf },
    { id: 'roles', title: t('people.column.roles'), width: 200, grows: true, cell: (person) => person.roles.map((role) => name(roleWords[role as RoleId])).join(t('list.and')) },
    { id: 'shops', title: t('people.column.shops'), width: 180, cell: (person) => scopeOf(person.shopIds, company?.shops) },
    { id: 'warehouses', title: t('people.column.warehouses'), width: 160, cell: (person) => scopeOf(person.warehouseIds, company?.warehouses) },
    {
      id: 'state',
      title: t('people.column.state'),
      width: 160,
      cell: (person) => (!person.active ? <span className="tag">{t('people.left')}</span> : person.awayUntil ? <span className="tag paused">{t('people.awayUntil', { date: formats.date(person.awayUntil) })}</span> : t('people.here')),
    },
  ];
}
