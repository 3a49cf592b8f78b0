/**
 * A working day of those who sit in the console, from sign-in to sign-out: by mouse in Chinese, and in English with nothing but the
 * keyboard. Each does the one thing that the day is for. (CC-1, OS-2.1, OS-4.1, CC-2.3)
 */
import type { Page } from '@playwright/test';
import type { TFunction } from 'i18next';
import { holdOrder, remarkOrder } from '../../contract/orders.ts';
import { handOverShipment } from '../../contract/shipments.ts';
import { expect, HAND_MS, openPage, test, type Account } from './desk.ts';
import { keyboard, mouse, wordsOf, type Hand, type Language } from './hands.ts';

interface Desk {
  page: Page;
  hand: Hand;
  t: TFunction;
  /** An action's name as its button shows it. */
  called(action: { title: { zh: string; en: string } }): string;
  /** Different in each play of a day, where names may stand only once. */
  mark: string;
}

const password = () => process.env['LUYUE_DEMO_PASSWORD'] ?? '';

async function signIn({ page, hand, t }: Desk, account: Account): Promise<void> {
  await page.goto('/sign-in');
  await hand.type(page.getByLabel(t('signin.account'), { exact: true }), account);
  await hand.type(page.getByLabel(t('signin.password'), { exact: true }), password());
  await hand.press(page.getByRole('button', { name: t('signin.submit'), exact: true }));
  await expect(page.locator('#sheet h1').first()).toBeVisible();
}

async function signOut({ page, hand, t }: Desk): Promise<void> {
  await hand.press(page.locator('button.person'));
  await hand.press(page.getByRole('button', { name: t('frame.signOut') }));
  await expect(page.getByLabel(t('signin.account'), { exact: true })).toBeVisible();
}

/** To an area by its word in the rail. */
async function goTo({ page, hand, t }: Desk, area: string): Promise<void> {
  await hand.press(page.locator('.rail').getByRole('link', { name: t(`area.${area}`) }));
  await expect(page.locator('#sheet h1').first()).toBeVisible();
}

const stepOf = (page: Page, name: string) => page.locator('.order-head').getByRole('button', { name });

/** Takes a step of the order's head, from its row or from the menu of the others, and fills in what it asks. */
async function take({ page, hand, t }: Desk, name: string, answers: Record<string, string>): Promise<void> {
  await expect(stepOf(page, t('orders.moreActions')).or(stepOf(page, name)).first()).toBeVisible();
  if (await stepOf(page, name).isVisible()) await hand.press(stepOf(page, name));
  else {
    await hand.press(stepOf(page, t('orders.moreActions')));
    await hand.press(page.getByRole('dialog', { name: t('orders.moreActions') }).getByRole('button', { name }));
  }
  const form = page.getByRole('form', { name });
  for (const [label, value] of Object.entries(answers)) await hand.type(form.getByLabel(label, { exact: true }), value);
  await hand.press(form.getByRole('button', { name }));
  await expect(form).toBeHidden();
}

async function choose({ page, hand }: Desk, label: string, text: string): Promise<void> {
  await hand.type(page.getByRole('combobox', { name: label }), text);
  await expect(page.locator('.ant-select-item-option-active').filter({ hasText: text })).toBeVisible();
  await page.keyboard.press('Enter');
}

