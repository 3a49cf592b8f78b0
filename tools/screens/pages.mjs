// Every page of the product, the customer’s among them, once: what is photographed (tools/screens.mjs) and what the accessibility journey visits.
// A page names the route that it stands for; pages.test.mjs fails when a route has no page here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../test/run-step.mjs';

/** The first of a list, whose id is only known from the list itself: at an address of its own, or beside its list. */
function firstOf(list, api, addressOf = (id) => `${list.split('?')[0]}/${id}`) {
  return async (page) => {
    const asked = page.waitForResponse((answer) => answer.ok() && new URL(answer.url()).pathname === api);
    await page.goto(list);
    const { items } = await (await asked).json();
    if (!items[0]) throw new Error(`${list} is empty: there is nothing to open`);
    await page.goto(addressOf(items[0].id));
  };
}

/** The header of the samples' file of mistakes and one row of it, whose product nobody knows: it waits to be mended. */
async function importWithOneMistake(page) {
  const lines = readFileSync(path.join(root, 'samples/douyin-with-errors.csv'), 'utf8').split('\n');
  // An order of its own for each who looks: what waits in one import does not wait in another that brings the same.
  const number = `6938${Math.random().toFixed(15).slice(2)}`;
  const row = lines.find((line) => line.includes('BWB500-GN2')).replaceAll(/\d{19}/g, number);
  const buffer = Buffer.from([lines[0], row, ''].join('\n'));
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles({ name: 'one-mistake.csv', mimeType: 'text/csv', buffer });
  await page.locator('.import-note select').selectOption({ label: '抖音旗舰店' });
  await page.locator('table.et tbody tr').first().waitFor();
}

/** A list that no format knows, half mapped by guesses. */
async function unknownList(page) {
  await page.goto('/imports/mapping');
  await page.locator('input[type=file]').setInputFiles(path.join(root, 'samples/wholesale-unknown.xlsx'));
  await page.locator('.preview h2').waitFor();
}

/** A list of goods with faults, looked at before it is taken. */
async function goodsWithFaults(page) {
  await page.goto('/goods/import');
  await page.locator('input[type=file]').setInputFiles(path.join(root, 'samples/goods-with-errors.csv'));
  await page.locator('.goods-file table').first().waitFor();
}

/** A drawer beside its list, opened by its row. */
function firstRowOf(list, shown = '.drawer h2') {
  return async (page) => {
    await page.goto(list);
    await page.locator('table.list tbody tr').first().dblclick();
    await page.locator(shown).first().waitFor();
  };
}

const at = (address) => (page) => page.goto(address);

/** A link of a message to the first order of a queue, as a clerk makes it; it is opened without any sign-in. */
function trackByLink(queue) {
  return async (page) => {
    const { items } = await (await page.request.get(`/api/orders?queue=${queue}`)).json();
    const made = await page.request.post(`/api/orders/${items[0].id}/customer-links`, { data: {} });
    const { path: link } = await made.json();
    await page.context().clearCookies();
    await page.goto(link);
  };
}

/** A question that a checker has just asked of a customer, opened by its link without any sign-in. */
async function question(page) {
  const { items } = await (await page.request.get('/api/orders?queue=entered')).json();
  const data = { field: 'receiver.detail', recipient: 'customer', way: 'portal', text: '请问是几楼、几室？' };
  const asked = await page.request.post(`/api/orders/${items[0].id}/questions`, { data });
  const { link } = await asked.json();
  await page.context().clearCookies();
  await page.goto(link);
}

/** The order page with a cart in it. */
async function shopWithCart(page) {
  await page.goto('/shop');
  await page.locator('[data-step="1"]').first().click();
  await page.locator('#submit:enabled').waitFor();
}

/** The palette over the home page, with pages, actions and orders found. */
async function withPalette(page) {
  await page.goto('/');
  await page.locator('.home-numbers li').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('orders.');
  await page.getByRole('option').first().waitFor();
}

/** All keys that work on the list of orders. */
async function withKeys(page) {
  await page.goto('/orders?queue=preparing');
  await page.locator('table.list tbody tr').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
}

