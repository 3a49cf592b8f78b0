/**
 * One order through a whole day of the company: entered by keyboard, checked by a second person, paid, prepared, packed, handed
 * over, delivered, accepted, closed; its timeline says who did what, and it is found again by waybill and phone. (OS-2.1, OS-4.1, CC-2.3)
 */
import type { Page } from '@playwright/test';
import { choose, expect, HAND_MS, test, type Account } from './desk.ts';

const phone = '13900005217';
const waybill = 'XL2026112200071';

async function enterOrder(page: Page): Promise<string> {
  await page.goto('/orders');
  await expect(page.getByRole('heading', { name: '订单', exact: true })).toBeVisible();
  await page.keyboard.press('l', { delay: HAND_MS });
  await expect(page.getByRole('heading', { name: '录单' })).toBeVisible();
  await choose(page, '店铺', '淘宝店');
  const typed = { 收货人: '柏予安', 手机: phone, 省: '浙江省', 市: '金华市', 区县: '婺城区', 详细地址: '样例路 7 号' };
  for (const [label, value] of Object.entries(typed)) {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(value);
  }
  await choose(page, '加商品：编码、条码、名称或拼音首字母', 'BWB500-GN');
  await expect(page.getByRole('textbox', { name: /^数量/ })).toBeFocused();
  await page.keyboard.type('2');
  await page.keyboard.press('Control+Enter', { delay: HAND_MS });
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

const stageIs = (page: Page, stage: string) => expect(page.locator('.order-tags')).toContainText(stage);

async function fillIn(page: Page, name: string, answers: Record<string, string>): Promise<void> {
  const form = page.getByRole('form', { name });
  for (const [label, value] of Object.entries(answers)) await form.getByLabel(label, { exact: true }).fill(value);
  await form.getByRole('button', { name }).click();
  await expect(form).toBeHidden();
}

/** Presses a step of the order's head and sends its form, when it asks for something. */
async function take(page: Page, name: string, answers?: Record<string, string>): Promise<void> {
  await page.locator('.order-head').getByRole('button', { name }).click();
  if (answers) await fillIn(page, name, answers);
}

const nameAt = async (page: Page) =>
  (await page.getByRole('button', { name: /，外观与退出$/ }).getAttribute('aria-label'))?.replace('，外观与退出', '') ??
  '';

/** The timeline names each step with the person who took it, and says that its hash chain agrees. */
async function expectTold(page: Page, told: readonly [string, Page][]): Promise<void> {
  const timeline = page.getByRole('region', { name: '时间线' });
  for (const [what, whose] of told)
    await expect(timeline.getByRole('listitem').filter({ hasText: what })).toContainText(await nameAt(whose));
  await expect(timeline).toContainText(waybill);
  await expect(timeline).toContainText(/哈希链已核对 \d+ 条/);
}

async function find(page: Page, text: string, number: string): Promise<void> {
  await page.getByRole('button', { name: '搜索与操作' }).click();
  await page.getByRole('combobox', { name: /运单/ }).fill(text);
  await expect(page.getByRole('option', { name: number })).toBeVisible();
  await page.keyboard.press('Escape');
}

test('an order is carried from the form to its end, and its timeline proves it', async ({ desk }) => {
  const clerk = await desk('clerk');
  const order = await enterOrder(clerk);
  const number = await clerk.locator('.order-head h1').innerText();
  const at = async (account: Account) => {
    const page = await desk(account);
    await page.goto(order);
    return page;
  };
  await expect(clerk.locator('.blocked li')).toContainText('录入人不能复核自己录的单');

  const checker = await at('checker');
  await take(checker, '复核通过');
  await stageIs(checker, '已审核');
  const finance = await at('finance');
  await finance.locator('.order-head').getByRole('button', { name: '更多' }).click();
  await finance.getByRole('dialog', { name: '更多' }).getByRole('button', { name: '登记收款' }).click();
  await fillIn(finance, '登记收款', { 方式: '对公转账', 流水号: 'BANK-71' });

  const warehouse = await at('warehouse');
  await take(warehouse, '开始备货');
  await stageIs(warehouse, '备货中');
  await take(warehouse, '打包验货', {});
  await take(warehouse, '出库交接', { 承运商: '迅岚速运', 运单号: waybill });
  await stageIs(warehouse, '已发出');

  const logistics = await at('logistics');
  await take(logistics, '登记签收', {});
  await stageIs(logistics, '已签收');

  // The clerk's page stood open all day: it has followed by itself.
  await stageIs(clerk, '已签收');
  await take(clerk, '登记验收', {});
  await take(clerk, '完结', {});
  await stageIs(clerk, '已完结');

  const told: [string, Page][] = [
    ['订单录入', clerk],
    ['录入审核通过', checker],
    ['付清全款', finance],
    ['开始备货', warehouse],
    ['打包并验货扫描', warehouse],
    ['出库交接扫描', warehouse],
    ['客户签收', logistics],
    ['订单完结', clerk],
  ];
  await expectTold(clerk, told);
  await find(clerk, waybill, number);
  await find(clerk, phone.slice(-4), number);
});
