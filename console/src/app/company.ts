/** The company's own records as the pages need them: its name, its shops and warehouses that are in use. */
import { useMemo } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { getCompany } from '../../../contract/company.ts';
import type { OutputOf } from '../../../contract/kit.ts';
import { call } from './api.ts';

export type Company = OutputOf<typeof getCompany>;

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => call<typeof getCompany>('GET /company', {}, { signal }),
  staleTime: 300_000,
});

export function useShops(): Company['shops'] {
  const all = useQuery(companyQuery).data?.shops;
  return useMemo(() => all?.filter((shop) => shop.active) ?? [], [all]);
}

export function useWarehouses(): Company['warehouses'] {
  return useQuery(companyQuery).data?.warehouses.filter((warehouse) => warehouse.active) ?? [];
}
