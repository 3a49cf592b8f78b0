/** What the parts of a filter of orders share: how values are bound, which index a part has, and over which columns a scope lies. */

export type Bind = (value: unknown) => string;

export interface FilterPart {
  sql: string;
  /** An index of its own in open queues, in the list of all, or in both. */
  index?: 'open' | 'all' | 'always';
}

export const orderScope = {
  shop: 'o.shop_id',
  warehouse: 'o.warehouse_id',
  department: 'o.dept_id',
  session: 'o.session_id',
  owner: 'o.owner_id',
};
