/**
 * Every page of the console is fit for everybody: no serious finding of axe, no uncaught error, nothing wider than its screen, in
 * Chinese and in English, on a desk and on a phone.
 */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, openPage, sitDown, test, type Account, type Desk, type DeskOptions } from './desk.ts';

interface Place {
  name: string;
  account: Account | undefined;
  /** Goes there; the addresses of one order and one import are only known from their lists. */
  go: (page: Page) => Promise<unknown>;
}

async function firstOf(page: Page, list: string, address: RegExp): Promise<void> {
  const asked = page.waitForResponse((answer) => answer.ok() && address.test(answer.url()));
  await page.goto(list);
  const { items } = (await (await asked).json()) as { items: { id: string }[] };
  await page.goto(`${list.split('?')[0]}/${items[0]?.id}`);
}

/** The header of the samples' file of mistakes and one row of it, whose product nobody knows: it waits to be mended. */
async function importWithOneMistake(page: Page): Promise<void> {
  const lines = readFileSync('samples/douyin-with-errors.csv', 'utf8').split('\n');
  const buffer = Buffer.from([lines[0], lines.find((line) => line.includes('BWB500-GN2')), ''].join('\n'));
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles({ name: 'one-mistake.csv', mimeType: 'text/csv', buffer });
  await page.locator('.import-note select').selectOption({ label: '抖音旗舰店' });
  await expect(page.locator('table.et tbody tr')).toHaveCount(1);
}

const at = (address: string) => (page: Page) => page.goto(address);

const places: readonly Place[] = [
  { name: 'sign-in', account: undefined, go: at('/sign-in') },
  { name: 'inbox', account: 'operations', go: at('/inbox') },
  { name: 'alerts', account: 'operations', go: at('/inbox?tab=alerts') },
  { name: 'orders', account: 'operations', go: at('/orders?queue=overdue') },
  { name: 'an order', account: 'operations', go: (page) => firstOf(page, '/orders?queue=overdue', /\/api\/orders\?/) },
  { name: 'new order', account: 'clerk', go: at('/orders/new') },
  { name: 'imports', account: 'operations', go: at('/imports') },
  { name: 'an import', account: 'clerk', go: importWithOneMistake },
  { name: 'policy', account: 'operations', go: at('/policy?clause=OT-3.1') },
  { name: 'people', account: 'admin', go: at('/people') },
  { name: 'settings', account: 'admin', go: at('/settings') },
];

const phone = { width: 390, height: 844 };

async function openAt(browser: Browser, place: Place, options: DeskOptions): Promise<Desk> {
  const desk = place.account ? await sitDown(browser, place.account, options) : await openPage(browser, options);
  await place.go(desk.page);
  await settled(desk.page);
  return desk;
}

/** The page says its name and nothing of it is still being loaded. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1, main h2').first()).toBeAttached();
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const overflow = (page: Page) =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');

for (const place of places) {
  test(`${place.name} has no serious finding of axe and fits its screen`, async ({ browser }) => {
    const faults: string[] = [];
    for (const language of ['zh-CN', 'en'] as const) {
      const { page, faults: found } = await openAt(browser, place, { language });
      expect.soft(await seriousFindings(page), language).toEqual([]);
      expect.soft(await overflow(page), `pixels beyond 1280, ${language}`).toBe(0);
      await page.setViewportSize(phone);
      await expect.soft.poll(() => overflow(page), { message: `pixels beyond a phone, ${language}` }).toBe(0);
      faults.push(...found);
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });
}
