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

/** The same list as long as the company's records are the same: a new one at every render would be taken for another. */
function useActive<One extends { active: boolean }>(all: readonly One[] | undefined): One[] {
  return useMemo(() => all?.filter((one) => one.active) ?? [], [all]);
}

export function useShops(): Company['shops'] {
  return useActive(useQuery(companyQuery).data?.shops);
}

export function useWarehouses(): Company['warehouses'] {
  return useActive(useQuery(companyQuery).data?.warehouses);
}