const days: Partial<Record<Account, (desk: Desk) => Promise<void>>> = {
  async clerk(desk) {
    const { page, hand, t, called } = desk;
    await goTo(desk, 'orders');
    await hand.press(page.getByRole('button', { name: t('orders.new') }));
    await choose(desk, t('entry.field.shopId'), '淘宝店');
    const receiver = {
      name: '柏予安',
      phone: '13900005218',
      province: '浙江省',
      city: '金华市',
      district: '婺城区',
      detail: `样例路 ${desk.mark} 号`,
    };
    for (const [field, value] of Object.entries(receiver))
      await hand.type(page.getByLabel(t(`entry.field.${field}`), { exact: true }), value);
    await choose(desk, t('entry.findSku'), 'BWB500-GN');
    await hand.press(page.getByRole('button', { name: t('entry.send') }));
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    await take(desk, called(holdOrder), { [t('orders.field.reason')]: '等客户回电' });
    await expect(page.locator('.strip').filter({ hasText: '等客户回电' })).toBeVisible();
    await take(desk, called(remarkOrder), { [t('orders.field.sellerRemark')]: `已留言 ${desk.mark}` });
    await expect(page.locator('.says')).toContainText(`已留言 ${desk.mark}`);
  },

  async checker(desk) {
    const { page, hand, t } = desk;
    await goTo(desk, 'check');
    const side = page.getByRole('complementary', { name: t('check.decide') });
    const number = await page.locator('#sheet h2 a').first().innerText();
    const toConfirm = page.getByRole('button', { name: t('check.confirm'), exact: true });
    for (let left = await toConfirm.count(); left > 0; left--) await hand.press(toConfirm.first());
    await hand.press(side.getByRole('button', { name: t('check.pass') }));
    await expect(page.locator('#sheet h2 a').first()).not.toHaveText(number);
  },

  async warehouse(desk) {
    const { page, hand, t, called } = desk;
    await goTo(desk, 'orders');
    await hand.press(page.getByRole('button', { name: new RegExp(`^${t('orders.queue.prepared')}`) }));
    await hand.openFirst(page.getByRole('table'));
    await hand.press(page.getByRole('link', { name: t('orders.openWhole') }));
    const waybill = `XL20261126${desk.mark}`;
    const label = { carrier: t('orders.field.carrier'), waybill: t('orders.field.waybill') };
    await take(desk, called(handOverShipment), { [label.carrier]: '迅岚速运', [label.waybill]: waybill });
    await expect(page.getByRole('region', { name: t('timeline.title') })).toContainText(waybill);
  },

  async operations(desk) {
    const { page, hand, t, called } = desk;
    await hand.press(page.locator('.bell'));
    const alert = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: t('key.open') }) });
    await hand.press(alert.first().getByRole('link', { name: t('key.open') }));
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    const remark = `主播已答应 ${desk.mark}`;
    await take(desk, called(remarkOrder), { [t('orders.field.sellerRemark')]: remark });
    await expect(page.locator('.says')).toContainText(remark);
  },

  async manager(desk) {
    const { page, hand, t } = desk;
    const overdue = page
      .getByRole('list', { name: t('home.numbers') })
      .getByRole('listitem')
      .last();
    await hand.press(overdue.getByRole('button', { name: 'OT-3.2' }));
    await expect(page.getByRole('dialog', { name: /OT-3\.2/ })).toBeVisible();
    await page.keyboard.press('Escape', { delay: HAND_MS });
    await hand.press(overdue.getByRole('link'));
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
    await goTo(desk, 'policy');
    await expect(page.locator('#sheet')).toContainText('OS-2.1');
  },

  async admin(desk) {
    const { page, hand, t } = desk;
    await hand.press(page.locator('.rail').getByRole('link', { name: t('area.settings') }));
    await hand.press(page.getByRole('link', { name: t('settings.part.departments'), exact: true }));
    await hand.press(page.getByRole('button', { name: t('settings.add.departments') }));
    const form = page.getByRole('dialog', { name: t('settings.add.departments') });
    await hand.type(form.getByLabel(t('settings.field.code'), { exact: true }), `day${desk.mark}`);
    await hand.type(form.getByLabel(t('settings.field.name'), { exact: true }), `客诉小组 ${desk.mark}`);
    await hand.press(form.getByRole('button', { name: t('form.save') }));
    await expect(page.getByRole('table')).toContainText(`客诉小组 ${desk.mark}`);
  },
};

const accounts = Object.keys(days) as Account[];
const plays: [Language, string][] = [
  ['zh-CN', 'by mouse'],
  ['en', 'by keyboard'],
];

for (const [language, how] of plays)
  for (const account of accounts)
    test(`a day of the ${account}, ${how}, in ${language}`, async ({ browser }) => {
      const { page, faults } = await openPage(browser, { language, locale: language });
      const desk: Desk = {
        page,
        hand: how === 'by mouse' ? mouse : keyboard(page),
        t: wordsOf(language),
        called: ({ title }) => (language === 'en' ? title.en : title.zh),
        mark: String(language.length * 1000 + accounts.indexOf(account)),
      };
      await signIn(desk, account);
      await days[account]?.(desk);
      await signOut(desk);
      await page.context().close();
      expect(faults).toEqual([]);
    });
