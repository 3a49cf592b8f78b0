/**
 * The list and the order page as a person sees them, in a real Chromium over many orders: how long after a press the content stands there
 * against the API's answer behind it, the longest task while ten thousand loaded rows are scrolled, and whether anything shifts
 * while orders change. `LUYUE_CHROMIUM` names the browser where it is not in its usual place.
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { queues } from '../contract/order-words.ts';
import { worldPassword } from '../server/test/http.ts';
import { median, openBench, startApi, type Bench, type BenchResult } from './environment.ts';
import { fillOrders, makePlaces } from './fill-orders.ts';
import { tasksWhile } from './long-tasks.ts';

const orders = Number(process.env.LUYUE_BENCH_ORDERS ?? 1_000_000);
const mostRows = 10_000;
const rounds = 6;

interface Shown {
  content: number;
  /** When the answer was asked for: what the page does before. Less than nothing where a hand or an eye rested on the link or row. */
  asked: number;
  answer: number;
}

export async function consoleList(): Promise<BenchResult[]> {
  const bench = await openBench();
  try {
    const stage = await makePlaces(bench);
    await fillOrders(bench, stage, 0, orders, orders > 100_000 ? 40 : 200);
    const api = await startApi(bench);
    const browser = await chromium.launch({ executablePath: browserPath(), args: flags });
    try {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      await signIn(page, `http://127.0.0.1:${api.port}`);
      return [await contentTimes(page), await layoutShift(bench, page), await longestTask(browser, page)];
    } finally {
      await browser.close();
      await api.stop();
    }
  } finally {
    await bench.close();
  }
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-sync'];

function browserPath(): string {
  const places = [
    process.env.LUYUE_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (!found) throw new Error('no Chromium: name it with LUYUE_CHROMIUM');
  return found;
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.addInitScript({ path: path.join(import.meta.dirname, 'in-page.js') });
  await page.goto(`${address}/sign-in`);
  await page.locator('input[autocomplete="username"]').fill('admin');
  await page.locator('input[type="password"]').fill(worldPassword);
  await page.keyboard.press('Enter');
  await page.locator('#sheet h1').first().waitFor();
}

const said = (...words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join(', ');
const listApi = '/api/orders\\?';
const row = 'table.list:not(.stale) tbody tr[data-key]';
const ordersLink = '.rail a[href^="/orders"]';

/** The first time in a visit, when the page's code has never run. */
async function openListFirst(page: Page): Promise<Shown> {
  // A page of few words: taking a long one away would be measured with the list.
  await page.goto(new URL('/settings/about', page.url()).href);
  return openList(page);
}

/** From another page, as people come to it all day: what they saw last is too old to be shown, and a hand rests on the link before it presses. */
async function openAgain(page: Page): Promise<Shown> {
  await page.locator('.rail a[href^="/settings"]').first().click();
  await page.locator('.settings-part').waitFor();
  await page.waitForTimeout(2500);
  return openList(page);
}

async function openList(page: Page): Promise<Shown> {
  await page.evaluate('performance.clearResourceTimings()');
  await page.locator(ordersLink).first().hover();
  await page.waitForTimeout(400);
  return page.evaluate<Shown>(`bench.click(${said(ordersLink, row, listApi)})`);
}

/** A tab that was not opened in this visit; a hand rests on it before it presses. */
async function changeQueue(page: Page, at: number): Promise<Shown> {
  await page.evaluate('performance.clearResourceTimings()');
  await page.locator('.tabs button').nth(at).hover();
  await page.waitForTimeout(400);
  const rows = `#sheet:has(.tabs button:nth-child(${at + 1})[aria-current]) ${row}`;
  return page.evaluate<Shown>(`bench.click(${said(`.tabs button:nth-child(${at + 1})`, rows, listApi)})`);
}

/** From the row that the eye rests on, as one reads through a list. */
async function openOrder(page: Page, at: number): Promise<Shown> {
  await page.evaluate('performance.clearResourceTimings()');
  await page.locator(row).nth(at).click();
  await page.waitForTimeout(500);
  const shown = await page.evaluate<Shown>(
    `bench.openOrder(${said('.drawer:not(.ahead) .order-body', '/api/orders/[0-9a-f-]{36}$')})`,
  );
  await page.keyboard.press('Escape', { delay: 80 });
  return shown;
}

async function contentTimes(page: Page): Promise<BenchResult> {
  const first: Shown[] = [];
  const again: Shown[] = [];
  const changed: Shown[] = [];
  const single: Shown[] = [];
  for (let round = 0; round < rounds; round++) {
    first.push(await openListFirst(page));
    for (const queue of ['prepared', 'shipped', 'delivered'] as const)
      changed.push(await changeQueue(page, queues.indexOf(queue)));
    single.push(await openOrder(page, round));
    again.push(await openAgain(page));
  }
  const each = Object.fromEntries(
    Object.entries({
      'open the list first': first,
      'open the list again': again,
      'change the queue': changed,
      'open an order': single,
    }).map(([what, list]) => [what, figures(list)]),
  );
  const worst = Math.max(...Object.values(each).map((one) => one.ratio));
  const slowest = Math.max(...Object.values(each).map((one) => one.content));
  return {
    name: 'console-list',
    luyue: slowest,
    limit: 2,
    ratio: worst,
    detail: { unit: 'ms', orders, each, load: rounded(loadavg()[0] ?? 0) },
  };
}

/** The ratio is one press's: its content against its own answer, not the quickest content against the quickest answer of another. */
function figures(list: readonly Shown[]): Shown & { ratio: number } {
  const middle = (of: (one: Shown) => number) => rounded(median(list.map(of)));
  return {
    content: middle((one) => one.content),
    asked: middle((one) => one.asked),
    answer: middle((one) => one.answer),
    ratio: middle((one) => one.content / one.answer),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Orders change while the list is read: nothing that stands there may move. */
async function layoutShift({ world }: Bench, page: Page): Promise<BenchResult> {
  await page.goto(new URL('/orders?queue=preparing', page.url()).href);
  await page.locator(row).first().waitFor();
  await page.locator('.live[data-open="true"]').waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate('bench.watchShifts()');
  const ids = await page.evaluate<string[]>('bench.rows(12)');
  for (const orderId of ids)
    await world.act(
      'orders.hold',
      { orderId, kind: 'other', reason: '核对地址', blocks: ['pack'] },
      world.people.operations,
    );
  await page.waitForTimeout(6000);
  const shifted = await page.evaluate<number>('bench.shifted');
  const followed = await page.locator('tbody .tag.paused').count();
  return {
    name: 'console-shift',
    luyue: rounded(shifted),
    limit: 0,
    ratio: rounded(shifted),
    detail: { unit: 'layout shift', updates: ids.length, followed },
  };
}

/** Loads the rows by scrolling on, then scrolls through all of them from the top. */
async function longestTask(browser: Browser, page: Page): Promise<BenchResult> {
  await page.goto(new URL('/orders?queue=all', page.url()).href);
  await page.locator(row).first().waitFor();
  const rows = await page.evaluate<number>(`bench.loadRows(${Math.min(mostRows, orders)})`);
  const tasks = await tasksWhile(browser, page, () => page.evaluate('bench.scrollAll()'));
  const longest = tasks[0]?.ms ?? 0;
  return {
    name: 'console-scroll',
    luyue: longest,
    limit: 1,
    ratio: rounded(longest / 50),
    detail: {
      unit: 'ms, the longest task',
      rows,
      longTasks: tasks.filter(({ ms }) => ms > 50).length,
      mostCpu: Math.max(0, ...tasks.map(({ cpu }) => cpu)),
      longest: tasks.slice(0, 5),
      load: rounded(loadavg()[0] ?? 0),
    },
  };
}
