// The runs of tests: unit and module tests by vitest, on this Node or another, on this PostgreSQL or another; journeys
// by Playwright. Each answers how many passed, failed and were skipped.
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, runStep, tool } from './run-step.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0 };

function readReport(file, count) {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : nothing;
}

async function withReport(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'luyue-report-'));
  try {
    return await work(path.join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

const countPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/** `launcher` is the program that runs vitest: this Node, or npx with another. */
export function runVitest(projects, { env = {}, launcher = [process.execPath] } = {}) {
  return withReport(async (report) => {
    const names = projects.flatMap((name) => ['--project', name]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const [command, ...before] = launcher;
    const args = [...before, tool('vitest/vitest.mjs'), 'run', ...names, ...reporters];
    const result = await runStep(command, args, env);
    return { result, counts: readReport(report, countVitest) };
  });
}

export const node24 = ['npx', '-y', '-p', 'node@24', 'node'];

export function findChromium() {
  const named = process.env.LUYUE_CHROMIUM;
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const macOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [named, ...usual, macOS].find((file) => file && existsSync(file));
}

export function hasJourneys() {
  const folder = path.join(root, 'tests/journeys');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.spec.ts'));
}

export function runJourneys(chromium) {
  return withReport(async (report) => {
    const data = mkdtempSync(path.join(tmpdir(), 'luyue-journey-'));
    // Open to the account that runs PostgreSQL, so that the cluster lies within and goes with it.
    chmodSync(data, 0o755);
    const env = {
      LUYUE_CHROMIUM: chromium,
      LUYUE_JOURNEY_DATA: data,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      NO_COLOR: '1',
    };
    try {
      const result = await runStep(
        process.execPath,
        [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
        env,
      );
      return { result, counts: readReport(report, countPlaywright) };
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
}
