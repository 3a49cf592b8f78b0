/** An exception from its opening on the order's page over its handling to what keeps it from coming back. (PD-3.4) */
import type { Page } from '@playwright/test';
import { expect, HAND_MS, test } from './desk.ts';

/** A step of the drawer with what it asks. */
async function take(page: Page, name: string, answers: Record<string, string> = {}): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name }).click();
  const form = drawer.getByRole('form', { name });
  for (const [label, value] of Object.entries(answers)) {
    const field = form.getByLabel(label, { exact: true });
    await field.fill(value);
    // A colleague is found by first letters, and taken by leaving the field.
    if (label === '交给') await field.press('Tab');
  }
  if (Object.keys(answers).length > 0) await form.getByRole('button', { name }).click();
  await expect(form).toBeHidden();
}

test('an exception is opened, handled, and its improvement done', async ({ desk }) => {
  const page = await desk('service');
  await page.goto('/orders?queue=preparing');
  await page.goto(`/orders/${await firstOrder(page)}`);
  await page.getByRole('button', { name: '开异常单' }).click();
  await page.getByLabel('种类', { exact: true }).selectOption({ label: '其他异常' });
  await page.getByLabel('原因', { exact: true }).fill('客户说上次的外箱是破的');
  await page.getByRole('button', { name: '开异常单' }).click();
  await page.getByRole('link', { name: '其他异常' }).click();

  const drawer = page.getByRole('dialog');
  await take(page, '接手');
  await expect(drawer.getByRole('button', { name: '接手' })).toBeHidden();
  await take(page, '记录经过', { 内容: '已请仓库换双层箱' });
  await expect(drawer).toContainText('已请仓库换双层箱');
  await take(page, '登记结果', { 怎么办结的: '换箱打包' });
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await take(page, '定改进', { 内容: '玻璃与杯类一律双层箱', 交给: 'jaf', 期限: inAWeek });
  await expect(drawer).toContainText('改进中');
  await take(page, '改进已完成', { 内容: '作业书已改' });
  await expect(drawer).toContainText('已改进');
});

test('a form that took the place of its button gives the focus back to it', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/exceptions');
  await page.locator('tbody tr[data-key]').first().dblclick();
  const step = page.getByRole('dialog').getByRole('button', { name: '记录经过' });
  await step.focus();
  await page.keyboard.press('Enter', { delay: HAND_MS });
  await expect(page.getByRole('form', { name: '记录经过' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(step).toBeFocused();
});

test('a form that a reason reveals has the focus in its first field', async ({ desk }) => {
  const page = await desk('sales');
  await page.goto('/customers');
  await page.locator('tbody tr[data-key]').first().dblclick();
  await page.getByRole('button', { name: /^修改/ }).click();
  const why = page.getByRole('textbox', { name: /^修改要先显示/ });
  await why.fill('客户来电改名');
  await why.press('Enter', { delay: HAND_MS });
  await expect(page.getByRole('textbox', { name: /名称/ })).toBeFocused();
});

async function firstOrder(page: Page): Promise<string> {
  const { items } = (await (await page.request.get('/api/orders?queue=preparing')).json()) as {
    items: { id: string }[];
  };
  return items.at(-1)?.id ?? '';
}
