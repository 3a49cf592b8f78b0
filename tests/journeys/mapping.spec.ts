/** A list that no format knows gets its columns named once, and goes in. (OS-2.1, PD-3.2) */
import path from 'node:path';
import { expect, test } from './desk.ts';

test('the columns of an unknown list are confirmed, saved, and the file goes in', async ({ desk }) => {
  const page = await desk('clerk');
  await page.goto('/imports/mapping');
  await page.locator('input[type=file]').setInputFiles(path.resolve('samples/wholesale-unknown.xlsx'));
  await expect(page.getByText(/前几行读成 [1-9]\d* 单/)).toBeVisible();
  await page.getByLabel('名称', { exact: true }).fill('批发客户的表');
  await page.locator('.save').getByRole('combobox', { name: '店铺' }).selectOption({ label: '企业客户' });
  await page.getByRole('button', { name: '保存并导入此文件' }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.locator('.import-head')).toContainText('已完成');
});
