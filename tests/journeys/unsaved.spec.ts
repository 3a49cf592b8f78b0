/** What is typed is not lost: leaving asks in the page and by keyboard, and what was left behind is there again, even after the tab was closed. (PD-3.2) */
import path from 'node:path';
import { expect, HAND_MS, openPage, test } from './desk.ts';

test('leaving a half-typed hold asks first, and the hold is there again later', async ({ desk }) => {
  const page = await desk('operations');
  const { items } = (await (await page.request.get('/api/orders?queue=preparing')).json()) as {
    items: { id: string }[];
  };
  const address = `/orders/${items[0]?.id}`;
  await page.goto(address);
  await page.getByRole('button', { name: /^挂起/ }).click();
  const form = page.getByRole('form', { name: '挂起' });
  const reason = form.getByLabel('理由');
  await reason.fill('等');
  await page.keyboard.press('Tab', { delay: HAND_MS });
  await expect(form.getByRole('alert')).toBeVisible();
  await reason.fill('等客户确认颜色');

  const goods = page.getByRole('link', { name: '商品', exact: true });
  await goods.click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(question).toBeHidden();
  await expect(page).toHaveURL(address);

  await goods.click();
  await page.keyboard.press('Tab', { delay: HAND_MS });
  await page.keyboard.press('Enter', { delay: HAND_MS });
  await expect(page).toHaveURL(/\/goods/);

  const again = await page.context().newPage();
  await page.close();
  await again.goto(address);
  await again.getByRole('button', { name: /^挂起/ }).click();
  await expect(again.getByRole('form', { name: '挂起' }).getByLabel('理由')).toHaveValue('等客户确认颜色');
  await again.getByRole('button', { name: '重新填' }).click();
});

test('a form asks before Escape throws away what was typed, and saving it closes it without a question', async ({
  desk,
}) => {
  const page = await desk('clerk');
  const name = `上城家居 ${Date.now()}`;
  await page.goto('/customers?open=new');
  const sheet = page.getByRole('dialog', { name: '新增客户' });
  await sheet.getByLabel('名称').fill(name);
  await page.keyboard.press('Escape', { delay: HAND_MS });
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(question).toBeHidden();
  await sheet.getByRole('button', { name: '新增客户' }).click();
  await expect(sheet).toBeHidden();
  await expect(question).toBeHidden();
  await expect(page.getByRole('cell', { name })).toBeVisible();

  await page.getByRole('button', { name: '存为视图' }).click();
  const view = page.getByRole('dialog', { name: '存为视图' });
  await view.getByLabel('名字').fill('半个名字');
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
  await page.keyboard.press('Tab', { delay: HAND_MS });
  await page.keyboard.press('Enter', { delay: HAND_MS });
  await expect(view).toBeHidden();
});

test('a press beside a popover asks for what was typed and does nothing else; a choice alone is not asked about', async ({
  desk,
}) => {
  const page = await desk('clerk');
  const question = page.getByRole('alertdialog');
  const beside = page.getByRole('heading', { name: '订单', exact: true });
  await page.goto('/orders?queue=all');
  await page.getByRole('button', { name: '存为视图' }).click();
  const view = page.getByRole('dialog', { name: '存为视图' });
  await beside.click();
  await expect(view).toBeHidden();
  await page.getByRole('button', { name: '存为视图' }).click();
  await view.getByLabel('名字').fill('半个名字');
  await page.getByRole('link', { name: /^客户/ }).click();
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
  await expect(page).toHaveURL(/\/orders/);
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(view.getByLabel('名字')).toHaveValue('半个名字');
  await beside.click();
  await question.getByRole('button', { name: '放弃并离开' }).click();
  await expect(view).toBeHidden();

  await page.getByRole('button', { name: /^导出/ }).click();
  const panel = page.getByRole('dialog', { name: '导出' });
  await panel.getByLabel('CSV').check();
  await beside.click();
  await expect(panel).toBeHidden();
  await page.getByRole('button', { name: /^导出/ }).click();
  await panel.getByLabel('个人信息明文').check();
  await panel.getByRole('textbox').fill('月度核对收件');
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await question.getByRole('button', { name: '继续填写' }).click();
  await expect(panel.getByRole('textbox')).toHaveValue('月度核对收件');
  await beside.click();
  await question.getByRole('button', { name: '放弃并离开' }).click();
  await expect(panel).toBeHidden();
});

test('another file asks for what was mapped, and is taken at once where nothing was', async ({ desk }) => {
  const page = await desk('clerk');
  const file = page.locator('input[type=file]');
  const other = page.getByRole('button', { name: '换一个文件' });
  await page.goto('/imports/mapping');
  await file.setInputFiles(path.resolve('samples/wholesale-unknown.xlsx'));
  await expect(page.locator('.preview h2')).toBeVisible();
  await other.click();
  await file.setInputFiles(path.resolve('samples/wholesale-unknown.xlsx'));
  await page.getByLabel('名称', { exact: true }).fill('批发客户的表');
  await other.click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: '继续填写' }).click();
  await expect(page.getByLabel('名称', { exact: true })).toHaveValue('批发客户的表');
  await other.click();
  await question.getByRole('button', { name: '放弃并离开' }).click();
  await expect(file).toBeAttached();
});

test('a form that stays open after its text was given up asks again for what is typed next', async ({ desk }) => {
  const page = await desk('warehouse');
  await page.goto('/inbox');
  const putBack = page.getByRole('table').getByRole('button', { name: '放回' }).first();
  await putBack.click();
  const form = page.locator('form.reason');
  const question = page.getByRole('alertdialog');
  await form.getByRole('textbox').fill('今天没有耗材');
  await putBack.click();
  await question.getByRole('button', { name: '放弃并离开' }).click();
  await expect(question).toBeHidden();
  await form.getByRole('textbox').fill('今天没有耗材，明天到');
  await putBack.click();
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
  await page.keyboard.press('Escape', { delay: HAND_MS });
  await expect(form.getByRole('textbox')).toHaveValue('今天没有耗材，明天到');
});

test('what could not be kept on the server is still in the tab, and after a session that ended elsewhere as well', async ({
  browser,
}) => {
  const { page } = await openPage(browser);
  const signIn = async () => {
    await page.getByLabel('账号', { exact: true }).fill('sales');
    await page.getByLabel('密码', { exact: true }).fill(process.env['LUYUE_DEMO_PASSWORD'] ?? '');
    await page.keyboard.press('Enter', { delay: HAND_MS });
  };
  await page.goto('/sign-in?to=/orders/new');
  await signIn();
  const message = page.getByLabel('买家留言');
  await expect(message).toBeVisible();
  await page.request.post('/api/sign-out', { data: {} });
  await message.fill('样某要两只保温杯');
  await expect(page.getByText('草稿还没存到服务器')).toBeVisible();

  await page.getByRole('link', { name: '客户', exact: true }).click();
  await expect(page.getByText('登录已结束')).toBeVisible();
  await signIn();
  await expect(page).toHaveURL(/\/customers/);
  await page.keyboard.press('l', { delay: HAND_MS });
  await expect(message).toHaveValue('样某要两只保温杯');
  await page.getByRole('button', { name: '放弃' }).click();
  await page.context().close();
});
