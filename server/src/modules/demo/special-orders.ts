/**
 * Special orders of the demonstration company beyond those of its story: a kind that it added to its policy by itself, one order of
 * it that everybody concerned knows of, and one that came without its details and waits for them. (OS-2.3, OT-6)
 */
import type { OrderView } from '../../../../contract/orders.ts';
import { companyCache } from '../company/index.ts';
import { publishedBodies } from '../policy/index.ts';
import { contactOf, customers as firms } from './customers.ts';
import { minute } from './hours.ts';
import { must } from './set-up.ts';
import type { Stage } from './stage.ts';

const kind = 'gift-set';

const giftSet = {
  kind: 'special',
  name: kind,
  title: { zh: '企业礼盒', en: 'Company gift box' },
  details: [
    { key: 'card', title: { zh: '贺卡文字', en: 'Words on the card' }, type: 'text', required: true },
    { key: 'boxes', title: { zh: '礼盒数', en: 'Boxes' }, type: 'number', required: true },
    {
      key: 'ribbon',
      title: { zh: '丝带颜色', en: 'Ribbon' },
      type: 'choice',
      choices: [
        { key: 'red', title: { zh: '红', en: 'Red' } },
        { key: 'gold', title: { zh: '金', en: 'Gold' } },
        { key: 'none', title: { zh: '不系', en: 'None' } },
      ],
    },
    { key: 'invoice', title: { zh: '发票寄给谁', en: 'Who gets the invoice' }, type: 'text', personal: true },
  ],
  tell: ['warehouse', 'sales'],
  acknowledge: '2h',
  basis: 'working',
  before: 'pack',
};

/** Published by the administrator as the company's own version of the clause; found again by its name. */
export async function addOwnKind(stage: Stage): Promise<void> {
  const published = await publishedBodies(stage.kernel.database);
  const newest = must(published.filter((one) => one.clause === 'OS-2.3').at(-1), 'OS-2.3');
  const body = newest.body as { rules: { name: string }[] };
  if (body.rules.some((rule) => rule.name === kind)) return;
  const effective = new Date(stage.clock.now().getTime() + minute).toISOString();
  const clause = { ...body, rules: [...body.rules, giftSet], version: newest.version + 1, effective };
  await stage.act('policy.publish', { clauses: [clause] }, await stage.person('admin'));
  await stage.kernel.caches.refresh();
}

interface Gift {
  customer: number;
  ago: number;
  lines: readonly (readonly [sku: string, quantity: number])[];
  details: Record<string, string>;
}

const known: Gift = {
  customer: 2,
  ago: 50,
  lines: [['BWB500-WH', 60]],
  details: { card: '恭贺开业，岁岁常新', boxes: '30', ribbon: 'gold', invoice: '上海达迦 行政部 林女士' },
};
/** The buyer's system sends orders by interface, and forgot what the card says. */
const incomplete: Gift = { customer: 7, ago: 34, lines: [['XYN-01', 80]], details: { boxes: '40' } };

export async function takeSpecialOrders(
  stage: Stage,
  end: number,
  customers: ReadonlyMap<string, string>,
): Promise<void> {
  const id = await take(stage, end, customers, known, 'entry.enter', 'sales');
  for (const [account, after] of [
    ['warehouse', 15],
    ['sales', 30],
  ] as const)
    await acknowledge(stage, id, account, end - (known.ago - after) * minute);
  await take(stage, end, customers, incomplete, 'orders.create', 'clerk');
  stage.clock.at = new Date(end);
}

async function take(
  stage: Stage,
  end: number,
  customers: ReadonlyMap<string, string>,
  one: Gift,
  action: 'entry.enter' | 'orders.create',
  by: string,
): Promise<string> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const shop = must(
    [...company.shops.values()].find((each) => each.platform === 'b2b'),
    'B2B shop',
  );
  const firm = must(firms[one.customer], 'customer');
  const entered = end - one.ago * minute;
  stage.clock.at = new Date(entered);
  const { name, phone, address } = contactOf(one.customer, firm);
  const input = {
    shopId: shop.id,
    channel: 'email',
    customerId: customers.get(firm.uscc),
    receivedAt: new Date(entered - 5 * minute).toISOString(),
    paymentTerms: firm.terms,
    receiver: { name, phone, ...firm.place, detail: address },
    lines: one.lines.map(([sku, quantity]) => ({ sku, quantity: String(quantity) })),
    flags: [kind],
    details: { [kind]: one.details },
  };
  const idempotencyKey = `demonstration-special-${one.customer}`;
  return (await stage.act(action, input, await stage.person(by), { idempotencyKey })).id;
}

async function acknowledge(stage: Stage, orderId: string, account: string, at: number): Promise<void> {
  const { special } = await stage.ask<OrderView>('orders.get', { orderId });
  const department = special[0]?.acknowledgements.find((one) => one.department === account && one.state !== 'done');
  if (!department) return;
  stage.clock.at = new Date(at);
  await stage.act('tasks.done', { taskId: department.taskId }, await stage.person(account));
}
