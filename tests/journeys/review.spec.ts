/**
 * Two orders of finance's queue decided from the keyboard: one approved with A, one returned with R and a reason. The queue moves
 * on after each answer, and the order says who decided what. (OS-3.1, OS-3.3)
 */
import type { Page } from '@playwright/test';
import { expect, HAND_MS, test } from './desk.ts';

/** The number of the order that stands open, once its keys count: what is pressed right after it opened does not. */
async function opened(page: Page, not?: string): Promise<string> {
  const link = page.locator('.order-line').getByRole('link');
  await expect(link).toHaveText(/^SO/);
  if (not) await expect(link).not.toHaveText(not);
  return link.innerText();
}

/** Presses a key of a decision until it counts and its form stands there. */
async function ask(page: Page, key: string, form: ReturnType<Page['locator']>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key, { delay: HAND_MS });
    await expect(form).toBeVisible({ timeout: 500 });
  }).toPass();
}

test('finance approves one order and returns the next without the mouse', async ({ desk }) => {
  const page = await desk('finance');
  await page.goto('/review');
  const side = page.getByRole('complementary', { name: '决定' });

  const first = await opened(page);
  const why = side.getByLabel('为什么可以批准');
  await ask(page, 'a', why);
  await why.fill('老客户，已答应月底前回款');
  await page.keyboard.press('Enter');
  const second = await opened(page, first);
  await expect(page.getByRole('button', { name: `撤回上一单 ${first}` })).toBeVisible();

  const address = (await page.locator('.order-line').getByRole('link').getAttribute('href')) ?? '';
  const reason = side.getByRole('button', { name: /减量到额度内$/ });
  await ask(page, 'r', reason);
  await page.keyboard.press('3', { delay: HAND_MS });
  await expect(reason).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter', { delay: HAND_MS });
  await expect(page.getByRole('button', { name: `撤回上一单 ${second}` })).toBeVisible();

  await page.goto(address);
  await expect(page.getByRole('status').filter({ hasText: '评审已退回销售' })).toContainText('减量到额度内');
});
