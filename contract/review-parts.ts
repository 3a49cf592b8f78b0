/** Parts of what a reviewer sees of an order. (OS-3.1) */
import { z } from 'zod';
import { id } from './kit.ts';

export const amountsOf = z.object({
  currency: z.string(),
  goods: z.int(),
  discount: z.int(),
  freight: z.int(),
  total: z.int(),
  paid: z.int(),
});

export const reviewedLine = z.object({
  id,
  title: z.string(),
  quantity: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  listPrice: z.string().nullable(),
  amount: z.int(),
  isGift: z.boolean(),
  note: z.string(),
});
