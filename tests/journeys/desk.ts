/**
 * A desk is one person of the demonstration company, signed in in a browser of their own. Whatever goes wrong on the page (an
 * uncaught error, an answer of 5xx) is kept, and a journey ends by asking that there was nothing.
 */
import { expect, test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

export type Account =
  | 'clerk'
  | 'checker'
  | 'finance'
  | 'sales'
  | 'warehouse'
  | 'logistics'
  | 'operations'
  | 'manager'
  | 'admin'
  | 'service'
  | 'it';

export interface Desk {
  page: Page;
  faults: string[];
}

export interface DeskOptions extends BrowserContextOptions {
  language?: 'zh-CN' | 'en';
}

/** Keys that come faster than a hand are taken for a scanner and are no shortcuts. */
export const HAND_MS = 120;

/** From a list that a search of the server fills: typed, shown, taken with Enter. */
export async function choose(page: Page, label: string | RegExp, text: string, shown = text): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.focus();
  await box.pressSequentially(text);
  await expect(page.locator('.ant-select-item-option-active').filter({ hasText: shown })).toBeVisible();
  await page.keyboard.press('Enter');
}

type Signed = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;
const signedIn = new Map<Account, Signed>();

function keepFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  page.on('console', (message) => {
    // Chromium itself notes every answer of 4xx; a refusal is no fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return faults;
}

export async function openPage(browser: Browser, options: DeskOptions = {}): Promise<Desk> {
  const { language = 'zh-CN', ...context } = options;
  const page = await (await browser.newContext(context)).newPage();
  await page.addInitScript(`localStorage.setItem('luyue.language', '${language}')`);
  return { page, faults: keepFaults(page) };
}

/** Signs in by hand the first time; later desks of the same person carry on that session. */
export async function sitDown(browser: Browser, account: Account, options: DeskOptions = {}): Promise<Desk> {
  const known = signedIn.get(account);
  const desk = await openPage(browser, known ? { ...options, storageState: known } : options);
  if (known) return desk;
  const { page } = desk;
  const english = options.language === 'en';
  await page.goto('/sign-in');
  await page.getByLabel(english ? 'Account' : '账号', { exact: true }).fill(account);
  await page.getByLabel(english ? 'Password' : '密码', { exact: true }).fill(process.env['LUYUE_DEMO_PASSWORD'] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.locator('#sheet h1').first()).toBeAttached();
  signedIn.set(account, await page.context().storageState());
  return desk;
}

/** Gives a journey its desks, closes them after it, and fails it when one of their pages had a fault. */
export const test = base.extend<{ desk: (account: Account, options?: DeskOptions) => Promise<Page> }>({
  desk: async ({ browser, contextOptions }, use) => {
    const desks: Desk[] = [];
    await use(async (account, options) => {
      const desk = await sitDown(browser, account, { ...contextOptions, ...options });
      desks.push(desk);
      return desk.page;
    });
    await Promise.all(desks.map(({ page }) => page.context().close()));
    expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  },
});

export { expect };
