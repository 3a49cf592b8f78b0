/**
 * A special order of the company's own kind: what it asks is asked when it is ticked and refused at its field, the warehouse says
 * that it knows on the order's page, and the list finds it by its kind. (OS-2.3)
 */
import { choose, expect, HAND_MS, test } from './desk.ts';

test('a company gift box is asked for its card, and the warehouse knows of it', async ({ desk }) => {
  const clerk = await desk('clerk');
  await clerk.goto('/orders/new');
  await choose(clerk, '店铺', '企业', '企业客户');
  const typed = {
    收货人: '柏予安',
    手机: '13900007319',
    省: '江苏省',
    市: '苏州市',
    区县: '吴中区',
    详细地址: '样例路 8 号',
  };
  for (const [label, value] of Object.entries(typed)) await clerk.getByLabel(label, { exact: true }).fill(value);
  await choose(clerk, '加商品：编码、条码、名称或拼音首字母', 'BWB500-GN', 'BWB500-GN');
  await clerk.getByLabel('企业礼盒', { exact: true }).check();
  const asked = clerk.getByRole('group', { name: '企业礼盒' });
  await asked.getByLabel('礼盒数').fill('20');
  await clerk.keyboard.press('Control+Enter', { delay: HAND_MS });
  await expect(asked.getByRole('alert')).toHaveText('特殊要求还没填：贺卡文字');
  await asked.getByLabel('贺卡文字').fill('恭贺新禧');
  await clerk.keyboard.press('Control+Enter', { delay: HAND_MS });
  await expect(clerk).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);

  const warehouse = await desk('warehouse');
  await warehouse.goto(new URL(clerk.url()).pathname);
  const special = warehouse.getByRole('region', { name: '特殊要求' });
  await expect(special).toContainText('恭贺新禧');
  await special.getByRole('button', { name: '知悉' }).click();
  await expect(special.getByRole('listitem').filter({ hasText: '仓储部' })).toContainText('已知悉');

  await clerk.goto('/orders?queue=entered&flag=gift-set');
  await expect(clerk.locator('table.list tbody tr').filter({ hasText: '企业礼盒' }).first()).toBeVisible();
});
