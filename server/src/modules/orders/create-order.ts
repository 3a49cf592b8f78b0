/** Enters an order: priced, encrypted, its clocks started, its task opened, in one statement. (OS-2.1, OS-2.2, OS-2.3, CC-2.2) */
import { createOrder as endpoint, type CreateOrderInput } from '../../../../contract/orders.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { takeNumbers } from '../../kernel/numbers.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, countGifts, lockGiftsLeft, type Catalog } from '../catalog/index.ts';
import { findCustomers, type Customer } from '../customers/index.ts';
import { companyCache, type Company, type Shop } from '../company/index.ts';
import { calendarCache, type Calendar } from '../deadlines/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, specialKindsAt, type PolicySnapshot } from '../policy/index.ts';
import { refOf, tell, type Prepared } from './apply.ts';
import { holdForDetails } from './hold-for-details.ts';
import { insertOrder } from './new-order.ts';
import { priceOrder, withGifts, type PricedOrder } from './pricing.ts';
import { takePayments } from './paid.ts';
import { judgeSpecial, type Special } from './special.ts';

export interface LoadedNewOrder {
  shop: Shop;
  company: Company;
  policy: PolicySnapshot;
  calendars: readonly Calendar[];
  priced: PricedOrder;
  special: Special;
  numberN: number;
}

/** Papers that come along are the order's own from the beginning. */
type NewOrderInput = CreateOrderInput & { scanIds?: readonly string[] };

export const createOrder = action(endpoint, {
  clauses: ['OS-2.1', 'OS-2.2', 'OS-2.3', 'CC-2.1', 'CC-2.2', 'PD-3.2'],
  load: loadNewOrders,
  run: (ctx, input, loaded: LoadedNewOrder) => {
    ctx.mustReach({
      shopId: loaded.shop.id,
      departmentId: loaded.shop.departmentId,
      ownerId: ctx.actor.id,
      sessionId: input.sessionId ?? null,
      warehouseIds: [],
    });
    const prepared = enterOrder(ctx, input, loaded);
    holdForDetails(ctx, prepared, loaded.special);
    ctx.record(prepared.order.chain, {
      keyId: prepared.order.record.key_id,
      occurredAt: prepared.order.record.entered_at,
    });
    return { ...refOf(prepared.order), total: prepared.order.record.total_amount };
  },
});

/** Catalogue, company and policy come from versioned caches, so that entering an order needs no read of its own. */
export async function loadNewOrders(ctx: Ctx, inputs: NewOrderInput[]): Promise<(LoadedNewOrder | Refusal)[]> {
  const catalog = await ctx.cached(catalogCache);
  const company = await ctx.cached(companyCache);
  const policy = await ctx.cached(policyCache);
  const calendars = await ctx.cached(calendarCache);
  const numbers = await takeNumbers(ctx.kernel.database, 'order_numbers', inputs.length);
  const customers = await knownCustomers(ctx, inputs);
  const people = inputs.some((input) => input.takenBy) ? await ctx.cached(peopleCache) : undefined;
  const priced = inputs.map((input) =>
    refusalOr(() => {
      if (input.takenBy && !people?.persons.get(input.takenBy)?.active)
        throw new Refusal('PERSON_UNKNOWN', { field: 'takenBy' });
      return { ...priceFor(ctx, input, company, catalog, customers), special: specialOf(ctx, policy, input) };
    }),
  );
  const left = await giftsLeft(ctx, priced);
  return priced.map((one, n) => {
    if (one instanceof Refusal) return one;
    const gifts = one.priced.gifts.filter((g) => g.firstN === null || take(left, g.ruleId));
    return {
      ...one,
      company,
      policy,
      calendars,
      numberN: numbers[n] ?? 0,
      priced: { ...withGifts(one.priced, catalog, gifts), gifts },
    };
  });
}

function priceFor(
  ctx: Ctx,
  input: CreateOrderInput,
  company: Company,
  catalog: Catalog,
  customers: Map<string, Customer>,
): { shop: Shop; priced: PricedOrder } {
  const shop = company.shops.get(input.shopId);
  if (!shop) throw new Refusal('SHOP_UNKNOWN', { field: 'shopId' });
  if (!shop.active) throw new Refusal('SHOP_INACTIVE', { field: 'shopId' });
  if (input.customerId && !customers.get(input.customerId)?.active)
    throw new Refusal('CUSTOMER_UNKNOWN', { field: 'customerId' });
  const received = input.receivedAt ? new Date(input.receivedAt) : ctx.now;
  if (received.getTime() > ctx.now.getTime() + 60_000) throw new Refusal('TIME_IN_FUTURE', { field: 'receivedAt' });
  return { shop, priced: priceOrder(catalog, input, received) };
}

/** An order that is made to measure is of that kind, whether its kind was set or not. */
function specialOf(ctx: Ctx, policy: PolicySnapshot, { type, flags, details, scanIds }: NewOrderInput): Special {
  const kinds = specialKindsAt(policy, ctx.now);
  const isCustom = type === 'custom' && kinds.has('custom') && !flags.includes('custom');
  return judgeSpecial(kinds, { flags: isCustom ? [...flags, 'custom'] : flags, details }, new Set(scanIds));
}

/** Orders of platforms name no customer of ours, and then nothing is read. */
function knownCustomers(ctx: Ctx, inputs: CreateOrderInput[]): Promise<Map<string, Customer>> {
  const ids = inputs.flatMap((input) => input.customerId ?? []);
  return ids.length > 0 ? findCustomers(ctx.db, ids) : Promise.resolve(new Map());
}

/** How many gifts the limited rules still have, locked; most orders earn none and lock nothing. */
async function giftsLeft(
  ctx: Ctx,
  priced: readonly ({ priced: PricedOrder } | Refusal)[],
): Promise<Map<string, number>> {
  const limited = priced.flatMap((one) =>
    one instanceof Refusal ? [] : one.priced.gifts.filter((g) => g.firstN !== null),
  );
  return limited.length > 0 ? lockGiftsLeft(ctx.db, limited) : new Map();
}

function take(left: Map<string, number>, ruleId: string): boolean {
  const n = left.get(ruleId) ?? 0;
  if (n <= 0) return false;
  left.set(ruleId, n - 1);
  return true;
}

function refusalOr<T>(run: () => T): T | Refusal {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Inserts the order, tells its clocks, takes its payments; the caller records it. */
export function enterOrder(ctx: RowCtx, input: CreateOrderInput, loaded: LoadedNewOrder, digestId?: string): Prepared {
  const order = insertOrder(ctx, { input, ...loaded });
  countGifts(
    ctx,
    loaded.priced.gifts.filter((g) => g.firstN !== null).map((g) => g.ruleId),
  );
  const prepared: Prepared = {
    order,
    policy: loaded.policy,
    company: loaded.company,
    calendars: loaded.calendars,
    refusedByGate: undefined,
  };
  tell(ctx, prepared, 'order.entered', order.record.entered_at, {
    data: { channel: input.channel, lines: order.lines.length },
    digestId,
  });
  takePayments(ctx, prepared, input.payments, digestId);
  return prepared;
}