/** `as` is the account that looks at it; without one it is a page that needs no sign-in. */
export const pages = [
  { name: 'sign-in', route: '/sign-in', open: at('/sign-in') },
  { name: 'home', route: '/', as: 'operations', open: at('/') },
  ...['clerk', 'checker', 'warehouse', 'logistics', 'service', 'finance', 'sales', 'manager', 'admin', 'it'].map(
    (role) => ({ name: `home-${role}`, route: '/', as: role, open: at('/') }),
  ),
  { name: 'palette', route: '/', as: 'clerk', open: withPalette },
  { name: 'inbox', route: '/inbox', as: 'operations', open: at('/inbox') },
  { name: 'inbox-department', route: '/inbox', as: 'warehouse', open: at('/inbox?tab=department') },
  { name: 'inbox-done', route: '/inbox', as: 'sales', open: at('/inbox?tab=done') },
  { name: 'alerts', route: '/inbox', as: 'operations', open: at('/inbox?tab=alerts') },
  { name: 'orders', route: '/orders', as: 'operations', open: at('/orders?queue=overdue') },
  { name: 'order', route: '/orders/$orderId', as: 'operations', open: firstOf('/orders?queue=overdue', '/api/orders') },
  {
    name: 'order-drawer',
    route: '/orders',
    as: 'operations',
    open: firstOf('/orders?queue=overdue', '/api/orders', (id) => `/orders?queue=overdue&open=${id}`),
  },
  { name: 'keys', route: '/orders', as: 'operations', open: withKeys },
  { name: 'check', route: '/check', as: 'checker', open: at('/check') },
  { name: 'duplicates', route: '/check/duplicates', as: 'checker', open: at('/check/duplicates') },
  { name: 'check-numbers', route: '/check/numbers', as: 'checker', open: at('/check/numbers') },
  { name: 'check-rules', route: '/check/rules', as: 'checker', open: at('/check/rules') },
  { name: 'new-order', route: '/orders/new', as: 'clerk', open: at('/orders/new') },
  { name: 'review', route: '/review', as: 'finance', open: at('/review') },
  { name: 'review-numbers', route: '/review', as: 'finance', open: at('/review?tab=numbers') },
  { name: 'imports', route: '/imports', as: 'operations', open: at('/imports') },
  { name: 'import', route: '/imports/$importId', as: 'clerk', open: importWithOneMistake },
  { name: 'channels', route: '/channels', as: 'it', open: at('/channels') },
  { name: 'channel', route: '/channels/$connectionId', as: 'it', open: firstOf('/channels', '/api/connections') },
  ...['outgoings', 'addresses', 'skus', 'settings'].map((part) => ({
    name: `channel-${part}`,
    route: '/channels/$connectionId',
    as: 'it',
    open: firstOf('/channels', '/api/connections', (id) => `/channels/${id}?part=${part}`),
  })),
  { name: 'exceptions', route: '/exceptions', as: 'operations', open: at('/exceptions') },
  {
    name: 'exception',
    route: '/exceptions',
    as: 'operations',
    open: firstOf('/exceptions', '/api/exceptions', (id) => `/exceptions?open=${id}`),
  },
  { name: 'import-mappings', route: '/imports/mapping', as: 'clerk', open: at('/imports/mapping') },
  { name: 'import-mapping', route: '/imports/mapping', as: 'clerk', open: unknownList },
  { name: 'policy', route: '/policy', as: 'operations', open: at('/policy?clause=OT-3.1') },
  { name: 'people', route: '/people', as: 'admin', open: at('/people') },
  { name: 'colleague', route: '/people', as: 'admin', open: firstRowOf('/people') },
  { name: 'goods', route: '/goods', as: 'admin', open: at('/goods') },
  { name: 'goods-import', route: '/goods/import', as: 'admin', open: goodsWithFaults },
  { name: 'stock', route: '/goods', as: 'admin', open: at('/goods?tab=stock') },
  { name: 'gift-rules', route: '/goods', as: 'admin', open: at('/goods?tab=gifts') },
  { name: 'customers', route: '/customers', as: 'admin', open: at('/customers') },
  { name: 'customer', route: '/customers', as: 'manager', open: firstRowOf('/customers', '.drawer ul li') },
  { name: 'settings', route: '/settings', as: 'admin', open: at('/settings') },
  ...[
    ...[
      'own',
      'company',
      'departments',
      'shops',
      'live',
      'warehouses',
      'reach',
      'capacity',
      'staff',
      'rights',
      'sign-in',
      'keys',
      'calendar',
      'special',
    ],
    ...['policy', 'master-key', 'about'],
  ].map((part) => ({
    name: `settings-${part}`,
    route: '/settings/$part',
    as: 'admin',
    open: at(`/settings/${part}`),
  })),
  // The customer's own pages.
  { name: 'track', route: '/track', full: true, open: at('/track') },
  { name: 'track-cut', route: '/track/*', full: true, open: at('/track/half/of-it') },
  { name: 'track-promised', route: '/track/:token', as: 'clerk', full: true, open: trackByLink('preparing') },
  { name: 'track-refund', route: '/track/:token', as: 'clerk', full: true, open: trackByLink('refund') },
  { name: 'track-parcel', route: '/track/:token', as: 'clerk', full: true, open: trackByLink('shipped') },
  { name: 'question', route: '/q/:token', as: 'checker', full: true, open: question },
  { name: 'shop', route: '/shop', open: shopWithCart },
];

/** Routes that show nothing of their own to most people: once the company is made, once a session owes no code, and where a link leads on into a list. */
export const passedThrough = ['/starting', '/deliveries/$deliveryId', '/second-factor', '/track/order'];
