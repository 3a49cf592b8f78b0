// A browser at a running system: signs people in once each, opens a page in a language, a shade and a size, and waits
// until nothing of it is still loading.
import { chromium } from 'playwright-core';
import { findChromium } from '../test/test-runs.mjs';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const shapes = [
  { name: 'light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  ...['light', 'dark'].map((colorScheme) => ({
    name: colorScheme === 'dark' ? 'phone-dark' : 'phone',
    viewport: { width: 390, height: 844 },
    colorScheme,
    isMobile: true,
    hasTouch: true,
  })),
];

export async function openCamera({ address, password }) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...sandbox, ...quiet] });
  const signedIn = new Map();

  async function sessionOf(account) {
    if (!signedIn.has(account)) {
      const context = await browser.newContext({ baseURL: address });
      const answer = await context.request.post('/api/sign-in', { data: { account, password } });
      if (!answer.ok()) throw new Error(`${account} cannot sign in: ${answer.status()}`);
      signedIn.set(account, await context.storageState());
      await context.close();
    }
    return signedIn.get(account);
  }

  async function openContext(account, { language, shape }) {
    const { name: _name, ...look } = shape;
    const context = await browser.newContext({
      ...look,
      baseURL: address,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      storageState: account ? await sessionOf(account) : undefined,
    });
    await context.addInitScript(`try { localStorage.setItem('luyue.language', '${language}') } catch {}`);
    return context;
  }

  return {
    /** The picture of one page; a full one where the page scrolls as a whole. */
    async photograph({ as, open, full }, look) {
      const context = await openContext(as, look);
      try {
        const page = await context.newPage();
        await open(page);
        await settled(page);
        return await page.screenshot({ animations: 'disabled', fullPage: full ?? false });
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

/** The page says its name, nothing of it is still being loaded, and its letters are drawn. */
async function settled(page) {
  await page.locator('main h1, main h2').first().waitFor({ state: 'attached' });
  await page.locator('.skeleton, [aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}
