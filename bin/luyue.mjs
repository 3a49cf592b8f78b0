#!/usr/bin/env node
// The command line's first step, in plain JavaScript that old Nodes can read: is this Node new enough, is Luyue built?
// Only then the real program is loaded.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const program = new URL('../dist/server/cli.js', import.meta.url);

function fail(line) {
  process.stderr.write(`luyue: ${line}\n`);
  process.exit(1);
}

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old. Install Node 20.19 or newer from nodejs.org.`);
} else if (!existsSync(fileURLToPath(program))) {
  fail('The program is not built. Run npm ci, or node tools/build.mjs where npm runs no scripts.');
} else {
  // Without this, stack traces point into the bundle.
  process.setSourceMapsEnabled(true);
  try {
    await import(program.href);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    fail(`A package is missing (${error.message.split('\n')[0]}). Run npm ci in the folder of Luyue.`);
  }
}
