/**
 * A platform's export with mistakes: the good rows go in, each bad one says what is wrong, one is mended in place and sent, and the
 * same file again changes nothing. (OS-2.1, PD-3.2, CC-2.2)
 */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

const file = path.resolve('samples/douyin-with-errors.csv');

async function upload(page: Page): Promise<void> {
  await page.goto('/imports');
  await page.getByLabel(/把订单文件拖到这里/).setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
}

async function chooseShop(page: Page): Promise<void> {
  const asked = page.getByLabel('文件没有写明店铺，请选择');
  await asked.selectOption({ label: '抖音旗舰店' });
  await expect(asked).toBeHidden();
}

/** The counts that add up to all rows: written, known before, waiting. */
async function counts(page: Page): Promise<Record<string, number>> {
  await expect(page.locator('.import-head')).toContainText('已完成');
  const lines = await page
    .locator('.legend li')
    .filter({ has: page.locator('b') })
    .allInnerTexts();
  return Object.fromEntries(
    lines
      .map((line) => /([\d,]+)\s*(.+)/.exec(line))
      .map((found) => [found?.[2] ?? '', Number(found?.[1]?.replace(',', ''))]),
  );
}

/** How many orders wait to be checked: an order that came twice would show here. */
async function toCheck(page: Page): Promise<number | undefined> {
  const asked = page.waitForResponse(
    (answer) => answer.ok() && new URL(answer.url()).pathname.endsWith('/orders/counts'),
  );
  await page.goto('/orders');
  return ((await (await asked).json()) as { counts: { entered?: number } }).counts.entered;
}

test('a file with mistakes is imported, mended in place, and changes nothing when it comes again', async ({ desk }) => {
  const page = await desk('clerk');
  await upload(page);
  await chooseShop(page);
  const first = await counts(page);
  expect(first['行已写入']).toBeGreaterThan(0);
  expect(first['行待修正']).toBeGreaterThan(0);
  const progress = page.getByRole('progressbar', { name: '导入进度' });
  await expect(progress).toHaveAttribute('aria-valuenow', (await progress.getAttribute('aria-valuemax')) ?? '');

  const bad = page.getByRole('table', { name: '待修正' }).getByRole('row').filter({ hasText: '79.9O' });
  await expect(bad).toContainText('就地改');
  await bad.getByRole('button', { name: '就地改' }).click();
  await page.getByRole('textbox', { name: '商品单价' }).fill('79.00');
  // Another row asks before it takes this one's place.
  await page.getByRole('table', { name: '待修正' }).getByRole('row').last().click();
  await page.getByRole('alertdialog').getByRole('button', { name: '继续填写' }).click();
  await page.keyboard.press('Enter');
  await expect(bad).toBeHidden();
  await expect
    .poll(() => counts(page))
    .toMatchObject({ 行已写入: (first['行已写入'] ?? 0) + 1, 行待修正: (first['行待修正'] ?? 0) - 1 });
  const mended = await counts(page);
  const before = await toCheck(page);

  await upload(page);
  await chooseShop(page);
  const again = await counts(page);
  expect(again).toMatchObject({ 行已写入: 0 });
  expect(again['行早已存在，未动']).toBeGreaterThanOrEqual(mended['行已写入'] ?? Infinity);
  // Fewer there may be: a rule passes some of them meanwhile.
  expect(await toCheck(page)).toBeLessThanOrEqual(before ?? 0);
});
