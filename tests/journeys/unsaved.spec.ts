/** What is typed is not lost: leaving asks in the page and by keyboard, and what was left behind is there again, even after the tab was closed. (PD-3.2) */
import { expect, HAND_MS, test } from './desk.ts';

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
