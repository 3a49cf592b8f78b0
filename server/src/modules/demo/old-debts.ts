/** What a customer on credit still owes from earlier deliveries, so that finance sees debts of every age. (OS-3.1) */
import { companyCache } from '../company/index.ts';
import { approveOrder } from './approve-order.ts';
import { contactOf, customers as firms } from './customers.ts';
import { carriers } from './firm.ts';
import { hour } from './hours.ts';
import { must } from './set-up.ts';
import type { Stage } from './stage.ts';

const day = 24 * hour;
/** Shanghai Dajia, on 45 days: how many days ago it was delivered, and how much. */
const customer = 2;
const debts = [
  { ago: 152, quantity: 60, price: '79' },
  { ago: 88, quantity: 140, price: '79' },
  { ago: 61, quantity: 90, price: '76' },
  { ago: 20, quantity: 220, price: '76' },
] as const;

export async function playOldDebts(stage: Stage, end: number, customers: ReadonlyMap<string, string>): Promise<void> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const shop = must(
    [...company.shops.values()].find((one) => one.platform === 'b2b'),
    'B2B shop',
  );
  const firm = must(firms[customer], 'customer with debts');
  const customerId = customers.get(firm.uscc);
  if (!customerId) return;
  for (const [n, { ago, quantity, price }] of debts.entries()) {
    stage.clock.at = new Date(end - ago * day);
    const contact = contactOf(70 + n, firm);
    const order = {
      shopId: shop.id,
      channel: 'email',
      customerId,
      externalNo: `PO-D${String(n + 1).padStart(3, '0')}`,
      paymentTerms: 'credit',
      gifts: false,
      receiver: { name: contact.name, phone: contact.phone, ...firm.place, detail: contact.address },
      lines: [{ sku: 'BWB500-WH', quantity: String(quantity), unitPrice: price }],
    };
    const found = await stage.act('orders.create', order, await stage.person('clerk')).catch(() => undefined);
    if (found) await deliver(stage, found.id, `CS${String(880_017 + n)}`);
  }
  stage.clock.at = new Date(end);
}

async function deliver(stage: Stage, orderId: string, waybill: string): Promise<void> {
  const later = (hours: number) => (stage.clock.at = new Date(stage.clock.at.getTime() + hours * hour));
  await stage.act('orders.check', { orderId }, await stage.person('checker'));
  await approveOrder(stage, orderId);
  later(2);
  const warehouse = await stage.person('warehouse');
  await stage.act('orders.prepare', { orderId }, warehouse);
  const { shipmentId } = await stage.act<{ shipmentId: string }>('shipments.pack', { orderId }, warehouse);
  await stage.act('shipments.hand-over', { shipmentId, carrier: carriers.freight, waybill }, warehouse);
  later(40);
  await stage.act('shipments.deliver', { shipmentId }, await stage.person('logistics'));
  later(20);
  await stage.act('orders.accept', { orderId, by: 'customer' });
}
