/**
 * Which steps an order has taken already: its own history tells, because every step leaves one entry in its chain. So a
 * making that was killed goes on where it was, and never does a step twice.
 */
import type { OrderView } from '../../../../contract/order-views.ts';
import type { Stage } from './stage.ts';

export interface KnownOrder {
  id: string;
  shipments: string[];
  holds: string[];
  /** How often each action was done. */
  done: Map<string, number>;
}

interface ListPage {
  items: { id: string; externalNo: string | null; shop: { code: string } }[];
  next?: string;
}

export interface KnownOrders {
  get(key: string): Promise<KnownOrder | undefined>;
  add(key: string, order: KnownOrder): void;
}

/** What is in the database at the beginning is read when it is asked for; what comes later is remembered. */
export async function knownOrders(stage: Stage): Promise<KnownOrders> {
  const ids = await idsByKey(stage);
  const known = new Map<string, KnownOrder>();
  return {
    get: async (key) => {
      const id = ids.get(key);
      if (!known.has(key) && id !== undefined) known.set(key, await readOrder(stage, id));
      return known.get(key);
    },
    add: (key, order) => void known.set(key, order),
  };
}

async function idsByKey(stage: Stage): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page: ListPage = await stage.ask('orders.list', { queue: 'all', limit: 200, ...(cursor ? { cursor } : {}) });
    for (const { id, externalNo, shop } of page.items) if (externalNo) ids.set(`${shop.code}/${externalNo}`, id);
    cursor = page.next;
  } while (cursor);
  return ids;
}

async function readOrder(stage: Stage, id: string): Promise<KnownOrder> {
  const view = await stage.ask<OrderView>('orders.get', { orderId: id });
  const { items } = await stage.ask<{ items: { action: string }[] }>('orders.timeline', { orderId: id });
  const done = new Map<string, number>();
  for (const { action } of items) {
    // Passed by a rule is checked as well.
    const step = action === 'entry.pass-by-rule' ? 'orders.check' : action;
    done.set(step, (done.get(step) ?? 0) + 1);
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    id,
    shipments: [...view.shipments].sort(byId).map((one) => one.id),
    holds: [...view.holds].sort(byId).map((one) => one.id),
    done,
  };
}
