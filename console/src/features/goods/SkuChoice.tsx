/** Chooses a SKU of the catalogue in a form, by code and name. */
import { useQuery } from '@tanstack/react-query';
import { goodsName } from '../../../../contract/catalog.ts';
import { catalogQuery, type Sku } from './goodsQueries.ts';

/** As choices of a form; bundles can be left out. */
export function useSkuChoices(fits: (sku: Sku) => boolean = () => true): { value: string; label: string }[] {
  const skus = useQuery(catalogQuery(false)).data ?? [];
  return skus.filter(fits).map((sku) => ({ value: sku.id, label: `${sku.code} ${goodsName(sku)}` }));
}
