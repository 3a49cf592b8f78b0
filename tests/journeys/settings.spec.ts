/**
 * A company looks after itself: a new colleague comes in with a password told by phone, chooses an own one and a second factor;
 * a new product gets its price and its stock. (OS-8.3, CC-7.2, OT-2.3)
 */
import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { expect, openPage, test } from './desk.ts';

const ownPassword = 'yan-ri-chu-zhi-hou-26';

async function addColleague(page: Page, name: string, account: string): Promise<string> {
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: '新增员工' }).click();
  const sheet = page.getByRole('dialog', { name: '新增员工' });
  await sheet.getByLabel('姓名').fill(name);
  await sheet.getByLabel('账号').fill(account);
  await sheet.getByRole('checkbox', { name: '订单文员' }).check();
  await sheet.getByRole('button', { name: '新增员工' }).click();
  return page.getByRole('dialog', { name }).getByLabel('一次性密码').inputValue();
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Each code counts once: the first is of the step before, so that the next one is new. */
const codeOf = (secret: string, stepsAgo: number): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - stepsAgo * 30 });

async function enrol(page: Page): Promise<string> {
  await page.goto('/settings/own');
  await page.getByRole('button', { name: '开始绑定' }).click();
  await page.getByText('不能扫码？手动输入密钥').click();
  const secret = (await page.locator('details code').innerText()).replace(/\s/g, '');
  await page.getByLabel('六位验证码').fill(codeOf(secret, 1));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '恢复码' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: '已保存，继续' }).click();
  return secret;
}

test('a new colleague signs in with a told password, an own one, and a second factor', async ({ browser, desk }) => {
  const account = `settings-${Date.now().toString(36)}`;
  const told = await addColleague(await desk('admin'), '严日初', account);
  const { page, faults } = await openPage(browser);
  await signIn(page, account, told);
  await page.getByLabel('收到的密码').fill(told);
  await page.getByLabel('新密码').fill(ownPassword);
  await page.keyboard.press('Enter');
  await expect(page.locator('#sheet h1').first()).toBeAttached();
  const secret = await enrol(page);
  await page.context().clearCookies();
  await signIn(page, account, ownPassword);
  await page.getByLabel('验证码或恢复码').fill(codeOf(secret, 0));
  await page.keyboard.press('Enter');
  await expect(page.locator('#sheet h1').first()).toBeAttached();
  await page.context().close();
  expect(faults).toEqual([]);
});

test('a new product is priced, received and shown with what can be sold of it', async ({ desk }) => {
  const page = await desk('admin');
  const code = `XD-${Date.now().toString(36).toUpperCase()}`;
  await page.goto('/goods');
  await page.getByRole('button', { name: '新增商品' }).click();
  const product = page.getByRole('dialog', { name: '新增商品' });
  for (const [label, value] of [
    ['商品编码', code],
    ['商品名称', '岑汀阅读灯'],
    ['类目', '灯具'],
    ['SKU 编码', `${code}-W`],
    ['规格名', '暖白'],
    ['单价', '129'],
  ] as const)
    await product.getByLabel(label).fill(value);
  await product.getByRole('button', { name: '新增商品' }).click();
  await expect(product).toHaveCount(0);
  await page.getByLabel('编码、名称或条码').fill(code);
  await expect(page.getByRole('row', { name: `${code}-W` })).toContainText('129.00');

  await page.goto('/goods?tab=stock');
  await page.getByRole('button', { name: '入库' }).click();
  const receipt = page.getByRole('dialog', { name: '入库' });
  await receipt.getByLabel('仓库').selectOption({ label: '金华总仓' });
  await receipt.getByLabel('SKU 编码').selectOption({ label: `${code}-W 岑汀阅读灯 暖白` });
  await receipt.getByLabel('数量').fill('50');
  await receipt.getByLabel('单据号').fill('RK-1');
  const received = page.waitForResponse((answer) => answer.url().endsWith('/api/stock/receipts'));
  await receipt.getByRole('button', { name: '入库' }).click();
  expect((await received).status()).toBe(200);
  await expect(receipt).toHaveCount(0);
  const stock = await page.request.get('/api/stock?limit=200');
  const { items } = (await stock.json()) as { items: { skuCode: string; available: string }[] };
  expect(items.find((one) => one.skuCode === `${code}-W`)?.available).toBe('50');
});
