/** The address of the goods: which of the two lists, and what it is filtered by. */
import type { Words } from '../../ui/views/viewQueries.ts';

export interface GoodsSearch {
  tab?: 'stock' | 'gifts';
  text?: string;
  inactive?: 'true';
  warehouseId?: string;
  oversold?: 'true';
}

export function readGoodsSearch(raw: Record<string, unknown>): GoodsSearch {
  const text = (name: string, fits: RegExp): Words => {
    const value = raw[name] === true ? 'true' : String((raw[name] as string | number | undefined) ?? '');
    return fits.test(value) ? { [name]: value } : {};
  };
  return {
    ...text('tab', /^(?:stock|gifts)$/),
    ...text('text', /^.{1,80}$/u),
    ...text('inactive', /^true$/),
    ...text('warehouseId', /^[0-9a-f-]{36}$/),
    ...text('oversold', /^true$/),
  };
}

/** What a view of the goods keeps. */
export const productFilter = ({ text, inactive }: GoodsSearch): Words => ({
  ...(text ? { text } : {}),
  ...(inactive ? { inactive } : {}),
});

/** What a view of the stock keeps. */
export const stockFilter = ({ warehouseId, oversold }: GoodsSearch): Words => ({
  ...(warehouseId ? { warehouseId } : {}),
  ...(oversold ? { oversold } : {}),
});
