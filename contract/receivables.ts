/** What a customer owes from orders on credit, order by order, with how long each is overdue. (OS-3.1, OS-3.2) */
import { z } from 'zod';
import { endpoint, id, instant } from './kit.ts';

export const receivable = z.object({
  orderId: id,
  number: z.string(),
  owed: z.int(),
  dueAt: instant,
  late: z.int().describe('whole days since it was due, at least one; 0 before'),
});
export type Receivable = z.infer<typeof receivable>;

export const listReceivables = endpoint({
  name: 'customers.receivables',
  route: 'GET /customers/:customerId/receivables',
  title: { zh: '客户应收', en: 'What a customer owes' },
  input: z.strictObject({ customerId: id }),
  output: z.object({ items: z.array(receivable) }),
});
