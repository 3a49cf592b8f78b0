// `npm test`: types, format, lint, import directions, tidiness, unused code, unit and module tests, journeys in a
// browser where there is one. It names what it left out; with --everything (CI) an omission is a failure, and the unit
// and module tests also run on Node 24 over PostgreSQL 15. The last line is `N passed, N failed`.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runStep, tool } from './test/run-step.mjs';
import { checkServed } from './test/served.mjs';
import { openTally } from './test/tally.mjs';
import { findChromium, hasJourneys, node24, runJourneys, runVitest } from './test/test-runs.mjs';

const everything = process.argv.includes('--everything');
const tally = openTally(everything);

// The longest begins first, so that the other lane does not wait for it at the end.
const checks = [
  ['lint', [tool('eslint/bin/eslint.js'), '--max-warnings=0', '.']],
  ['types of the server', [tool('typescript/bin/tsc'), '-p', 'server']],
  ['types of the console', [tool('typescript/bin/tsc'), '-p', 'console']],
  ['types of the customer’s pages', [tool('typescript/bin/tsc'), '-p', 'portal']],
  ['format', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['import directions and doors', ['tools/directions.mjs']],
  ['tidiness', ['tools/tidy.mjs']],
  ['unused code', [tool('knip/bin/knip.js'), '--no-progress']],
  ['build', ['tools/build.mjs']],
];

/** Two at a time: the machines that this runs on have two cores. */
async function runChecks() {
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, args] = next;
      tally.check(name, await runStep(process.execPath, args));
    }
  };
  await Promise.all([lane(), lane()]);
  tally.check('sizes of what pages load', await runStep(process.execPath, ['tools/sizes.mjs']));
}

async function runTests() {
  const folder = mkdtempSync(path.join(tmpdir(), 'luyue-served-'));
  try {
    const { result, counts } = await runVitest(['pure', 'console', 'database'], {
      env: { LUYUE_SERVED_FOLDER: folder },
    });
    tally.tests('unit and module tests', result, counts);
    // A broken run proves less than the clauses deserve: only a whole one may say what is served.
    if (result.ok) tally.check('clauses proved by tests (policies/served.json)', checkServed(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runBrowser() {
  const chromium = findChromium();
  if (!hasJourneys()) return tally.omit('journeys in a browser', 'there are none in tests/journeys');
  if (!chromium) return tally.omit('journeys in a browser', 'no Chromium: install it, or name it in LUYUE_CHROMIUM');
  const { result, counts } = await runJourneys(chromium);
  return tally.tests('journeys in a browser', result, counts);
}

/** The other Node and the other PostgreSQL in one run: what fails on only one of them fails here too, in half the time. */
async function runElsewhere() {
  const name = 'unit and module tests on Node 24 over PostgreSQL 15';
  if (!existsSync('/usr/lib/postgresql/15/bin/postgres'))
    return tally.omit(name, 'Debian’s postgresql-15 is not installed');
  if (!everything) return tally.omit(name, 'node tools/test.mjs --everything runs them');
  const { result, counts } = await runVitest(['pure', 'database'], {
    launcher: node24,
    env: { LUYUE_TEST_POSTGRES: '15' },
  });
  return tally.tests(name, result, counts);
}

await runChecks();
await runTests();
await runBrowser();
await runElsewhere();
tally.end();
