/** The views that the operations desk keeps for everybody: what leaves tonight, one warehouse, buyers who wrote something, one's own. (PD-3.3) */
import { companyCache } from '../company/index.ts';
import type { Stage } from './stage.ts';
import type { DemoPerson } from './staff.ts';

const desks = ['manager', 'clerk', 'checker', 'operations', 'warehouse'];

/** Made again after a kill, it saves only what is not there yet. */
export async function saveViews(stage: Stage, staff: readonly DemoPerson[]): Promise<void> {
  const account = staff.find((person) => person.roles.includes('operations'))?.account;
  if (account === undefined) return;
  const actor = await stage.person(account);
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const cloud = [...company.warehouses.values()].find((warehouse) => warehouse.code === 'LF');
  const views: { name: string; filter: Record<string, string>; first?: string[] }[] = [
    { name: '今晚先发', filter: { queue: 'preparing', due: '4h' }, first: ['warehouse'] },
    ...(cloud ? [{ name: cloud.name, filter: { queue: 'preparing', warehouseId: cloud.id } }] : []),
    { name: '有留言', filter: { queue: 'preparing', message: 'yes' } },
    { name: '我的订单', filter: { queue: 'preparing', owner: 'me' } },
  ];
  const kept = await stage.ask<{ items: { name: string }[] }>('views.list', { list: 'orders' }, actor);
  const known = new Set(kept.items.map((view) => view.name));
  for (const { name, filter, first = [] } of views.filter((view) => !known.has(view.name))) {
    const { id } = await stage.act('views.save', { list: 'orders', name, filter }, actor);
    await stage.act('views.share', { viewId: id, roles: desks, defaultOf: first }, actor);
  }
}
