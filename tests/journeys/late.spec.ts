/**
 * A late order as operations sees it: the queue of the overdue, the alerts, the clause behind a badge with its words, version and
 * ladder, and the policy page from there. (OT-3.1, OT-4.1, OS-8.1)
 */
import { expect, test } from './desk.ts';

test('what is late leads to the clause that says so', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/orders?queue=overdue');
  const queue = page.getByRole('navigation', { name: '工作队列' }).getByRole('button', { name: /^超时/ });
  await expect(queue).toHaveAttribute('aria-current', 'true');
  const late = page.locator('.clk[data-rung="late"]').first();
  await expect(late).toContainText('超');

  await late.click();
  const clause = page.getByRole('dialog', { name: /^条款 [A-Z]{2}-[\d.]+$/ });
  await expect(clause.locator('blockquote')).toHaveText(/\p{Script=Han}{6}/u);
  await expect(clause.locator('.pop-head .cl')).toHaveText(/^[A-Z]{2}-[\d.]+v\d+$/);
  await expect(clause.getByRole('heading', { name: '预警档' })).toBeVisible();
  await expect(clause.locator('.ladder li.fired').first()).toContainText('已发');
  const id = (await clause.locator('.pop-head .cl').innerText()).replace(/\s*v\d+$/, '');
  const words = await clause.locator('blockquote').innerText();

  await clause.getByRole('button', { name: '打开条款' }).click();
  await expect(page).toHaveURL(new RegExp(`/policy\\?clause=${id}$`));
  await expect(page.locator('.paper-head')).toContainText(words);
  await expect(page.locator('.paper-body')).toContainText('预警档');
});

test('an alert says what is late and leads to its order', async ({ desk }) => {
  const page = await desk('operations');
  await page.goto('/inbox?tab=alerts');
  const alert = page
    .locator('.tasks li')
    .filter({ has: page.getByRole('link', { name: '打开' }) })
    .first();
  await expect(alert.getByRole('button', { name: /^条款 / })).toBeVisible();
  const told = await alert.locator('.what').innerText();
  await alert.getByRole('link', { name: '打开' }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
  expect(told).toContain(await page.locator('.order-head h1').innerText());
});
