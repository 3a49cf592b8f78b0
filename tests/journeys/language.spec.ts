/**
 * The console is complete in both languages: somebody who turns to English sees no Chinese word of the interface on an order. What
 * people, goods and places are called is the company's data and stays as it was written. (OS-8.1)
 */
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

/** Where data stands: numbers and shop, lines, what people wrote, the receiver, who did it, and the frame's company and person. */
const data =
  '.co, .person, .order-exceptions p > .sub, .tag.plain, .says p, .lt td, .order-main table td, .facts p, .tl .detail, .tl .end, .order-side dd, .strip';

async function chineseWords(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const found = [];
    // The refusal of a held order quotes what a person wrote at the hold.
    const isChinese = (text) => /\\p{Script=Han}/u.test((text ?? '').replace(/on hold: [^;]*;/, ''));
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (isChinese(node.data) && !node.parentElement.closest(${JSON.stringify(data)})) found.push(node.data);
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (isChinese(element.getAttribute(name)) && !element.closest(${JSON.stringify(data)}))
          found.push(name + ': ' + element.getAttribute(name));
    return found;
  })()`);
}

test('after turning to English no word of the interface on an order is Chinese', async ({ desk }) => {
  const page = await desk('warehouse');
  await page.goto('/orders?queue=preparing');
  await page.getByRole('table').getByRole('row').nth(1).dblclick();
  await page.getByRole('link', { name: '整页打开' }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);

  await page.getByRole('button', { name: /，外观与退出$/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Chain verified');
  expect(await chineseWords(page)).toEqual([]);
});
