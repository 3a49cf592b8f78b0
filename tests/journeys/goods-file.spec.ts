/** Goods by file: a list with a wrong row is looked at, its good row taken, the row mended and sent again, and the list comes out with it. (OS-2.2, PD-3.2) */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

const head = '商品编码,商品名称,类目,SKU 编码,规格,单位,价格,税率';

async function send(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from([head, ...rows, ''].join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'goods.csv', mimeType: 'text/csv', buffer });
}

test('products come in by file, a wrong row is mended, and all go out again', async ({ desk }) => {
  const page = await desk('operations');
  const code = `WJ${Date.now().toString(36).toUpperCase()}`;
  const good = `${code}A,岑汀托盘,餐厨,${code}A-1,橡木,件,89,13%`;
  const wrong = `${code}B,岑汀杯垫,餐厨,${code}B-1,软木,件,十九,13%`;
  await page.goto('/goods/import');

  await send(page, [good, wrong]);
  await expect(page.getByRole('table', { name: '要改的格' }).getByRole('row', { name: /十九/ })).toBeVisible();
  await page.getByRole('button', { name: /^导入 1 个商品/ }).click();
  await expect(page.getByText('已新增 1 个商品')).toBeVisible();

  await send(page, [good, wrong.replace('十九', '19')]);
  await expect(page.getByText('1 个不变')).toBeVisible();
  await page.getByRole('button', { name: /^导入 1 个商品/ }).click();
  await expect(page.getByText('已新增 1 个商品')).toBeVisible();

  await page.getByRole('button', { name: '导出现有商品（可作模板）' }).click();
  const panel = page.getByRole('dialog', { name: '导出' });
  await panel.getByLabel('CSV').check();
  const file = page.waitForEvent('download');
  await panel.getByRole('button', { name: '开始导出' }).click();
  const lines = readFileSync(await (await file).path(), 'utf8').split(/\r?\n/);
  for (const sku of [`${code}A-1`, `${code}B-1`]) expect(lines.filter((line) => line.includes(sku))).toHaveLength(1);
});
