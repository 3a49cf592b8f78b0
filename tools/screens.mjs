// Makes the picture of the README: `node tools/screens.mjs` starts a demonstration system of its own in a new folder,
// signs in and photographs the list of orders in zh-CN at 1440×900. It needs a build and the system's Chromium.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { palettePng } from './screens/palette-png.mjs';
import { findChromium } from './test/test-runs.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const picture = path.join(root, 'docs/pictures/orders.png');
const mostBytes = 300_000;
const makingMs = 180_000;
const password = 'a-picture-of-cenTing-2026';

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function startSystem(port, data) {
  const system = spawn(process.execPath, ['bin/luyue.mjs', 'start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), LUYUE_DATA: data, LUYUE_DEMO_PASSWORD: password },
  });
  const ended = new Promise((resolve) => system.once('exit', resolve));
  const stop = async () => {
    system.kill('SIGTERM');
    await ended;
  };
  return { stop, ended };
}

async function isReady(address) {
  try {
    const answer = await fetch(`${address}/api/installation`);
    return (await answer.json()).state === 'ready';
  } catch {
    return false; // Nobody answers yet.
  }
}

async function untilReady(address, ended) {
  let alive = true;
  void ended.then(() => (alive = false));
  for (const until = Date.now() + makingMs; Date.now() < until && alive;) {
    if (await isReady(address)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the demonstration company was not ready in time');
}

async function photograph(address) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
  const browser = await chromium.launch({ executablePath: findChromium(), args });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('账号', { exact: true }).fill('manager');
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.locator('#sheet h1').first().waitFor();
    await page.goto(`${address}/orders?queue=preparing`);
    await page.locator('table.list tbody tr').nth(9).waitFor();
    await page.locator('.live[data-open="true"]').waitFor();
    await page.evaluate('document.fonts.ready');
    return await page.screenshot({ animations: 'disabled' });
  } finally {
    await browser.close();
  }
}

const data = mkdtempSync(path.join(tmpdir(), 'luyue-screens-'));
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const system = startSystem(port, data);
try {
  await untilReady(address, system.ended);
  const png = palettePng(await photograph(address));
  if (png.length > mostBytes) throw new Error(`the picture has ${png.length} bytes, more than ${mostBytes}`);
  writeFileSync(picture, png);
  console.log(`${path.relative(root, picture)}, ${png.length} bytes`);
} finally {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
}
