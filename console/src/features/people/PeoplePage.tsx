/** Colleagues with their roles and scopes (CC-7.2): who is here, who is away, and the one action that ends a person's access and hands the work over. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../../contract/vocabulary.ts';
import { companyQuery } from '../../app/company.ts';
import { useDepartmentName } from '../../app/departmentName.ts';
import { useMay } from '../../app/session.ts';
import { useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { FilterBar, FilterChips } from '../../ui/FilterBar.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { useListAddress } from '../../ui/views/useListAddress.ts';
import type { Words } from '../../ui/views/viewQueries.ts';
import { NewPerson } from './NewPerson.tsx';
import { usePeopleColumns } from './peopleColumns.tsx';
import { peopleQuery, type Person } from './peopleQueries.ts';
import { PersonDrawer } from './PersonDrawer.tsx';
import { readPeopleSearch } from './peopleSearch.ts';

const keyOf = (person: Person) => person.id;

export function PeoplePage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { filter, narrow } = useListAddress('people', readPeopleSearch);
  const [open, setOpen] = useState<Person>();
  const [adding, setAdding] = useState(false);
  const people = useQuery(peopleQuery(text.trim(), filter));
  const columns = useColumns('people', usePeopleColumns());
  const rows = people.data?.items;
  const found = text.trim() === '' ? undefined : (rows ?? []).map(keyOf);
  const nobody = rows?.length === 0 ? <Empty why={t('people.none')} /> : undefined;
  return (
    <>
      <div className="head">
        <h1>{t('people.title')}</h1>
        <ListViews list="people" filter={filter} onChoose={narrow} />
        <span className="grow" />
        <ListTools list="people" filter={filter} found={found} columns={columns} />
        <AddPerson onClick={() => setAdding(true)} />
      </div>
      <PeopleFilters filter={filter} text={text} onText={setText} onChange={narrow} count={rows?.length} />
      {people.isError && (
        <ErrorStrip error={people.error} dataAt={people.dataUpdatedAt} onRetry={() => void people.refetch()} />
      )}
      <RowList
        label={t('people.title')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={(person) => person.name}
        onOpen={setOpen}
        stale={people.isPlaceholderData}
        instead={rows || people.isError ? nobody : <Skeleton rows={12} />}
      />
      <footer className="foot">
        <KeyHints />
      </footer>
      {open && <PersonDrawer key={open.id} person={open} onClose={() => setOpen(undefined)} />}
      {adding && <NewPerson onClose={() => setAdding(false)} />}
    </>
  );
}

function AddPerson({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  const may = useMay()('people.add-staff');
  useKeys(t('people.title'), [{ keys: 'n', label: t('people.add'), off: !may, run: onClick }]);
  if (!may) return null;
  return (
    <button type="button" className="btn" onClick={onClick}>
      <Icon name="plus" />
      <span className="word">{t('people.add')}</span>
      <KeyCap keys="n" upper />
    </button>
  );
}

interface PeopleFiltersProps {
  filter: Words;
  text: string;
  onText: (text: string) => void;
  onChange: (filter: Words) => void;
  count: number | undefined;
}

function PeopleFilters({ filter, text, onText, onChange, count }: PeopleFiltersProps) {
  const { t } = useTranslation();
  const name = useName();
  const departmentName = useDepartmentName();
  const departments = useQuery(companyQuery).data?.departments ?? [];
  const named = departments.map((one) => ({ value: one.id, label: departmentName(one.name) }));
  const roleChoices = Object.entries(roles).map(([value, title]) => ({ value, label: name(title) }));
  return (
    <FilterBar
      search={<SearchField label={t('people.find')} value={text} onText={onText} />}
      end={<span className="sub">{count !== undefined && t('people.count', { count })}</span>}
    >
      <FilterChips
        filter={filter}
        onChange={onChange}
        chips={[
          { part: 'departmentId', label: t('people.column.department'), choices: named },
          { part: 'role', label: t('people.column.roles'), choices: roleChoices },
          {
            part: 'inactive',
            label: t('people.column.state'),
            choices: [{ value: 'true', label: t('people.alsoLeft') }],
          },
        ]}
      />
    </FilterBar>
  );
}
