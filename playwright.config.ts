// Journeys in a real browser over the whole system, started as a user starts it, in a data folder of its own.
// The browser is the system's Chromium (LUYUE_CHROMIUM names another); tools/test.mjs finds it.
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env['LUYUE_JOURNEY_PORT'] ?? 3977);
// Playwright reads this file once in every process: the first reading decides, the others inherit. The folder is made
// by luyue start, because tools that only look at this file shall leave nothing behind.
process.env['LUYUE_JOURNEY_DATA'] ??= path.join(tmpdir(), `luyue-journey-${process.pid}`);
process.env['LUYUE_DEMO_PASSWORD'] ??= 'journey-through-cenTing-2026';
const address = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.spec.ts',
  globalSetup: './tests/journeys/ready.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['LUYUE_CHROMIUM'] ?? '/usr/bin/chromium',
      // Chromium's own sandbox cannot be used by root, which is who runs containers.
      args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
    },
  },
  webServer: {
    command: 'node bin/luyue.mjs start',
    url: `${address}/healthz`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: String(port), LUYUE_DATA: process.env['LUYUE_JOURNEY_DATA'] },
  },
});
