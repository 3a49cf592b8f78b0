/** What the pages of goods ask: the catalogue, its prices, and the stock of the warehouses. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { listCatalog, listPrices } from '../../../../contract/catalog.ts';
import type { listStock } from '../../../../contract/inventory.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';

export type Sku = OutputOf<typeof listCatalog>['items'][number];
export type StockRow = OutputOf<typeof listStock>['items'][number];

const perPage = 500;

/** The whole catalogue, page after page: a company has hundreds of products, and the search is in the browser. */
export const catalogQuery = (inactive: boolean) =>
  queryOptions({
    queryKey: ['catalog', inactive],
    queryFn: async ({ signal }) => {
      const all: Sku[] = [];
      for (let cursor: string | undefined; ;) {
        const input = { inactive: String(inactive), limit: perPage, ...(cursor ? { cursor } : {}) };
        const page = await call<typeof listCatalog>('GET /catalog', input, { signal });
        all.push(...page.items);
        if (!page.next) return all;
        cursor = page.next;
      }
    },
    placeholderData: (before) => before,
  });

export const pricesQuery = (skuId: string) =>
  queryOptions({
    queryKey: ['prices', skuId],
    queryFn: ({ signal }) => call<typeof listPrices>('GET /skus/:skuId/prices', { skuId }, { signal }),
  });

export const stockQuery = (warehouseId: string | undefined, oversold: boolean) =>
  infiniteQueryOptions({
    queryKey: ['stock', warehouseId ?? 'all', oversold],
    queryFn: ({ signal, pageParam }) =>
      call<typeof listStock>(
        'GET /stock',
        {
          oversold: String(oversold),
          ...(warehouseId ? { warehouseId } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
