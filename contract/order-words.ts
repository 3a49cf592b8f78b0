/** The fixed words of orders: types, channels, stages, what a hold may stop. */

export const orderTypes = ['normal', 'presale', 'custom'] as const;
export const orderChannels = ['platform', 'site', 'social', 'phone', 'fax', 'email', 'visit'] as const;
export const paymentTerms = ['prepaid', 'credit'] as const;
export const stages = [
  'entered',
  'checked',
  'preparing',
  'prepared',
  'shipped',
  'delivered',
  'accepted',
  'closed',
  'cancelled',
] as const;
/** What a hold stops. */
export const blockable = ['check', 'prepare', 'pack', 'hand-over', 'close'] as const;
export const sellerFlags = ['none', 'red', 'yellow', 'green', 'blue', 'purple'] as const;

/** Work queues: an open stage, or a cut across stages. */
export const queues = [
  'entered',
  'unpaid',
  'checked',
  'preparing',
  'prepared',
  'shipped',
  'delivered',
  'held',
  'refund',
  'overdue',
  'all',
] as const;

/** What happened to an order today; `ByMe` where the reader did it. `received` is money, a part payment too; `paid` that it is paid in full. */
export const todaySteps = [
  'entered',
  'enteredByMe',
  'checked',
  'checkedByMe',
  'received',
  'paid',
  'prepared',
  'shipped',
] as const;
/** What was due and came too late, by the company’s own clocks. */
export const missedSteps = ['prepared', 'shipped'] as const;
/** Whose error of this month was corrected in an order: the reader’s entry, or the reader’s check. */
export const erredSteps = ['entry', 'check'] as const;
/** How soon an order is due: over already, or within so many hours. */
export const dueSpans = ['over', '1h', '4h', '24h'] as const;
