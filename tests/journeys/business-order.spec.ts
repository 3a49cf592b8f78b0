/**
 * A business order from the phone to execution: entered, checked, returned by finance with its reason at the field, answered by
 * sales and submitted again, approved by the departments one after the other, and prepared. Decisions are taken by their keys. (OS-3.1, OS-3.3)
 */
import type { Locator, Page } from '@playwright/test';
import { choose, expect, HAND_MS, test } from './desk.ts';

/** Entered by the order desk for a customer on credit: more than the limit lets, and below the usual price. */
async function enterOrder(page: Page): Promise<{ path: string; number: string }> {
  await page.goto('/orders/new');
  await expect(page.getByRole('heading', { name: '录单' })).toBeVisible();
  await choose(page, '店铺', '企业', '企业客户');
  await choose(page, '客户', '苏州泠谷', '苏州泠谷茶业有限公司');
  const typed = {
    收货人: '柏予安',
    手机: '13900007318',
    省: '江苏省',
    市: '苏州市',
    区县: '吴中区',
    详细地址: '样例路 9 号',
  };
  for (const [label, value] of Object.entries(typed)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(value);
  }
  await choose(page, '加商品：编码、条码、名称或拼音首字母', 'BWB500-GN', 'BWB500-GN');
  const quantity = page.getByRole('textbox', { name: /^数量/ });
  await expect(quantity).toBeFocused();
  await quantity.fill('1900');
  await page.getByRole('textbox', { name: /^单价/ }).fill('50');
  await page.keyboard.press('Control+Enter', { delay: HAND_MS });
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  return { path: new URL(page.url()).pathname, number: await page.locator('.order-head h1').innerText() };
}

/** Skips in the queue until this order stands open: the one that came last is the last. */
async function openInQueue(page: Page, number: string): Promise<Locator> {
  await page.goto('/review');
  const link = page.locator('.order-line').getByRole('link');
  await expect(async () => {
    await expect(link).toHaveText(/^SO/, { timeout: 2000 });
    if ((await link.innerText()) !== number) await page.keyboard.press('s', { delay: HAND_MS });
    await expect(link).toHaveText(number, { timeout: 500 });
  }).toPass();
  return page.getByRole('complementary', { name: '决定' });
}

/** Presses a key of a decision until it counts and its form stands there. */
async function ask(page: Page, key: string, form: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key, { delay: HAND_MS });
    await expect(form).toBeVisible({ timeout: 500 });
  }).toPass();
}

async function approve(page: Page, number: string, reason: string): Promise<void> {
  const side = await openInQueue(page, number);
  const why = side.getByLabel('为什么可以批准');
  await ask(page, 'a', why);
  await why.fill(reason);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `撤回上一单 ${number}` })).toBeVisible();
}

test('a business order comes back from finance and goes into execution', async ({ desk }) => {
  test.setTimeout(120_000);
  const clerk = await desk('clerk');
  const { path, number } = await enterOrder(clerk);
  const checker = await desk('checker');
  await checker.goto(path);
  await checker.locator('.order-head').getByRole('button', { name: '复核通过' }).click();
  await expect(checker.locator('.order-tags')).toContainText('已审核');

  const finance = await desk('finance');
  const side = await openInQueue(finance, number);
  await expect(finance.getByRole('heading', { name: /未达到：信用额度够/ })).toBeVisible();
  const reason = side.getByRole('button', { name: /减量到额度内$/ });
  await ask(finance, 'r', reason);
  await finance.keyboard.press('3', { delay: HAND_MS });
  await expect(reason).toHaveAttribute('aria-pressed', 'true');
  await finance.keyboard.press('Enter', { delay: HAND_MS });
  await expect(finance.getByRole('button', { name: `撤回上一单 ${number}` })).toBeVisible();

  await clerk.goto(path);
  const strip = clerk.getByRole('status').filter({ hasText: '评审已退回销售' });
  await expect(strip).toContainText('金额');
  await expect(strip).toContainText('减量到额度内');
  await strip.getByRole('button', { name: '重新提交评审' }).click();
  await strip.getByLabel('客户怎么答复').fill('客户先付一半，余下月底付清');
  await clerk.keyboard.press('Enter');
  await expect(strip).toBeHidden();

  await approve(finance, number, '客户已付一半，老客户');
  await approve(await desk('sales'), number, '年度大单，价格已批');
  const warehouse = await desk('warehouse');
  await warehouse.goto(path);
  await warehouse.locator('.order-head').getByRole('button', { name: '开始备货' }).click();
  await expect(warehouse.locator('.order-tags')).toContainText('备货中');
});
