/** The address of the customers: what the list is filtered by and whose record stands open. What is searched for is personal and never in it. */
import { isId } from '../../ui/views/isId.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

const filterParts = {
  type: ['person', 'company'],
  terms: ['prepaid', 'credit'],
  state: ['active', 'inactive'],
} as const;

export type CustomerPart = keyof typeof filterParts;
export const customerParts = Object.keys(filterParts) as CustomerPart[];
export const customerValues = (part: CustomerPart): readonly string[] => filterParts[part];

export interface CustomersSearch extends Partial<Record<CustomerPart, string>> {
  /** A customer's id, or `new`. */
  open?: string;
}

export function readCustomersSearch(raw: Record<string, unknown>): CustomersSearch {
  const open = raw['open'];
  return {
    ...customerFilter(raw as CustomersSearch),
    ...(open === 'new' || isId(open) ? { open } : {}),
  };
}

/** What a view keeps of it. */
export function customerFilter(search: CustomersSearch): Words {
  return Object.fromEntries(
    customerParts.flatMap((part) => {
      const value = search[part];
      return value !== undefined && customerValues(part).includes(value) ? [[part, value]] : [];
    }),
  );
}
