/**
 * A shop is connected on the page and tested; an order that its platform posts, signed as the platform would, shows in the log and
 * opens. (OS-2.1)
 */
import { createHmac } from 'node:crypto';
import { expect, test } from './desk.ts';

const number = 'JOURNEY-20260001';

/** Standard Webhooks: the secret in base64 after its prefix, over id, time and body. */
function signed(secret: string, body: string): Record<string, string> {
  const [id, at] = [`journey-${Date.now()}`, String(Math.floor(Date.now() / 1000))];
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${signature}`,
  };
}

function orderBody(): string {
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const data = {
    externalNo: number,
    updatedAt: at(1),
    createdAt: at(9),
    paidAt: at(8),
    status: 'paid',
    currency: 'CNY',
    lines: [{ lineNo: '1', sku: 'BWB500-WH', title: '保温杯', quantity: '1', unitPrice: '79.00' }],
    total: 7900,
    paid: 7900,
    receiver: {
      name: '样例客',
      phone: '13800001111',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      detail: '样例路 1 号',
    },
  };
  return JSON.stringify({ type: 'order.created', timestamp: at(1), data });
}

test('a shop is connected, tested, and its first order comes in', async ({ desk }) => {
  const page = await desk('it');
  await page.goto('/channels');
  await page.getByRole('button', { name: '连接店铺' }).click();
  const drawer = page.getByRole('dialog', { name: '连接店铺' });
  await drawer.getByLabel('店铺', { exact: true }).selectOption({ label: '快手店' });
  await drawer.getByRole('button', { name: '连接店铺' }).click();
  const secret = await drawer.getByRole('status').locator('code').innerText();
  const hook = await drawer.locator('code').first().innerText();
  await drawer.getByRole('button', { name: '关闭' }).last().click();

  await page.getByRole('table').getByText('快手店').click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '测试' }).click();
  await expect(page.getByRole('status').filter({ hasText: '✓' }).first()).toBeVisible();

  await page.getByRole('button', { name: '设置', exact: true }).click();
  const carriers = page.getByLabel('承运商对应');
  await carriers.fill('百驿快递=baiyi\n北屿快递');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('第 2 行“北屿快递”只写了一半');
  await carriers.fill('百驿快递=baiyi\n北屿快递＝beiyu');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(carriers).toHaveValue(/北屿快递=beiyu/);
  await page.getByRole('button', { name: /^推送记录/ }).click();

  const body = orderBody();
  const answer = await page.request.post(new URL(hook).pathname, { data: body, headers: signed(secret, body) });
  expect(answer.status()).toBe(200);
  const row = page.getByRole('table', { name: '推送记录' }).getByText(number);
  await expect(async () => {
    await page.reload();
    await expect(row).toBeVisible({ timeout: 3000 });
  }).toPass();
  await row.click();
  await page.keyboard.press('Enter');
  const order = page.getByRole('dialog').getByRole('link', { name: /^SO/ });
  await expect(order).toBeVisible();
  // Whoever keeps the connections sees no orders; those who do open it from the same link.
  const clerk = await desk('clerk');
  await clerk.goto((await order.getAttribute('href')) ?? '');
  await expect(clerk.locator('.order-head')).toContainText(await order.innerText());
  await expect(clerk.locator('.order-head')).toContainText('快手店');
});
