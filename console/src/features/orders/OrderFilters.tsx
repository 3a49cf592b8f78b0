/** The filters of the work queues as chips, what the filtered list amounts to, and what happened since that waits to be taken in. */
import { useT } from '../../i18n/useT.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { AddFilter } from '../../ui/AddFilter.tsx';
import { FilterBar, FilterChip } from '../../ui/FilterBar.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { TallyText } from '../../ui/table/BulkBar.tsx';
import { useFilterFields } from './filterFields.ts';
import type { FilterPart, OrdersSearch } from './ordersSearch.ts';
import type { OrdersList } from './useOrdersList.ts';

interface OrderFiltersProps {
  search: OrdersSearch;
  withDue: boolean;
  state: OrdersList;
  onChange: (change: Partial<OrdersSearch>) => void;
}

/** These stand in the bar even while they filter nothing; the others come through the menu. */
const standing: ReadonlySet<FilterPart> = new Set(['due', 'warehouseId', 'shopId', 'sessionId']);

export function OrderFilters({ search, withDue, state, onChange }: OrderFiltersProps) {
  const fields = useFilterFields(withDue, search.today !== undefined);
  const chips = fields.filter((field) => standing.has(field.id) || search[field.id] !== undefined);
  return (
    <FilterBar
      end={
        <>
          <Sums state={state} />
          <Fresh state={state} />
        </>
      }
    >
      {chips.map((field) => (
        <FilterChip
          key={field.id}
          label={field.label}
          value={search[field.id]}
          choices={field.choices}
          onChange={(value) => onChange({ [field.id]: value })}
        />
      ))}
      <AddFilter fields={fields} onChoose={(field, value) => onChange({ [field]: value })} />
    </FilterBar>
  );
}

/** Exact in open queues; where more orders fit than are summed, it says at least how many. */
function Sums({ state }: { state: OrdersList }) {
  const t = useT();
  const formats = useFormats();
  const { data } = state.sums;
  if (!data) return null;
  if (!data.exact) return <span className="sub">{t('orders.sumsMany', { count: formats.number(data.orders) })}</span>;
  return <TallyText tally={{ orders: data.orders, pieces: Number(data.pieces), amounts: data.amounts }} />;
}

function Fresh({ state }: { state: OrdersList }) {
  const t = useT();
  const { arrived, left, takeIn } = state.live;
  if (arrived + left === 0) return null;
  const words = [
    arrived > 0 ? t('orders.fresh', { count: arrived }) : '',
    left > 0 ? t('orders.left', { count: left }) : '',
  ].filter(Boolean);
  return (
    <button type="button" className="fresh" onClick={takeIn}>
      {words.join(t('list.comma'))} <KeyCap keys="." /> {t('orders.takeInShort')}
    </button>
  );
}
