/** Moves from outside: what platforms and files tell, what customers order, what entry asks, and exceptions. */
import type { CheckSheet } from '../../../contract/entry-check.ts';
import { advanceConsumer } from '../../../server/src/kernel/consumers.ts';
import { entryConsumer } from '../../../server/src/modules/entry-check/index.ts';
import type { OrderDraft } from '../../../server/src/modules/platforms/index.ts';
import { eyesOf } from '../../../server/test/entry-desk.ts';
import { bySystem, onOrder, onRow, type Call, type Move, type Moves, type Place } from './move.ts';
import { attempt, draftOf, newest } from './scene.ts';

const stages = ['paid', 'paid', 'paid', 'preparing', 'cancelled', 'shipped', 'completed'] as const;

function toldDraft(externalNo: string, at: Date, n: number): OrderDraft {
  const stage = stages[n % stages.length] ?? 'paid';
  const text = (value: string) => ({ kind: 'clear' as const, text: value });
  const amount = 7900 * (1 + n);
  const line = {
    externalLineNo: 'L1',
    title: '保温杯',
    merchantCode: 'BWB500-WH',
    quantity: String(1 + n),
    unitPrice: '79',
  };
  return {
    externalNo,
    shopHint: {},
    stage,
    statusWord: '',
    kind: 'normal',
    createdAt: at,
    paidAt: at,
    ...(stage === 'shipped' || stage === 'completed' ? { shippedAt: at } : {}),
    buyerMessage: n % 2 ? '' : `快点 ${n}`,
    sellerRemark: `平台备注 ${n}`,
    receiver: {
      name: text('李小满'),
      phone: text(`1380000${1000 + n}`),
      province: text('浙江省'),
      city: text('杭州市'),
      district: text('西湖区'),
      detail: text(`平台路 ${n} 号`),
    },
    amounts: { goods: amount, freight: 0, discount: 0, discountBy: {}, adjustment: 0, payable: amount, paid: amount },
    lines: [{ ...line, amount, stage, refundState: 'none' }],
    waybills: [],
    refundState: 'none',
  };
}

/** The order as its platform tells it now; of one that is not in, a new order. */
function told({ scene, order, n }: Place, feed: 'file' | 'platform', externalNo = order.externalNo): Call {
  const at = scene.world.clock.now();
  const draft = toldDraft(externalNo ?? `X${crypto.randomUUID()}`, at, n);
  const origin = { feed, sourceId: crypto.randomUUID(), reportedAt: at };
  return { input: { ...origin, shopId: scene.world.shopId, draft }, by: scene.world.system };
}

/** A buyer's new address comes with the second message about an order. */
async function tellTwice(place: Place): Promise<void> {
  const externalNo = `X${crypto.randomUUID()}`;
  for (const n of [0, 2]) {
    const { input, by } = told({ ...place, n }, 'platform', externalNo);
    await attempt(place.scene, 'channels.take-order', input, by);
  }
}

async function enterTwice({ scene }: Place): Promise<void> {
  const draft = scene.desk.newOrder({ channel: 'phone' });
  for (const _ of [1, 2]) await attempt(scene, 'orders.create', draft, scene.desk.who.seller);
  while ((await advanceConsumer(scene.world.kernel, entryConsumer)).passed > 0);
}

/** The pair that two entries of one order are. */
const pair = async (place: Place, state: 'found' | 'held') => {
  const find = () =>
    newest<{ id: string; order_a: string; order_b: string }>(
      place.scene,
      'duplicates',
      `state = '${state}'`,
      'id, order_a, order_b',
    );
  return (await find()) ?? (await enterTwice(place), await find());
};

const holdPair: Move = async (place) => {
  const found = await pair(place, 'found');
  return found && { input: { pairId: found.id, a: found.order_a, b: found.order_b }, by: place.scene.world.system };
};

