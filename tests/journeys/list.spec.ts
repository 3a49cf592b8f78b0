/**
 * The list as a desk uses it by keyboard: a filter is a link that "back" takes back, what is filtered is kept as a view and comes again
 * with one press, and leaves the house as a file of exactly these orders. (PD-3.3, OS-8.3)
 */
import { expect, HAND_MS, test } from './desk.ts';

test('a filter is a link, a view, and a file', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=preparing');
  await expect(page.locator('tbody tr[data-key]').first()).toBeVisible();
  await page.keyboard.press('/', { delay: HAND_MS });
  await page.getByRole('combobox', { name: '找筛选条件：字段或值' }).fill('留言');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/message=yes/);
  await expect(page.getByRole('button', { name: '去掉筛选：买家留言' })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/message=yes/);
  await page.goForward();
  await expect(page).toHaveURL(/message=yes/);

  await page.getByRole('group', { name: '筛选' }).getByRole('button', { name: /^店铺/ }).click();
  await page.getByRole('button', { name: '淘宝店', exact: true }).click();
  await expect(page).toHaveURL(/shopId=/);
  const views = page.getByRole('navigation', { name: '保存的视图' });
  await views.getByRole('button', { name: '存为视图' }).click();
  const form = page.getByRole('dialog', { name: '存为视图' });
  await form.getByLabel('名字').fill('淘宝留言');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '工作队列' }).getByRole('button', { name: /^全部/ }).click();
  await expect(page).toHaveURL(/queue=all/);
  await views.getByRole('button', { name: '淘宝留言' }).click();
  await expect(page).toHaveURL(/queue=preparing.*|message=yes/);
  await expect(views.getByRole('button', { name: '淘宝留言' })).toHaveAttribute('aria-current', 'true');

  await page.getByRole('button', { name: /^导出筛选结果/ }).click();
  const panel = page.getByRole('dialog', { name: '导出' });
  await panel.getByLabel('CSV').check();
  const file = page.waitForEvent('download');
  await panel.getByRole('button', { name: '开始导出' }).click();
  expect((await file).suggestedFilename()).toMatch(/^订单-\d{4}-\d\d-\d\d\.csv$/);
  await expect(panel.getByRole('status')).toContainText('已存为');
});

test('the owner’s own chip finds a colleague by first letters or department, by keyboard alone', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=all&owner=me');
  const chip = page.getByRole('group', { name: '筛选' }).getByRole('button', { name: /^负责人/ });
  await chip.focus();
  await page.keyboard.press('Enter', { delay: HAND_MS });
  const field = page.getByRole('combobox', { name: '找负责人' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option', { name: '我', exact: true })).toHaveAttribute('aria-selected', 'true');
  await field.pressSequentially('订单组');
  await expect(page.getByRole('option').filter({ hasNotText: '订单组' })).toHaveCount(0);
  await field.fill('jaf');
  await expect(page.getByRole('option')).toHaveText([/蒋安峰.*订单组/]);
  await page.keyboard.press('Enter', { delay: HAND_MS });
  await expect(chip).toContainText('蒋安峰');
  await expect(chip).toBeFocused();
});

test('another queue begins at its top, with every row that is in sight', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=shipped');
  const rows = page.locator('tbody tr[data-key]');
  await expect(rows.nth(20)).toBeVisible();
  const list = page.locator('.tw');
  const first = page.locator('tbody tr[aria-rowindex="2"]');
  await list.evaluate((element) => element.scrollTo({ top: 2000 }));
  await expect(first).toHaveCount(0);
  await page.getByRole('navigation', { name: '工作队列' }).getByRole('button', { name: /^全部/ }).click();
  await expect(first).toBeInViewport();
  await expect(rows.nth(20)).toBeVisible();
});

test('a list that is empty by its filters says so, and takes them off', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=all&carrier=没有这家快递');
  await expect(page.getByText('没有符合这些筛选条件的。')).toBeVisible();
  await page.getByRole('button', { name: '去掉全部筛选' }).click();
  await expect(page).not.toHaveURL(/carrier/);
  await expect(page.locator('tbody tr[data-key]').first()).toBeVisible();
});

test('a link that names a shop that is gone says what it filters by, and one that was cut shows its list', async ({
  desk,
}) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=all&shopId=00000000-0000-7000-8000-000000000000');
  await expect(page.getByText('没有符合这些筛选条件的。')).toBeVisible();
  await expect(page.getByRole('button', { name: '店铺 未列出的一项' })).toBeVisible();
  await page.getByRole('button', { name: '去掉筛选：店铺' }).click();
  await expect(page.locator('tbody tr[data-key]').first()).toBeVisible();
  await page.goto('/orders?queue=nothing&limit=-1&row=%00');
  await expect(page.locator('tbody tr[data-key]').first()).toBeVisible();
  for (const nowhere of ['/orders/1932', '/imports/%00', '/deliveries/x']) {
    await page.goto(nowhere);
    await expect(page.getByText('这个地址没有内容')).toBeVisible();
  }
});

