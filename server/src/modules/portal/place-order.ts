/**
 * A customer orders on the own page: the same decision as at the desk enters it, unpaid, and the customer ends on its page.
 * What they saw is what they order: another sum is refused with the right one. (OS-2.1, OS-2.2)
 */
import { placeOrder as endpoint } from '../../../../contract/portal.ts';
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { enterOrder, loadNewOrders, type LoadedNewOrder } from '../orders/index.ts';
import { countOrder } from './limits.ts';
import { newLink } from './links.ts';
import { priceCart } from './price-cart.ts';
import { placeOf, type Submitted } from './shop.ts';

interface Placed {
  order: CreateOrderInput;
  loaded: LoadedNewOrder;
}

export const placeOrder = action(endpoint, {
  clauses: ['OS-2.1', 'OS-2.2'],
  open: true,
  load: async (ctx, inputs) => {
    const results: (Placed | Refusal)[] = [];
    for (const input of inputs) results.push(await load(ctx, input));
    return results;
  },
  run: (ctx, _input, { order, loaded }: Placed) => {
    const { record, chain } = enterOrder(ctx, order, loaded).order;
    const link = newLink(ctx, record.id);
    ctx.record(chain, { keyId: record.key_id });
    return { number: record.number, path: link.path };
  },
});

async function load(ctx: Ctx, input: Submitted): Promise<Placed | Refusal> {
  if (input.website !== '') return new Refusal('SUBMISSION_REFUSED');
  await countOrder(ctx, input.phone);
  const cart = await priceCart(ctx, input.lines);
  const { name, phone, detail, message, total } = input;
  const receiver = { name, phone, detail, ...placeOf(input), ciphered: false };
  const order: CreateOrderInput = { ...cart.input, receiver, total, buyerMessage: message };
  const [loaded] = await loadNewOrders(ctx, [order]);
  if (!loaded || loaded instanceof Refusal) return loaded ?? new Refusal('SUBMISSION_REFUSED');
  return { order, loaded };
}
