/** What tests of entry and check do again and again: enter by hand, open the sheet, pass it, follow the journal. */
import type { CheckSheet } from '../../contract/entry-check.ts';
import { advanceConsumer } from '../src/kernel/consumers.ts';
import { entryConsumer, holdFoundPairs } from '../src/modules/entry-check/index.ts';
import { openDesk, type Desk, type OrderRef } from './order-desk.ts';
import type { World } from './world.ts';

export interface EntryDesk extends Desk {
  receiver(more?: object): Record<string, unknown>;
  byHand(more?: Record<string, unknown>): Record<string, unknown>;
  enterByHand(more?: Record<string, unknown>): Promise<OrderRef>;
  open(orderId: string): Promise<CheckSheet>;
  pass(orderId: string, confirmed: string[], ifMatch?: number): Promise<OrderRef>;
  /** Opens it, looks at all that is marked, and passes it. */
  check(orderId: string, ifMatch?: number): Promise<OrderRef>;
  /** What the worker does, as far as the journal has come. */
  follow(): Promise<void>;
}

/** Field → why it needs eyes. */
export const eyesOf = (sheet: CheckSheet): Record<string, string[]> =>
  Object.fromEntries(
    [...sheet.fields, ...sheet.lines].flatMap((one) =>
      one.eyes.length > 0 ? [[one.field, one.eyes.map((eye) => eye.why)]] : [],
    ),
  );

export async function openEntryDesk(world: World): Promise<EntryDesk> {
  // Prices and stock are older than the orders.
  world.clock.advance(3_600_000);
  await world.kernel.database.query(`insert into consumers (name) values ('entry-check') on conflict do nothing`);
  const desk = openDesk(world);
  let phone = 13_700_000_000;
  const receiver = (more: object = {}) => ({
    name: '李小满',
    phone: String(phone++),
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '测试路 1 号',
    ...more,
  });
  const byHand = (more: Record<string, unknown> = {}) =>
    desk.newOrder({ channel: 'phone', receiver: receiver(), ...more });
  const open = (orderId: string) => world.act<CheckSheet>('entry.open-check', { orderId }, world.people.checker);
  const pass = (orderId: string, confirmed: string[], ifMatch = 1) =>
    world.act<OrderRef>('entry.pass', { orderId, confirmed }, world.people.checker, { ifMatch });
  return {
    ...desk,
    receiver,
    byHand,
    enterByHand: (more) => world.act<OrderRef>('entry.enter', byHand(more), world.people.clerk),
    open,
    pass,
    check: async (orderId, ifMatch) => pass(orderId, Object.keys(eyesOf(await open(orderId))), ifMatch),
    follow: async () => {
      while ((await advanceConsumer(world.kernel, entryConsumer)).passed > 0);
      await holdFoundPairs(world.kernel, world.clock);
    },
  };
}
