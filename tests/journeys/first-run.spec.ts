/**
 * A company that has nothing yet: the first administrator sits down at an empty system, and the first set-up leads from step to step, over
 * a reload and after it was left, until the first order stands. The system is this journey's own. (OS-9.2, CC-2.1)
 */
import { expect, test, type Page } from '@playwright/test';
import { openSystem } from '../../tools/screens/system.mjs';
import { choose, HAND_MS } from './desk.ts';

const STARTING_MS = 90_000;
const goods = ['商品编码,商品名称,类目,SKU 编码,规格,单位,价格,税率', 'CS01,岑汀托盘,餐厨,CS01-1,橡木,件,89,13%', ''];

let system: Awaited<ReturnType<typeof openSystem>>;

test.beforeAll(async () => {
  test.setTimeout(STARTING_MS);
  system = await openSystem({ empty: true });
});
test.afterAll(() => system.stop());

const strip = (page: Page) => page.getByRole('navigation', { name: '首次设置' });

async function expectNext(page: Page, step: string, done: number): Promise<void> {
  await expect(strip(page)).toContainText(`${done} / 6`);
  await expect(strip(page)).toContainText(`下一步：${step}`);
}

async function setUpAdministrator(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '设立首位管理员' })).toBeVisible();
  await page.getByLabel('账号').fill('first');
  await page.getByLabel('姓名').fill('岑初');
  await page.getByLabel('密码', { exact: true }).fill('Orchid-lantern-47');
  await page.getByRole('button', { name: '设立并登录' }).click();
}

async function foundCompany(page: Page): Promise<void> {
  await page.getByLabel('公司全称').fill('岑汀新设家居有限公司');
  await page.getByLabel('简称').fill('岑汀新设');
  await page.getByRole('button', { name: '设立公司' }).click();
}

/** Adds one on the page where the tour leads to; what is chosen is said by the words of its choice. */
async function add(page: Page, what: string, typed: Record<string, string>, chosen: Record<string, string> = {}) {
  await page
    .getByRole('button', { name: `新增${what}` })
    .first()
    .click();
  const sheet = page.getByRole('dialog', { name: `新增${what}` });
  for (const [label, text] of Object.entries(typed)) await sheet.getByLabel(label, { exact: true }).fill(text);
  for (const [label, choice] of Object.entries(chosen))
    await sheet.getByLabel(label, { exact: true }).selectOption({ label: choice });
  return sheet;
}

async function enterOrder(page: Page): Promise<void> {
  await expect(page.locator('.f', { hasText: '店铺' }).first()).toContainText('岑汀自营店');
  const receiver = {
    收货人: '柏予安',
    手机: '13900005217',
    省: '浙江省',
    市: '金华市',
    区县: '婺城区',
    详细地址: '样例路 7 号',
  };
  for (const [label, text] of Object.entries(receiver)) await page.getByLabel(label, { exact: true }).fill(text);
  await choose(page, '加商品：编码、条码、名称或拼音首字母', 'CS01-1');
  await expect(page.getByRole('textbox', { name: /^数量/ })).toBeFocused();
  await page.keyboard.type('2');
  await page.keyboard.press('Control+Enter', { delay: HAND_MS });
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
}

test('an empty company comes to its first order by the first set-up', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: system.address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await setUpAdministrator(page);
  await foundCompany(page);

  await page.getByRole('link', { name: '新增店铺' }).click();
  const shop = await add(page, '店铺', { 编码: 'S1', 名称: '岑汀自营店' }, { 平台: '自有', 负责部门: '订单组' });
  await shop.getByRole('button', { name: '保存' }).click();
  await expectNext(page, '仓库', 2);
  await page.reload();
  await strip(page).getByRole('link', { name: '新增仓库' }).click();
  const warehouse = await add(page, '仓库', { 编码: 'W1', 名称: '一号仓', '订单占比（%）': '100' }, { 类别: '自营' });
  await warehouse.getByRole('button', { name: '保存' }).click();
  await expectNext(page, '员工与权限', 3);

  await strip(page).getByRole('link', { name: '全部步骤' }).click();
  await page.getByRole('button', { name: '先不做' }).click();
  await page.goto('/people');
  await expect(page.getByRole('heading', { name: '员工' })).toBeVisible();
  await expect(strip(page)).toBeHidden();
  await page.goto('/');
  await page.getByRole('button', { name: '继续首次设置' }).click();

  await page.getByRole('link', { name: '新增员工' }).click();
  const person = await add(page, '员工', { 姓名: '岑复', 账号: 'second' });
  await person.getByRole('button', { name: '新增员工' }).click();
  await page.getByRole('button', { name: '已告知' }).click();
  await expectNext(page, '商品', 4);

  await strip(page).getByRole('link', { name: '导入商品表' }).click();
  const buffer = Buffer.from(goods.join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'goods.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: /^导入 1 个商品/ }).click();
  await expectNext(page, '第一单', 5);

  await strip(page).getByRole('link', { name: '录单' }).click();
  await enterOrder(page);
  await expect(strip(page)).toBeHidden();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '首次设置' })).toBeHidden();
});
