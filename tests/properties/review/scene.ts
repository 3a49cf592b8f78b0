/** Where a random sequence plays: orders of several kinds at several points of their way, and what a move finds of them. */
import type { OrderView } from '../../../contract/orders.ts';
import type { OrderReview } from '../../../contract/review.ts';
import type { Actor } from '../../../server/src/kernel/access.ts';
import { isUniqueViolation } from '../../../server/src/kernel/database.ts';
import { Refusal } from '../../../server/src/kernel/refusal.ts';
import type { RunOptions } from '../../../server/src/kernel/run-action.ts';
import type { ReviewDesk } from '../../../server/test/review-desk.ts';
import type { World } from '../../../server/test/world.ts';

export interface Scene {
  world: World;
  desk: ReviewDesk;
  /** All credit orders of a sequence share its limit. */
  customerId: string;
  orderIds: string[];
  /** Actions that were taken at least once, by whatever input. */
  reached: Set<string>;
}

/** Takes an action; that it is refused is no news here, anything else is. */
export async function attempt<O>(
  { world, reached }: Scene,
  name: string,
  input: unknown,
  by: Actor = world.people.admin,
  options: RunOptions = {},
): Promise<O | undefined> {
  try {
    const output = await world.act<O>(name, input, by, options);
    reached.add(name);
    return output;
  } catch (error) {
    if (!(error instanceof Refusal) || isUniqueViolation(error)) throw error;
    return undefined;
  }
}

/** By another discount each, no order passes for one entered twice. */
let entered = 0;

export function draftOf({ desk, customerId }: Scene, n: number): Record<string, unknown> {
  const lines = [{ sku: 'BWB500-WH', quantity: String(1 + n * 20), discount: (entered += 1) % 900 }];
  const business = { shopId: desk.b2bShopId, channel: 'phone', customerId, paymentTerms: 'credit' };
  return desk.newOrder({ lines, ...(n % 2 === 0 ? business : { externalNo: `X${crypto.randomUUID()}` }) });
}

/** How far an order may be when a sequence begins. */
export const farthest = 6;

/** An order as far on its way as `far` says, where review lets it: entered, checked, paid, preparing, packed, left, delivered. */
export async function addOrder(scene: Scene, n: number, far: number): Promise<void> {
  const { world, desk } = scene;
  const draft = draftOf(scene, n);
  const { id: orderId, total } = await world.act<{ id: string; total: number }>(
    'orders.create',
    draft,
    desk.who.seller,
  );
  scene.orderIds.push(orderId);
  const payment = { orderId, amount: total, occurredAt: world.clock.now().toISOString() };
  const label = { carrier: '百驿快递', waybill: crypto.randomUUID() };
  const way = [
    async () => {
      await attempt(scene, 'orders.check', { orderId }, world.people.checker);
      if (n === farJoint) await approveJointly(scene, orderId);
    },
    () => attempt(scene, 'payments.record', payment),
    () => attempt(scene, 'orders.prepare', { orderId }),
    () => attempt(scene, 'shipments.pack', { orderId }),
    async () => attempt(scene, 'shipments.hand-over', { ...(await parcelOf(scene, orderId)), ...label }),
    async () => attempt(scene, 'shipments.deliver', await parcelOf(scene, orderId)),
  ];
  for (const step of way.slice(0, far)) await step();
}

/** Orders of this size have been approved by all when a sequence begins: sequences seldom find two hands for one step. */
const farJoint = 4;

/** Whoever is asked approves, and of finance two; that one is not asked, or has been already, is no news here. */
async function approveJointly(scene: Scene, orderId: string): Promise<void> {
  const { world, desk } = scene;
  const { rounds } = await world.ask<OrderReview>('review.order', { orderId });
  for (const step of rounds[0]?.steps.filter((one) => one.state === 'open') ?? [])
    for (const by of [world.people.finance, ...Object.values(desk.who)]) {
      const { seen } = await world.ask<{ seen: string }>('review.step', { stepId: step.id });
      await attempt(scene, 'review.approve', { stepId: step.id, seen, reason: '都看过' }, by);
    }
}

async function parcelOf({ world }: Scene, orderId: string): Promise<{ shipmentId: string }> {
  const { shipments } = await world.ask<OrderView>('orders.get', { orderId });
  return { shipmentId: shipments[0]?.id ?? orderId };
}

/** The newest row of a table that meets a condition, of whatever order: sequences leave much to act on. */
export async function newest<T = { id: string }>(
  { world }: Scene,
  table: string,
  where: string,
  columns = 'id',
): Promise<T | undefined> {
  const [row] = await world.kernel.database.query<T & Record<string, unknown>>(
    `select ${columns} from ${table} where ${where} order by id desc limit 1`,
  );
  return row;
}