test('orders are assigned by keyboard alone, to a colleague who is found by first letters', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=shipped');
  await expect(page.locator('tbody tr[data-key]').first()).toBeVisible();
  await expect(page.locator('.foot')).toContainText('移动');
  await page.keyboard.press('j', { delay: HAND_MS });
  await page.keyboard.press('x', { delay: HAND_MS });
  await expect(page.getByRole('button', { name: /^指派/ })).toBeVisible();
  const field = page.getByRole('combobox', { name: '指派给' });
  // A key that decides does not count in the first moment.
  await expect(async () => {
    await page.keyboard.press('a', { delay: HAND_MS });
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await field.pressSequentially('jaf');
  await expect(page.getByRole('option')).toHaveText([/蒋安峰.*订单组/]);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('蒋安峰');
  await page.keyboard.press('Enter', { delay: HAND_MS });
  await expect(field).toBeHidden();
});

test('a list that is opened again shows what was done meanwhile', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=shipped');
  const first = page.locator('tbody tr[data-key]').first();
  const orderId = (await first.getAttribute('data-key')) ?? '';
  await expect(first.getByRole('img', { name: '紫旗' })).toHaveCount(0);
  await page.getByRole('link', { name: /首页$/ }).click();
  await expect(page).toHaveURL(/\/$/);
  const remark = { sellerRemark: '客户要求周末送', sellerFlag: 'purple' };
  const done = await page.request.put(`/api/orders/${orderId}/remark`, { data: remark });
  expect(done.status()).toBe(200);
  await expect(async () => {
    await page.goBack();
    const row = page.locator(`tr[data-key="${orderId}"]`);
    try {
      await expect(row.getByRole('img', { name: '紫旗' })).toBeVisible({ timeout: 1500 });
    } catch (error) {
      await page.goForward();
      throw error;
    }
  }).toPass({ timeout: 15_000 });
});

test('the list is rehearsed once when a hand rests on its link, out of sight and reach, and asks for nothing but rows', async ({
  desk,
}) => {
  const page = await desk('operations');
  await page.goto('/');
  const link = page.getByRole('link', { name: /订单$/ }).first();
  await expect(link).toBeVisible();
  await page.evaluate(`{
    globalThis.rehearsals = [];
    const look = () => {
      const made = document.querySelector('.rehearsal');
      if (!made || rehearsals.length > 0) return;
      const rows = made.querySelectorAll('tbody tr[data-key]').length > 5;
      rehearsals.push(getComputedStyle(made).visibility + ' inert=' + made.inert + ' rows=' + rows);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }`);
  const rehearsals = () => page.evaluate<string[]>('rehearsals');
  const counted: string[] = [];
  page.on('request', (one) => void (/orders\/sums/.test(one.url()) && counted.push(one.url())));
  await link.hover();
  await expect.poll(rehearsals).toEqual(['hidden inert=true rows=true']);
  await expect(page.locator('.rehearsal')).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  expect(counted).toEqual([]);

  await link.click();
  await expect(page.locator('#sheet tbody tr[data-key]').first()).toBeVisible();
  await expect(page.locator('.rehearsal')).toHaveCount(0);
});

test('the order that the eye rests on is made before it is opened, out of sight and reach until then', async ({
  desk,
}) => {
  const page = await desk('operations');
  const threads: string[] = [];
  page.on('request', (one) => void (/\/timeline$/.test(new URL(one.url()).pathname) && threads.push(one.url())));
  await page.goto('/orders?queue=preparing');
  await page.locator('tbody tr[data-key]').nth(1).click();
  const drawer = page.locator('.drawer.order');
  await expect(drawer.locator('.order-body')).toBeAttached();
  await expect(drawer).not.toBeInViewport();
  await expect(drawer).toHaveAttribute('inert');
  await expect(page.getByRole('dialog', { name: '订单', exact: true })).toHaveCount(0);
  await expect(page.locator('.foot').first()).not.toContainText('下一单');
  expect(threads).toEqual([]);

  await page.keyboard.press('Enter', { delay: HAND_MS });
  const opened = page.getByRole('dialog', { name: '订单', exact: true });
  await expect(opened).toBeInViewport();
  await expect(opened).toBeFocused();
  await expect(page.locator('.foot').first()).toContainText('下一单');
  await expect.poll(() => threads.length).toBe(1);

  // What its thread is narrowed to is part of the address, and goes with the drawer.
  const people = () => opened.getByRole('region', { name: '时间线' }).getByRole('button', { name: /^人 \d/ });
  await people().click();
  await expect(page).toHaveURL(/thread=person/);
  await page.reload();
  await expect(people()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(page).not.toHaveURL(/thread|open/);
  await expect(opened).toHaveCount(0);
});

test('the page of shortcuts closes alone, and the focus goes back through drawer and list', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=shipped');
  await expect(page.locator('tbody tr[data-key]').first()).toBeVisible();
  await page.keyboard.press('j', { delay: HAND_MS });
  await page.keyboard.press('x', { delay: HAND_MS });
  await page.keyboard.press('Enter', { delay: HAND_MS });
  const drawer = page.getByRole('dialog', { name: '订单', exact: true });
  await expect(drawer).toBeFocused();
  await page.keyboard.press('?', { delay: HAND_MS });
  const shortcuts = page.getByRole('dialog', { name: '全部快捷键' });
  // Order and list both copy with c: only the order's works here, and only that is named.
  await expect(shortcuts.getByText('复制单号', { exact: true })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await expect(drawer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(
    page
      .getByRole('table', { name: /在途|订单/ })
      .or(page.locator('.tw'))
      .first(),
  ).toBeFocused();
});

test('an export that is stopped stays stopped, and is begun again at once', async ({ desk }) => {
  const page = await desk('manager');
  await page.goto('/orders?queue=all');
  await page.getByRole('button', { name: /^导出/ }).click();
  const panel = page.locator('form.export');
  const held: (() => void)[] = [];
  await page.route('**/api/exports/*/file', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue().catch(() => undefined);
  });
  await panel.getByRole('button', { name: '开始导出' }).click();
  await expect.poll(() => held.length).toBe(1);
  await panel.getByRole('button', { name: '停止' }).click();
  await expect(panel.getByRole('button', { name: '开始导出' })).toBeFocused();
  expect(held.length).toBe(1);

  await page.unroute('**/api/exports/*/file');
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter', { delay: HAND_MS });
  expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
});
