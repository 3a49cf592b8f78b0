/** What tests of orders do again and again, at the desk of a small company. */
import type { OrderView } from '../../contract/orders.ts';
import { Refusal } from '../src/kernel/refusal.ts';
import type { World } from './world.ts';

export interface OrderRef {
  id: string;
  number: string;
  rev: number;
  stage: string;
  total: number;
}

export const receiver = {
  name: '李小满',
  phone: '13800001234',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '测试路 1 号',
};

export interface Desk {
  /** Two white cups and a set of pots, for the shop of the world. */
  newOrder(more?: Record<string, unknown>): Record<string, unknown>;
  enter(more?: Record<string, unknown>): Promise<OrderRef>;
  see(orderId: string): Promise<OrderView>;
  pay(orderId: string, amount: number): Promise<unknown>;
}

export function openDesk(world: World): Desk {
  const newOrder = (more: Record<string, unknown> = {}) => ({
    shopId: world.shopId,
    channel: 'platform',
    receiver,
    lines: [
      { sku: 'BWB500-WH', quantity: '2' },
      { sku: 'GJ3-01', quantity: '1' },
    ],
    ...more,
  });
  return {
    newOrder,
    enter: (more) => world.act<OrderRef>('orders.create', newOrder(more), world.people.clerk),
    see: (orderId) => world.ask<OrderView>('orders.get', { orderId }, world.people.checker),
    pay: (orderId, amount) => {
      const payment = { orderId, amount, occurredAt: world.clock.now().toISOString(), method: '抖音支付' };
      return world.act('payments.record', payment, world.people.finance);
    },
  };
}

/** The refusal that this ends in; anything else is the test's failure. */
export async function refusalOf(run: Promise<unknown>): Promise<Refusal> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
