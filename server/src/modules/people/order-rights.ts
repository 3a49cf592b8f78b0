/** How orders and customers are seen, by those who work in shops and those who work in a warehouse. (OS-8.3) */

/** Orders as all departments see them: masked, in the shops that the person's scopes name. */
export const seesOrders = {
  'orders.list': 'shop',
  'orders.counts': 'shop',
  'orders.sums': 'shop',
  'orders.carriers': 'all',
  'orders.get': 'shop',
  'orders.timeline': 'shop',
  'orders.search': 'shop',
} as const;

/** The same for those who work in a warehouse: only orders with lines there. */
export const seesWarehouseOrders = {
  'orders.list': 'warehouse',
  'orders.counts': 'warehouse',
  'orders.sums': 'warehouse',
  'orders.carriers': 'all',
  'orders.get': 'warehouse',
  'orders.timeline': 'warehouse',
  'orders.search': 'warehouse',
} as const;

export const seesCustomers = {
  'customers.list': 'all',
  'customers.get': 'all',
  'customers.search': 'all',
  'customers.standing': 'all',
  'customers.receivables': 'all',
} as const;
