/** On a phone a page scrolls down and in one place only: what is typed, compared or read stands whole in its width. (PD-3.2) */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { choose, expect, test } from './desk.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** What of the page's own part is wider than its place, and how many parts of it scroll. */
function scrolling(page: Page) {
  return page.evaluate<{ sideways: string[]; down: number }>(`(() => {
    const all = [...document.querySelectorAll('#sheet, #sheet *')];
    const scrolls = all.filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY));
    return {
      sideways: scrolls.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className),
      down: scrolls.filter((one) => one.scrollHeight > one.clientHeight + 1).length,
    };
  })()`);
}

test('a new order is typed on a phone: each line shows all of its fields, and the head the sum', async ({ desk }) => {
  const page = await desk('clerk', phone);
  await page.goto('/orders/new');
  await choose(page, '加商品：编码、条码、名称或拼音首字母', 'BWB500-GN');
  const line = page.getByRole('table', { name: '商品' }).locator('tbody tr').last();
  for (const field of ['数量', '单价', '优惠', '备注']) {
    const box = await line.getByRole('textbox', { name: new RegExp(`^${field}`) }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(40);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.viewport.width);
  }
  await expect(page.locator('.entry-head')).toContainText(/应收 ¥\d/);
  expect(await scrolling(page)).toEqual({ sideways: [], down: 1 });
  await page.getByRole('button', { name: '放弃' }).click();
});

test('an unknown list is mapped on a phone without scrolling sideways', async ({ desk }) => {
  const page = await desk('clerk', phone);
  await page.goto('/imports/mapping');
  await page.locator('input[type=file]').setInputFiles(path.resolve('samples/wholesale-unknown.xlsx'));
  await expect(page.getByText(/前几行读成 [1-9]\d* 单/)).toBeVisible();
  expect(await scrolling(page)).toEqual({ sideways: [], down: 1 });
});

test('the policy is read on a phone in one scroll: the clauses, then the one that is chosen, and back', async ({
  desk,
}) => {
  const page = await desk('operations', phone);
  await page.goto('/policy');
  const clauses = page.getByRole('navigation', { name: '制度' });
  await clauses.getByRole('button', { name: /^OT/ }).first().click();
  await expect(page).toHaveURL(/policy=OT/);
  expect(await scrolling(page)).toEqual({ sideways: [], down: 1 });
  await clauses.getByRole('button', { name: /^OT-3\.1/ }).click();
  await expect(page.getByRole('heading', { name: '各类订单的标准时限' })).toBeVisible();
  await expect(clauses).toBeHidden();
  expect(await scrolling(page)).toEqual({ sideways: [], down: 1 });
  await page.getByRole('button', { name: '全部条款' }).click();
  await expect(clauses.getByRole('button', { name: /^OT-3\.1/ })).toBeVisible();
});
