/** The words of column mappings, without any schema: our fields, date orders and stages. The console shows them. */
export const mappedFields = [
  'orderNo',
  'lineNo',
  'title',
  'spec',
  'quantity',
  'merchantCode',
  'unitPrice',
  'amount',
  'payable',
  'paid',
  'freight',
  'discount',
  'name',
  'phone',
  'address',
  'province',
  'city',
  'district',
  'detail',
  'buyerMessage',
  'sellerRemark',
  'special',
  'createdAt',
  'paidAt',
  'shipBy',
  'shippedAt',
  'completedAt',
  'status',
  'refund',
  'waybillNo',
  'carrier',
  'currency',
] as const;
export type MappedField = (typeof mappedFields)[number];

/** Without these nothing becomes an order; of price and amount one is enough. */
export const neededFields = ['orderNo', 'quantity', 'merchantCode', 'createdAt'] as const;

/** What says something of a person: hidden where a file is only looked at, and sealed where it waits. */
export const personalFields = [
  'name',
  'phone',
  'address',
  'detail',
  'buyerMessage',
  'sellerRemark',
  'special',
] as const satisfies readonly MappedField[];

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export const mappedStages = ['unpaid', 'paid', 'preparing', 'shipped', 'completed', 'cancelled'] as const;
