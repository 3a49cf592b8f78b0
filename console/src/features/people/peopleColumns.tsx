/** The columns of the list of colleagues; a scope is told by the names of its shops and warehouses. */
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { roles as roleWords, type RoleId } from '../../../../contract/vocabulary.ts';
import { companyQuery } from '../../app/company.ts';
import { useDepartmentName } from '../../app/departmentName.ts';
import type { Formats } from '../../i18n/format.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import type { Person } from './peopleQueries.ts';

type Named = readonly { id: string; name: string }[];

function scopeWords(ids: readonly string[] | null, all: Named | undefined, t: TFunction): string {
  if (ids === null) return t('people.all');
  const names = ids.map((id) => all?.find((one) => one.id === id)?.name).filter(Boolean);
  return names.join(t('list.and')) || t('people.nothing');
}

function State({ person, t, formats }: { person: Person; t: TFunction; formats: Formats }) {
  if (!person.active) return <span className="tag">{t('people.left')}</span>;
  if (!person.awayUntil) return t('people.here');
  return <span className="tag paused">{t('people.awayUntil', { date: formats.date(person.awayUntil) })}</span>;
}

export function usePeopleColumns(): Column<Person>[] {
  const { t } = useTranslation();
  const name = useName();
  const departmentName = useDepartmentName();
  const formats = useFormats();
  const company = useQuery(companyQuery).data;
  const department = (person: Person) => company?.departments.find((one) => one.id === person.departmentIds[0]);
  const roles = (person: Person) => person.roles.map((role) => name(roleWords[role as RoleId])).join(t('list.and'));
  const column = (id: string, width: number, cell: Column<Person>['cell']): Column<Person> => ({
    id,
    title: t(`people.column.${id}`),
    width,
    cell,
  });
  return [
    { ...column('name', 100, (person) => person.name), fixed: true },
    column('account', 130, (person) => person.account),
    { ...column('department', 160, (person) => departmentName(department(person)?.name)), below: 1 },
    { ...column('roles', 200, roles), grows: true, below: 2 },
    column('shops', 180, (person) => scopeWords(person.shopIds, company?.shops, t)),
    column('warehouses', 160, (person) => scopeWords(person.warehouseIds, company?.warehouses, t)),
    column('state', 160, (person) => <State person={person} t={t} formats={formats} />),
  ];
}
