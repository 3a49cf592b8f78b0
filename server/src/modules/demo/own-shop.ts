/**
 * The own shop of the demonstration company as its customers find it: whom to call, what freight costs, and an order that somebody
 * has just placed on the page and not paid yet. (OS-2.1, OT-4.3)
 */
import { anonymous } from '../people/index.ts';
import type { Stage } from './stage.ts';

const settings = {
  'company.servicePhone': '0579-5550100',
  'company.serviceHours': '08:00–23:00',
  'shop.freight': '800',
  'shop.freeFrom': '9900',
} as const;

/** Two cups come to more than freight is asked for. */
const order = {
  lines: [{ sku: 'BWB500-WH', quantity: '2' }],
  total: 15_800,
  name: '苏小棠',
  phone: '10055501188',
  province: '330000',
  city: '330100',
  district: '330106',
  detail: '竹影路 18 号 3 单元 502',
  message: '麻烦放门口，谢谢',
};

export async function openOwnShop(stage: Stage): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await stage.act('settings.set', { name, value });
  await stage.kernel.caches.refresh();
  await stage.act('portal.place-order', order, anonymous, { idempotencyKey: 'demonstration-own-shop' });
}
