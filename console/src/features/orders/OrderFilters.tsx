/** The filters of the work queues; orders that arrived meanwhile wait here until the reader takes them in. */
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../ui/FilterBar.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useShops, useWarehouses } from '../../app/company.ts';
import type { OrdersSearch } from './ordersSearch.ts';

interface OrderFiltersProps {
  search: OrdersSearch;
  onChange: (change: Partial<OrdersSearch>) => void;
  arrived: number;
  onTakeIn: () => void;
}

export function OrderFilters({ search, onChange, arrived, onTakeIn }: OrderFiltersProps) {
  const { t } = useTranslation();
  const shops = useShops();
  const warehouses = useWarehouses();
  const choices = (list: readonly { id: string; name: string }[]) =>
    list.map((one) => ({ value: one.id, label: one.name }));
  return (
    <FilterBar
      end={
        arrived > 0 && (
          <button type="button" className="fresh" onClick={onTakeIn}>
            {t('orders.fresh', { count: arrived })} <KeyCap keys="." /> {t('orders.takeInShort')}
          </button>
        )
      }
    >
      <FilterChip
        label={t('orders.filter.shop')}
        value={search.shopId}
        choices={choices(shops)}
        onChange={(shopId) => onChange({ shopId })}
      />
      <FilterChip
        label={t('orders.filter.warehouse')}
        value={search.warehouseId}
        choices={choices(warehouses)}
        onChange={(warehouseId) => onChange({ warehouseId })}
      />
    </FilterBar>
  );
}
