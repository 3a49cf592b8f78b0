/** A customer orders on the own page without any account, is asked a question, and answers it by its link. (OS-2.1, CC-2.1) */
import { expect, openPage, test } from './desk.ts';

test('a customer orders on /shop and answers a question on /q', async ({ browser, desk }) => {
  const { page: phone, faults } = await openPage(browser, { viewport: { width: 390, height: 844 } });
  await phone.goto('/shop');
  await phone
    .getByRole('button', { name: /^加一件/ })
    .first()
    .click();
  await phone.getByLabel('收货人').fill('样例客');
  await phone.getByLabel('手机号').fill('13900007788');
  await phone.getByLabel('省').selectOption('浙江省');
  await phone.getByLabel('市').selectOption('杭州市');
  await phone.getByLabel('区县').selectOption('西湖区');
  await phone.getByLabel('街道、门牌号').fill('样例路 18 号');
  await phone.getByRole('button', { name: '提交订单' }).click();
  await expect(phone.getByText(/SO\d{8}-\d{6}/).first()).toBeVisible();
  const number = /SO\d{8}-\d{6}/.exec(await phone.locator('main').innerText())?.[0] ?? '';

  const page = await desk('checker');
  const { items } = (await (await page.request.get('/api/orders?queue=all&limit=200')).json()) as {
    items: { id: string; number: string }[];
  };
  const orderId = items.find((one) => one.number === number)?.id ?? '';
  const data = { field: 'receiver.detail', recipient: 'customer', way: 'portal', text: '请问是几楼、几室？' };
  const asked = await page.request.post(`/api/orders/${orderId}/questions`, { data });
  const { link } = (await asked.json()) as { link: string };

  await phone.goto(link);
  await expect(phone.getByText('请问是几楼、几室？')).toBeVisible();
  await phone.getByLabel('您的答复').fill('三楼 302');
  await phone.getByRole('button', { name: '提交答复' }).click();
  await expect(phone.getByRole('heading', { name: '已收到您的答复，谢谢' })).toBeVisible();
  await phone.context().close();
  expect(faults).toEqual([]);

  await page.goto(`/orders/${orderId}`);
  await expect(page.locator('.order-head')).toContainText(number);
  await expect(page.getByRole('region', { name: '未答复的提问' })).toBeHidden();
});
