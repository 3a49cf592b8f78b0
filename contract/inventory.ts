/** Stock per warehouse: on hand, reserved, available; receiving and adjusting. (OT-2.3, PD-5.2) */
import { z } from 'zod';
import { endpoint, id, instant, page, quantity, reason } from './kit.ts';

const title = (zh: string, en: string) => ({ zh, en });
const receipt = z.object({ id });

export const receiveStock = endpoint({
  name: 'inventory.receive',
  route: 'POST /stock/receipts',
  title: title('入库', 'Receive goods'),
  input: z.strictObject({
    warehouseId: id,
    reference: z.string().trim().max(120).default('').describe('number of the delivery note or production order'),
    occurredAt: instant.optional(),
    lines: z
      .array(z.strictObject({ skuId: id, quantity }))
      .min(1)
      .max(500),
  }),
  output: receipt,
});

const signedQuantity = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,3})?$/, 'decimal string with up to three places, negative to take out')
  .refine((s) => Number(s) !== 0, 'not zero');

export const adjustStock = endpoint({
  name: 'inventory.adjust',
  route: 'POST /stock/adjustments',
  title: title('调整库存', 'Adjust stock'),
  input: z.strictObject({
    warehouseId: id,
    reason,
    lines: z
      .array(z.strictObject({ skuId: id, change: signedQuantity }))
      .min(1)
      .max(500),
  }),
  output: receipt,
});

export const listStock = endpoint({
  name: 'inventory.list',
  route: 'GET /stock',
  title: title('库存', 'Stock'),
  input: z.strictObject({
    warehouseId: id.optional(),
    skuId: id.optional(),
    oversold: z.stringbool().default(false).describe('only where available is below zero'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    cursor: z.string().max(400).optional(),
  }),
  output: page(
    z.object({
      warehouseId: id,
      warehouse: z.string(),
      skuId: id,
      skuCode: z.string(),
      skuName: z.string(),
      unit: z.string(),
      onHand: z.string(),
      reserved: z.string(),
      available: z.string(),
    }),
  ),
});
