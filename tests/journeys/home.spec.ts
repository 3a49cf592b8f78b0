/**
 * Home and palette by keyboard: an action is chosen before its order, done on the order's page, shown as just done and taken back;
 * a number of the home page opens the orders that it counts. (OS-9.2, PD-3.2)
 */
import type { Page } from '@playwright/test';
import { expect, HAND_MS, test } from './desk.ts';

async function anOpenOrder(page: Page): Promise<{ id: string; number: string }> {
  const answer = await page.request.get('/api/orders?queue=entered&limit=20');
  const { items } = (await answer.json()) as { items: { id: string; number: string; held: boolean }[] };
  const order = items.find((one) => !one.held);
  if (!order) throw new Error('the demonstration company has no order that waits for its check');
  return order;
}

async function palette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(text);
}

test('an action is found, asks for its order, is done, and is taken back from home', async ({ desk }) => {
  const page = await desk('clerk');
  await page.goto('/');
  await expect(page.getByRole('list', { name: '我的数字' }).getByRole('listitem')).toHaveCount(5);
  const order = await anOpenOrder(page);

  await palette(page, '挂起');
  await expect(page.getByRole('option', { name: /^挂起/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: /^挂起哪一单/ }).fill(order.number);
  await expect(page.getByRole('option', { name: order.number })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(order.id));
  const form = page.getByRole('form', { name: '挂起' });
  await form.getByLabel('理由', { exact: true }).fill('等客户回电');
  await form.getByRole('button', { name: '挂起' }).click();
  await expect(form).toBeHidden();
  await expect(page.locator('.strip').filter({ hasText: '等客户回电' })).toBeVisible();

  await palette(page, '首页');
  await page.keyboard.press('Enter');
  const step = page
    .getByRole('region', { name: '刚办完' })
    .getByRole('listitem')
    .filter({ hasText: order.number })
    .first();
  await expect(step).toContainText('挂起');
  // A key that decides does not count in the first moment after a page has opened.
  await expect(async () => {
    await page.keyboard.press('u', { delay: HAND_MS });
    await expect(page.getByRole('region', { name: '刚办完' })).toContainText('解除挂起', { timeout: 3_000 });
  }).toPass();
  await expect(step.getByRole('button', { name: '撤回' })).toHaveCount(0);
});

test('a number opens its orders, and the chart has its figures as a table', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/');
  const hours = page.getByRole('region', { name: '今日进单' });
  await hours.getByRole('button', { name: '表格' }).click();
  await expect(hours.getByRole('columnheader', { name: '小时' })).toBeVisible();
  const bar = hours.getByRole('cell').getByRole('button').first();
  const counted = await bar.innerText();
  await bar.click();
  await expect(page).toHaveURL(/queue=all&today=entered&hour=\d\d%3A00/);
  await expect(page.getByRole('group', { name: '筛选' })).toContainText(`${counted} 单`);
  await page.goBack();
  await page
    .getByRole('list', { name: '我的数字' })
    .getByRole('link', { name: /^已超时/ })
    .click();
  await expect(page).toHaveURL(/\/orders\?queue=overdue/);
});