const decidePair: Move = async (place) => {
  const call = (await newest(place.scene, 'duplicates', `state = 'held'`)) ? undefined : await holdPair(place);
  if (call) await attempt(place.scene, 'entry.hold-duplicates', call.input, call.by);
  const found = await pair(place, 'held');
  const verdict = place.n % 2 ? { verdict: 'different' } : { verdict: 'same', keep: found?.order_a };
  return found && { input: { pairId: found.id, reason: '随机判定', ...verdict } };
};

/** An order that waits for its check and agrees with the catalogue. */
async function freshOrder({ scene }: Place): Promise<{ id: string; rev: number }> {
  return scene.world.act('orders.create', scene.desk.newOrder(), scene.desk.who.seller);
}

const passCheck: Move = async (place) => {
  const { scene } = place;
  const by = scene.world.people.checker;
  const { id: orderId, rev } = await freshOrder(place);
  scene.orderIds.push(orderId);
  const sheet = await scene.world.act<CheckSheet>('entry.open-check', { orderId }, by);
  return { input: { orderId, confirmed: Object.keys(eyesOf(sheet)) }, by, options: { ifMatch: rev } };
};

const passByRule: Move = async (place) => {
  const { id: orderId } = await freshOrder(place);
  place.scene.orderIds.push(orderId);
  return { input: { orderId, rule: 'CC-2.3/auto-check', ownerId: place.scene.world.people.checker.id } };
};

const question = { field: 'receiver.detail', recipient: 'customer', way: 'phone', text: '几号楼？' };
const openQuestion = { field: 'questionId', table: 'questions', where: `state = 'open'` };
const ask = ({ scene, orderId }: Place) => attempt(scene, 'entry.ask', { orderId, ...question });
const openRequest = { field: 'requestId', table: 'address_requests', where: `state = 'open'` };
const exception = { kind: 'wrong-address', cause: '地址写错' };

export const outsideMoves: Moves = {
  'channels.take-order': (place) => told(place, 'platform'),
  'intake.take-order': (place) => told(place, 'file'),
  'channels.take-refund': bySystem(({ scene, order }) => ({
    input: {
      deliveryId: crypto.randomUUID(),
      shopId: scene.world.shopId,
      order: { externalNo: order.externalNo ?? 'none' },
      lineNos: [],
    },
  })),
  'platforms.accept-address': onRow(openRequest, { reason: '随机同意' }, tellTwice),
  'platforms.refuse-address': onRow(openRequest, { reason: '随机不同意' }, tellTwice),
  'portal.place-order': ({ n }) => ({
    input: {
      lines: [{ sku: 'BWB500-WH', quantity: String(20 + n) }],
      total: 7900 * (20 + n),
      name: '李小满',
      phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
      province: '330000',
      city: '330100',
      district: '330106',
      detail: '测试路 1 号',
    },
  }),
  'entry.enter': ({ scene, n }) => ({ input: { ...draftOf(scene, n), channel: 'phone' }, by: scene.desk.who.seller }),
  'entry.pass': passCheck,
  'entry.pass-by-rule': bySystem(passByRule),
  'entry.ask': onOrder(() => question),
  'entry.answer': onRow(openQuestion, { answer: '三号楼' }, ask),
  'entry.answer-by-link': bySystem(onRow(openQuestion, { answer: '三号楼' }, ask)),
  'entry.withdraw-question': onRow(openQuestion, { reason: '不必了' }, ask),
  'entry.book-error': onOrder(() => ({ field: 'receiver.detail', before: '一', after: '二', reason: '随机记错' })),
  'entry.hold-duplicates': holdPair,
  'entry.decide-duplicate': decidePair,
  'exceptions.open': onOrder(() => exception),
  'exceptions.open-by-fact': bySystem(
    onOrder(() => ({ kind: 'another', source: 'stale', sourceKey: `stale:${crypto.randomUUID()}` })),
  ),
  'exceptions.resolve': onRow(
    { field: 'exceptionId', table: 'exceptions', where: 'resolved_at is null' },
    { result: 'mended', resolution: '改好了' },
    ({ scene, orderId }) => attempt(scene, 'exceptions.open', { orderId, ...exception }),
  ),
};
