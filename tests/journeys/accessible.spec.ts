/**
 * Every page of the console is fit for everybody: no serious finding of axe, no uncaught error, nothing wider than its screen, in
 * Chinese and in English, on a desk and on a phone.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { pages, type ScreenPage } from '../../tools/screens/pages.mjs';
import { expect, openPage, sitDown, test, type Desk, type DeskOptions } from './desk.ts';

const phone = { width: 390, height: 844 };

async function openAt(browser: Browser, place: ScreenPage, options: DeskOptions): Promise<Desk> {
  const desk = place.as ? await sitDown(browser, place.as, options) : await openPage(browser, options);
  await place.open(desk.page);
  await settled(desk.page);
  return desk;
}

/** The page says its name and nothing of it is still being loaded; an order that is made ahead loads its parts once it is opened. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1, main h2').first()).toBeAttached();
  await expect(page.locator(':is(.skeleton, [aria-busy="true"]):not([inert] *)')).toHaveCount(0);
}

/** All rules of axe, without an account of each element that keeps them, nor a second page to add up frames, which no page has. */
async function seriousFindings(page: Page): Promise<string[]> {
  await expect(page.locator('iframe, frame')).toHaveCount(0);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const overflow = (page: Page) =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');

async function lookedAt(browser: Browser, place: ScreenPage, language: 'zh-CN' | 'en'): Promise<string[]> {
  const { page, faults } = await openAt(browser, place, { language, locale: language });
  expect.soft(await seriousFindings(page), language).toEqual([]);
  expect.soft(await overflow(page), `pixels beyond 1280, ${language}`).toBe(0);
  await page.setViewportSize(phone);
  await expect.soft.poll(() => overflow(page), { message: `pixels beyond a phone, ${language}` }).toBe(0);
  await page.context().close();
  return faults;
}

for (const place of pages) {
  test(`${place.name} has no serious finding of axe and fits its screen`, async ({ browser }) => {
    const faults = await Promise.all([lookedAt(browser, place, 'zh-CN'), lookedAt(browser, place, 'en')]);
    expect(faults.flat()).toEqual([]);
  });
}
