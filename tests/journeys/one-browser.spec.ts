/** One browser has one session: a tab whose person is no longer signed in does nothing in the other's name. (OS-8.3) */
import { expect, test } from './desk.ts';

test('a tab of the first person stops when somebody else signs in beside it, and goes on as that person', async ({
  desk,
}) => {
  const first = await desk('clerk');
  await first.goto('/orders?queue=preparing');
  await expect(first.locator('tbody tr[data-key]').first()).toBeVisible();

  // Without signing out: others of this run carry on the session of the first.
  const second = await first.context().newPage();
  await second.goto('/sign-in');
  await second.getByLabel('账号', { exact: true }).fill('warehouse');
  await second.getByLabel('密码', { exact: true }).fill(process.env['LUYUE_DEMO_PASSWORD'] ?? '');
  await second.keyboard.press('Enter');
  await expect(second.locator('#sheet h1').first()).toBeVisible();

  await expect(first.getByText('这个浏览器里已换成另一人登录', { exact: false })).toBeVisible();
  await expect(first.locator('tbody tr[data-key]')).toHaveCount(0);
  const goesOn = first.getByRole('button', { name: '重新打开这一页' });
  await expect(goesOn).toBeFocused();
  await goesOn.press('Enter');
  await expect(first.locator('tbody tr[data-key]').first()).toBeVisible();
  const names = [first, second].map((page) => page.getByRole('banner').getByRole('button').last().innerText());
  const [mine, theirs] = await Promise.all(names);
  expect(mine).toBe(theirs);
});
