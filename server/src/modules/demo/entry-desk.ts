/**
 * The entry desk of the demonstration company: orders just taken by phone, fax and mail with what was read out of a text, one that
 * two people entered, and two questions without an answer. (CC-2.1, CC-2.2, CC-2.3)
 */
import { companyCache } from '../company/index.ts';
import { attachPaper } from './entry-papers.ts';
import { contactOf, customers as firms } from './customers.ts';
import { minute } from './hours.ts';
import { must } from './set-up.ts';
import type { Stage } from './stage.ts';

interface Taken {
  customer: number;
  channel: 'phone' | 'fax' | 'email';
  /** Minutes before the end. */
  ago: number;
  by: 'clerk' | 'sales';
  lines: readonly (readonly [sku: string, quantity: number])[];
  message?: string;
  guesses?: readonly { field: string; confidence: number; origin: string }[];
  /** The paper that it came on. */
  paper?: 'fax' | 'mail';
  asked?: { field: string; recipient: 'customer' | 'clerk'; way: 'phone' | 'desk'; text: string };
}

const taken: readonly Taken[] = [
  {
    customer: 4,
    channel: 'email',
    ago: 52,
    by: 'clerk',
    lines: [['JG-01', 12]],
    paper: 'mail',
    guesses: [{ field: 'line.1', confidence: 82, origin: '大号煎锅 12 口' }],
    asked: { field: 'line.1', recipient: 'customer', way: 'phone', text: '邮件里写的是哪一款，编号请再确认一下' },
  },
  { customer: 6, channel: 'phone', ago: 38, by: 'sales', lines: [['BWB500-WH', 24]] },
  { customer: 6, channel: 'fax', ago: 29, by: 'clerk', lines: [['BWB500-WH', 24]] },
  {
    customer: 3,
    channel: 'fax',
    ago: 21,
    by: 'clerk',
    lines: [['SNX-01', 36]],
    paper: 'fax',
    asked: { field: 'receiver.detail', recipient: 'clerk', way: 'desk', text: '传真上门牌号看不清，请对一下原件' },
  },
  {
    customer: 7,
    channel: 'phone',
    ago: 12,
    by: 'sales',
    lines: [
      ['MFG-01', 18],
      ['XYN-01', 40],
    ],
    message: '周五之前能到最好',
    guesses: [{ field: 'buyerMessage', confidence: 78, origin: '周五之前能到最好' }],
  },
];

export async function takeOrders(stage: Stage, end: number, customers: ReadonlyMap<string, string>): Promise<void> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const shops = [...company.shops.values()];
  const shop = must(
    shops.find((one) => one.platform === 'b2b'),
    'B2B shop',
  );
  for (const [n, one] of taken.entries()) await take(stage, end, shop.id, customers, one, n);
  stage.clock.at = new Date(end);
}

async function take(
  stage: Stage,
  end: number,
  shopId: string,
  customers: ReadonlyMap<string, string>,
  one: Taken,
  n: number,
): Promise<void> {
  const firm = firms[one.customer];
  const customerId = firm && customers.get(firm.uscc);
  if (!firm || !customerId) return;
  const entered = end - one.ago * minute;
  stage.clock.at = new Date(entered);
  // One firm has one buyer, whoever takes the order.
  const { name, phone, address } = contactOf(one.customer, firm);
  const input = {
    shopId,
    channel: one.channel,
    customerId,
    receivedAt: new Date(entered - 4 * minute).toISOString(),
    paymentTerms: firm.terms,
    receiver: { name, phone, ...firm.place, detail: address },
    lines: one.lines.map(([sku, quantity]) => ({ sku, quantity: String(quantity) })),
    buyerMessage: one.message ?? '',
    guesses: one.guesses ?? [],
  };
  const idempotencyKey = `demonstration-entry-${n}`;
  const { id } = await stage.act('entry.enter', input, await stage.person(one.by), { idempotencyKey });
  if (one.paper) await attachPaper(stage, id, one.paper, await stage.person(one.by));
  if (one.asked) await askOnce(stage, id, one.asked);
}

/** The making may be taken up again after the question was asked. */
async function askOnce(stage: Stage, orderId: string, asked: NonNullable<Taken['asked']>): Promise<void> {
  const { questions } = await stage.ask<{ questions: unknown[] }>('entry.papers', { orderId });
  if (questions.length > 0) return;
  stage.clock.at = new Date(stage.clock.at.getTime() + 6 * minute);
  await stage.act('entry.ask', { orderId, ...asked }, await stage.person('checker'));
}
