/** Colleagues with their roles and scopes (CC-7.2): who is here, who is away, and the one action that ends a person's access and hands the work over. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { NewPerson } from './NewPerson.tsx';
import { usePeopleColumns } from './peopleColumns.tsx';
import { peopleQuery, type Person } from './peopleQueries.ts';
import { PersonDrawer } from './PersonDrawer.tsx';

export function PeoplePage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [inactive, setInactive] = useState(false);
  const [adding, setAdding] = useState(false);
  const may = useMay();
  const people = useQuery(peopleQuery(text.trim(), inactive));
  return (
    <>
      <div className="head">
        <h1>{t('people.title')}</h1>
        <span className="grow" />
        {may('people.add-staff') && (
          <button type="button" className="btn" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('people.add')}
          </button>
        )}
      </div>
      <div className="filters">
        <input
          className="in narrow"
          type="search"
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={60}
        />
        <label className="row">
          <input type="checkbox" checked={inactive} onChange={(event) => setInactive(event.target.checked)} />
          {t('people.alsoLeft')}
        </label>
        <span className="grow" />
        <span className="sub">{people.data && t('people.count', { count: people.data.items.length })}</span>
      </div>
      {people.isError && (
        <ErrorStrip error={people.error} dataAt={people.dataUpdatedAt} onRetry={() => void people.refetch()} />
      )}
      <PeopleTable people={people.data?.items} failed={people.isError} stale={people.isPlaceholderData} />
      <footer className="foot">
        <KeyHints />
      </footer>
      {adding && <NewPerson onClose={() => setAdding(false)} />}
    </>
  );
}

function PeopleTable({
  people,
  failed,
  stale,
}: {
  people: readonly Person[] | undefined;
  failed: boolean;
  stale: boolean;
}) {
  const { t } = useTranslation();
  const columns = usePeopleColumns();
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<Person>();
  const nobody = people?.length === 0 ? <Empty why={t('people.none')} /> : undefined;
  return (
    <>
      <DataTable
        label={t('people.title')}
        columns={columns}
        rows={people ?? []}
        keyOf={(person) => person.id}
        nameOf={(person) => person.name}
        focus={focus}
        onFocus={setFocus}
        onOpen={setOpen}
        stale={stale}
        instead={people || failed ? nobody : <Skeleton rows={12} />}
      />
      {open && <PersonDrawer key={open.id} person={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
