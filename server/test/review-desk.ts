/** A small company with a B2B shop and reviewers of the four departments, for tests of review. */
import type { OrderReview, StepPage } from '../../contract/review.ts';
import type { Actor } from '../src/kernel/access.ts';
import { companyCache } from '../src/modules/company/index.ts';
import { peopleCache, personActor } from '../src/modules/people/index.ts';
import { openDesk, receiver, type Desk, type OrderRef } from './order-desk.ts';
import type { World } from './world.ts';

const staff = {
  sales: ['sales', 'sales'],
  seller: ['sales', 'sales'],
  finance2: ['finance', 'finance'],
  production: ['production', 'production'],
  logistics2: ['logistics', 'logistics'],
  salesLead: ['sales', 'manager'],
  ordersLead: ['orders', 'manager'],
} as const;

type Name = keyof typeof staff;

export interface ReviewDesk extends Omit<Desk, 'enter'> {
  who: Record<Name, Actor> & { finance: Actor };
  b2bShopId: string;
  /** A customer on credit with papers in date and a limit of 5,000.00. */
  addCustomer(more?: object): Promise<string>;
  /** An order of a phone of its own, so that no two pass for one entered twice. */
  newOrder(more?: Record<string, unknown>): Record<string, unknown>;
  /** Entered by `seller` for the B2B shop on credit, of a customer of its own unless one is named, and checked. */
  submit(more?: Record<string, unknown> & { customerId?: string }): Promise<OrderRef>;
  review(orderId: string): Promise<OrderReview>;
  /** The open step of a department, as its reviewer sees it. */
  step(orderId: string, name: string): Promise<StepPage>;
  approve(orderId: string, name: string, by: Actor, more?: object): Promise<unknown>;
  actor(name: Name): Promise<Actor>;
}

async function makeDepartments(world: World): Promise<string> {
  const company = (await world.kernel.caches.get(companyCache)).value;
  const shop = { code: 'B2B', name: 'B2B', platform: 'b2b', legalEntityId: [...company.legalEntities.keys()][0] };
  const departmentId = company.departmentsByCode.get('sales')?.id;
  const more = { departmentId, defaultWarehouseId: world.warehouseId };
  const { id } = await world.act<{ id: string }>('company.add-shop', { ...shop, ...more });
  for (const [account, [department, role]] of Object.entries(staff))
    await world.act('people.add-staff', {
      account: account.toLowerCase(),
      name: `测试${account}`,
      departmentIds: [company.departmentsByCode.get(department)?.id],
      roles: [role],
      password: 'Long-enough-4711',
    });
  const reach = { carrier: '百驿快递', province: '浙江省', days: 2, firstCost: 800, moreCost: 100 };
  await world.act('review.set-reach', reach);
  return id;
}

async function actorNamed(world: World, name: string): Promise<Actor> {
  await world.kernel.caches.refresh();
  const { value, version } = await world.kernel.caches.get(peopleCache);
  const person = [...value.persons.values()].find((one) => one.name === `测试${name}`);
  if (!person) throw new Error(`no person ${name}`);
  return personActor(world.kernel, person, version);
}

function customersOf(world: World): ReviewDesk['addCustomer'] {
  const usual = { type: 'company', name: '宁波禾木酒店', creditLimit: 500_000, terms: 'credit', termsDays: 30 };
  return async (more = {}) => {
    const { id } = await world.act<{ id: string }>('customers.add', { ...usual, ...more });
    await world.act('customers.add-qualification', { customerId: id, kind: 'licence', validFrom: '2020-01-01' });
    return id;
  };
}

export async function openReviewDesk(world: World): Promise<ReviewDesk> {
  const desk = openDesk(world);
  const b2bShopId = await makeDepartments(world);
  const actor = (name: string) => actorNamed(world, name);
  const names = Object.keys(staff) as Name[];
  const who = { finance: world.people.finance } as ReviewDesk['who'];
  for (const name of names) who[name] = await actor(name);
  const addCustomer = customersOf(world);
  let phone = 13_900_000_000;
  const newOrder: Desk['newOrder'] = (more) =>
    desk.newOrder({ receiver: { ...receiver, phone: String((phone += 1)) }, ...more });
  const step = async (orderId: string, name: string): Promise<StepPage> => {
    const { rounds } = await world.ask<OrderReview>('review.order', { orderId });
    const found = rounds[0]?.steps.find((one) => one.name === name && one.state !== 'voided' && one.origin === 'rule');
    return world.ask<StepPage>('review.step', { stepId: found?.id ?? '' });
  };
  return {
    ...desk,
    newOrder,
    who,
    b2bShopId,
    addCustomer,
    actor,
    submit: async (values: { customerId?: string } = {}) => {
      const lines = [{ sku: 'BWB500-WH', quantity: '2' }];
      const customerId = values.customerId ?? (await addCustomer());
      const input = { shopId: b2bShopId, channel: 'phone', paymentTerms: 'credit', lines, ...values, customerId };
      const order = await world.act<OrderRef>('orders.create', newOrder(input), who.seller);
      await world.act('orders.check', { orderId: order.id }, world.people.checker);
      return order;
    },
    review: (orderId) => world.ask<OrderReview>('review.order', { orderId }),
    step,
    approve: async (orderId, name, by, values = {}) => {
      const page = await step(orderId, name);
      return world.act('review.approve', { stepId: page.step.id, seen: page.seen, ...values }, by);
    },
  };
}
