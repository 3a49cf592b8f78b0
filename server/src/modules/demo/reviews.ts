/**
 * Orders in review, by the real actions: what carriers and production can do, customers with papers and discounts, and B2B orders
 * of which one is over its limit, one was returned and came back, one is late, and one was rejected. (OS-3.1, OS-3.2, OS-3.3)
 */
import type { OrderReview, StepPage } from '../../../../contract/review.ts';
import { companyCache } from '../company/index.ts';
import { customers as firms, contactOf } from './customers.ts';
import { carriers } from './firm.ts';
import { hour, minute } from './hours.ts';
import { must } from './set-up.ts';
import type { Stage } from './stage.ts';

/** Provinces by how far they are from Jinhua, in days of the usual carrier. */
const far: Record<number, readonly string[]> = {
  1: ['浙江省', '上海市', '江苏省'],
  2: ['安徽省', '福建省', '江西省', '山东省', '湖北省', '湖南省', '广东省', '河南省'],
  3: ['北京市', '天津市', '河北省', '四川省', '重庆市', '陕西省', '山西省', '广西壮族自治区', '贵州省', '辽宁省'],
  5: [
    '吉林省',
    '黑龙江省',
    '云南省',
    '海南省',
    '甘肃省',
    '宁夏回族自治区',
    '内蒙古自治区',
    '青海省',
    '新疆维吾尔自治区',
    '西藏自治区',
  ],
};

export async function addStandings(stage: Stage, customerIds: readonly string[]): Promise<void> {
  const { reach } = await stage.ask<{ reach: unknown[] }>('review.settings', {});
  if (reach.length > 0) return;
  const rows = Object.entries(far).flatMap(([days, provinces]) =>
    provinces.flatMap((province) => [
      { carrier: carriers.usual, province, days: Number(days), firstCost: 600, moreCost: 150 },
      { carrier: carriers.fast, province, days: Math.max(1, Number(days) - 1), firstCost: 1400, moreCost: 400 },
      { carrier: carriers.freight, province, days: Number(days) + 2, firstCost: 8000, moreCost: 60 },
    ]),
  );
  await stage.many('review.set-reach', rows);
  for (const line of ['杯', '布艺'])
    for (const weekday of [1, 2, 3, 4, 5, 6]) await stage.act('review.set-capacity', { line, weekday, pieces: 120 });
  for (const customerId of customerIds) {
    const rev = (await stage.ask<{ rev: number }>('customers.get', { customerId })).rev;
    const standing = { customerId, blacklisted: false, usualDiscount: 16, reason: '年度框架价' };
    await stage.act('customers.set-standing', standing, stage.system, { ifMatch: rev });
    const paper = { customerId, kind: 'licence', validFrom: '2021-03-01', validUntil: '2031-02-28' };
    await stage.act('customers.add-qualification', paper);
  }
}

interface Deal {
  customer: number;
  /** Minutes before the end at which it was taken down. */
  ago: number;
  sku: string;
  quantity: number;
  price?: string;
  remark: string;
  requiredDays?: number;
  then?: 'return' | 'return-and-back' | 'reject' | 'ask';
}

const deals: readonly Deal[] = [
  { customer: 5, ago: 205, sku: 'KZB-BK', quantity: 700, remark: '老客户，元旦前开业要用；已答应本月 20 日前回款。' },
  {
    customer: 1,
    ago: 330,
    sku: 'BWB800-WH',
    quantity: 1300,
    price: '84',
    remark: '圣诞陈列，分两批也行。',
    then: 'return-and-back',
  },
  { customer: 1, ago: 150, sku: 'SNX-01', quantity: 400, price: '50', remark: '要求比上次再低一点。' },
  { customer: 0, ago: 118, sku: 'SJT18-GR', quantity: 900, remark: '新开三家店。', then: 'ask' },
  // Four days ago: whatever day the company begins, more working hours have passed than a step may take.
  { customer: 2, ago: 5760, sku: 'BWB500-WH', quantity: 260, price: '60', remark: '年会礼品，价格已口头答应。' },
  { customer: 5, ago: 420, sku: 'MFG-01', quantity: 1500, remark: '客户想先看样。', then: 'return' },
  { customer: 4, ago: 60, sku: 'JG-01', quantity: 60, price: '135', remark: '下周一前要到。', requiredDays: 1 },
  { customer: 2, ago: 24, sku: 'XGB-PK', quantity: 180, price: '52', remark: '与粉色杯同箱。' },
  { customer: 1, ago: 500, sku: 'XYN-01', quantity: 6000, remark: '门店促销。', then: 'reject' },
];

