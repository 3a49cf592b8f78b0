/** Special orders that a platform tells: taken where their kind is known, held where details are missing, waiting where it is not. (OS-2.3) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOrder, openChannelWorld, told, type ChannelWorld } from '../../../test/channel-world.ts';

let world: ChannelWorld;
let shop: string;
beforeAll(async () => {
  world = await openChannelWorld();
  shop = await world.connect('standard');
});
afterAll(() => world.close());

async function take(number: string, special: unknown): Promise<void> {
  await world.post('standard', shop, '', told('order.created', apiOrder(number, { special })));
  await world.work();
}

test('with what its kind asks goes on, without is held and not lost [OS-2.3] [OS-2.1]', async () => {
  await take('SP-1', [{ kind: 'urgent' }, { kind: '定制', details: { requirement: '刻字：平安' } }]);
  expect(await world.find('SP-1')).toMatchObject({ flags: ['urgent', 'custom'], goesFirst: true, holds: [] });
  await take('SP-2', [{ kind: 'custom' }]);
  expect(await world.find('SP-2')).toMatchObject({ flags: ['custom'], holds: [{ kind: 'details-missing' }] });
});

test('is said by the seller’s remark, too, on whatever channel it comes [OS-2.3] [OS-2.1]', async () => {
  const post = (data: object) => world.post('standard', shop, '', told('order.created', data));
  await post(apiOrder('SP-R1', { sellerRemark: '【加急】；定制：刻“平安”' }));
  await post(apiOrder('SP-R2', { sellerRemark: '客户说不加急，慢慢来' }));
  await world.work();
  const special = await world.find('SP-R1');
  expect(special).toMatchObject({ flags: ['urgent', 'custom'], goesFirst: true, holds: [] });
  expect(special?.special.find((one) => one.kind === 'custom')?.details).toContainEqual(
    expect.objectContaining({ value: '刻“平安”' }),
  );
  expect((await world.find('SP-R2'))?.flags).toEqual([]);
});

test('of a kind that nobody knows, or with something else in its place, waits for a person [OS-2.3]', async () => {
  const strange = [[{ kind: 'glowing' }], [{ kind: 'urgent', details: { colour: 'red' } }], [{}], ['urgent']];
  for (const [n, special] of strange.entries()) {
    await take(`SP-W${n}`, special);
    expect(await world.find(`SP-W${n}`)).toBeUndefined();
  }
  const waiting = (await world.deliveries(shop)).filter((one) => one.state === 'waiting');
  expect(waiting).toHaveLength(strange.length);
});
