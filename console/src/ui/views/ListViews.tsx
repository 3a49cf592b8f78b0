/** The saved views in the head of the list: one press is one filter; what is filtered now is kept under a name, changed, shared, or removed. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { SavedView, ViewedList } from '../../../../contract/views.ts';
import { useMay } from '../../app/session.ts';
import { Floating } from '../Floating.tsx';
import { Icon } from '../Icon.tsx';
import { late, useFetched } from '../late.tsx';
import { useCurrentInSight } from '../useCurrentInSight.ts';
import { sameFilter, viewsQuery, type Words } from './viewQueries.ts';

const ViewForm = late(() => import('./ViewForm.tsx').then((module) => module.ViewForm));

interface ListViewsProps {
  list: ViewedList;
  filter: Words;
  onChoose: (filter: Words) => void;
}

export function ListViews({ list, filter, onChoose }: ListViewsProps) {
  const t = useT();
  const may = useMay();
  const items = useQuery(viewsQuery(list)).data?.items ?? [];
  const current = items.find((view) => sameFilter(view.filter, filter));
  const strip = useCurrentInSight(current?.id);
  return (
    <nav ref={strip} className="views" aria-label={t('views.title')}>
      {items.map((view) => (
        <button
          key={view.id}
          type="button"
          title={view.mine ? undefined : t('views.of', { name: view.owner })}
          aria-current={view === current ? 'true' : undefined}
          onClick={() => onChoose(view.filter)}
        >
          {view.name}
        </button>
      ))}
      {may('views.save') && (
        <ViewMenu key={current?.id ?? ''} list={list} current={current} items={items} filter={filter} />
      )}
    </nav>
  );
}

interface ViewMenuProps {
  list: ViewedList;
  current: SavedView | undefined;
  items: readonly SavedView[];
  filter: Words;
}

/** Without a view it keeps what is filtered; on a view of one's own it changes that view. */
function ViewMenu({ list, current, items, filter }: ViewMenuProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement>();
  useFetched(ViewForm);
  const mine = current?.mine ? current : undefined;
  if (current && !mine) return null;
  const close = () => setAnchor(undefined);
  const label = mine ? t('views.change') : t('views.save');
  return (
    <>
      <button
        type="button"
        className="add"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        aria-label={label}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        <Icon name={mine ? 'down' : 'plus'} size={14} />
        {!mine && t('views.save')}
      </button>
      {anchor && (
        <Floating anchor={anchor} label={label} width={320} onClose={close} className="pop">
          <ViewForm list={list} mine={mine} items={items} filter={filter} onDone={close} />
        </Floating>
      )}
    </>
  );
}