export async function playReviews(stage: Stage, end: number, customers: ReadonlyMap<string, string>): Promise<void> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const shop = must(
    [...company.shops.values()].find((one) => one.platform === 'b2b'),
    'B2B shop',
  );
  const ordered = [...deals].sort((a, b) => b.ago - a.ago);
  for (const [n, deal] of ordered.entries()) {
    const firm = firms[deal.customer];
    const customerId = firm && customers.get(firm.uscc);
    if (firm && customerId) await playDeal(stage, end, { deal, n, firm, customerId, shopId: shop.id });
  }
  stage.clock.at = new Date(end);
}

interface Played {
  deal: Deal;
  n: number;
  firm: (typeof firms)[number];
  customerId: string;
  shopId: string;
}

async function playDeal(stage: Stage, end: number, { deal, n, firm, customerId, shopId }: Played): Promise<void> {
  const at = (minutes: number) => (stage.clock.at = new Date(end - deal.ago * minute + minutes * minute));
  const contact = contactOf(n, firm);
  const entered = at(0);
  const input = {
    shopId,
    channel: 'phone',
    customerId,
    externalNo: `PO-R${String(n + 1).padStart(3, '0')}`,
    paymentTerms: firm.terms,
    sellerRemark: deal.remark,
    gifts: false,
    receiver: { name: contact.name, phone: contact.phone, ...firm.place, detail: contact.address },
    lines: [{ sku: deal.sku, quantity: String(deal.quantity), ...(deal.price ? { unitPrice: deal.price } : {}) }],
    ...(deal.requiredDays
      ? { requiredAt: new Date(entered.getTime() + deal.requiredDays * 24 * hour).toISOString() }
      : {}),
  };
  const seller = await stage.person('sales');
  const found = await stage.act('orders.create', input, seller).catch(() => undefined);
  if (!found) return;
  at(9);
  await stage.act('orders.check', { orderId: found.id }, await stage.person('checker'));
  at(25);
  if (deal.then) await followUp(stage, found.id, deal.then, at);
}

/** What finance makes of it, and sales after it. */
async function followUp(stage: Stage, orderId: string, then: NonNullable<Deal['then']>, at: (minutes: number) => Date) {
  const finance = await stage.person('finance');
  const { rounds } = await stage.ask<OrderReview>('review.order', { orderId });
  const open = rounds[0]?.steps.find((one) => one.department === 'finance' && one.state === 'open');
  if (!open) return;
  const { seen } = await stage.ask<StepPage>('review.step', { stepId: open.id });
  const stepId = open.id;
  if (then === 'ask') {
    await stage.act('review.ask', { stepId, question: '三家店的合同签了吗？首付什么时候到？' }, finance);
    return;
  }
  if (then === 'reject') {
    await stage.act('review.reject', { stepId, seen, reason: '额度远远不够，客户不肯预付' }, finance);
    return;
  }
  const reasons = [
    { field: 'amounts', text: '减量到额度内' },
    { field: 'payment', text: '改预付三成' },
  ];
  const alternatives = [{ kind: 'split', text: '先发一半，余下回款后再发' }];
  await stage.act('review.return', { stepId, seen, reasons, alternatives }, finance);
  if (then === 'return') return;
  at(150);
  const seller = await stage.person('sales');
  const view = await stage.ask<{ rev: number; lines: { id: string }[] }>('orders.get', { orderId });
  const lines = [{ lineId: view.lines[0]?.id, quantity: '1210' }];
  await stage.act('orders.correct', { orderId, lines, reason: '客户同意减量' }, seller, { ifMatch: view.rev });
  at(160);
  await stage.act('review.resubmit', { orderId, note: '客户同意减到 1,210 个，月底前付清上一单' }, seller);
}
