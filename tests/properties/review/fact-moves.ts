/** Moves on what review's facts are told by: a verdict may turn, what was approved may not. */
import { now, type Move, type Moves } from './move.ts';
import { newest, type Scene } from './scene.ts';

async function revOf(scene: Scene, table: string, id: string | undefined): Promise<number> {
  const row = await newest<{ rev: number }>(scene, table, `id = '${id}'`, 'rev, id');
  return row?.rev ?? 0;
}

const onCustomer =
  (more: (n: number) => object): Move =>
  async ({ scene, n }) => ({
    input: { customerId: scene.customerId, ...more(n) },
    options: { ifMatch: await revOf(scene, 'customers', scene.customerId) },
  });

export const factMoves: Moves = {
  'customers.add-qualification': onCustomer((n) => ({
    kind: 'permit',
    validFrom: '2024-01-01',
    validUntil: `2026-1${n % 3}-01`,
  })),
  'customers.set-standing': onCustomer((n) => ({ blacklisted: n === 0, usualDiscount: n * 5, reason: '随机' })),
  'customers.set-credit': onCustomer((n) => ({
    creditLimit: (1 + n) * 200_000,
    terms: 'credit',
    termsDays: n,
    reason: '随机',
  })),
  'customers.change': onCustomer((n) => ({ note: `备注 ${n}` })),
  'catalog.change-sku': async ({ scene, order, n }) => {
    const skuId = order.lines[0]?.skuId;
    return { input: { skuId, custom: n === 0 }, options: { ifMatch: await revOf(scene, 'skus', skuId) } };
  },
  'catalog.set-price': ({ scene, order, n }) => ({
    input: {
      skuId: order.lines[0]?.skuId,
      shopId: scene.world.shopId,
      unitPrice: String(75 + n),
      validFrom: '2026-01-01T00:00:00Z',
    },
  }),
  'inventory.adjust': ({ scene, order, n }) => ({
    input: {
      warehouseId: scene.world.warehouseId,
      reason: '随机盘点',
      lines: [{ skuId: order.lines[0]?.skuId, change: String(n * 10 - 35) }],
    },
  }),
  'inventory.receive': ({ scene, order }) => ({
    input: { warehouseId: scene.world.warehouseId, lines: [{ skuId: order.lines[0]?.skuId, quantity: '10' }] },
  }),
  'review.set-capacity': ({ n }) => ({ input: { line: '厨房', weekday: n, pieces: n * 10 } }),
  'review.set-reach': ({ n }) => ({
    input: { carrier: '北屿快递', province: '浙江省', days: 1 + n, firstCost: 600, moreCost: 100, active: n % 2 === 0 },
  }),
  'people.set-absence': (place) => ({
    input: {
      staffId: place.scene.desk.who.finance.id,
      from: now(place),
      until: new Date(place.scene.world.clock.now().getTime() + 120_000).toISOString(),
      substituteIds: [place.scene.desk.who.sales.id],
    },
  }),
};
