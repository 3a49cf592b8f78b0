// Runs one program as a step of the checks: its output is kept and shown only when it fails, and it has a time limit,
// because a check that hangs is a check that fails.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const limitMs = 20 * 60_000;
// The end of a run names what failed; more of it only hides the next step.
const kept = 8_000;

/** A program of node_modules by its package's file, so that no shell and no npx stands between. */
export const tool = (file) => path.join(root, 'node_modules', file);

export function runStep(command, args, env = {}) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-kept));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = (code) => {
      clearTimeout(timer);
      resolve({ ok: code === 0, output, seconds: ((Date.now() - began) / 1000).toFixed(1) });
    };
    child.once('error', (error) => end(keep(error.message) && 1));
    child.once('close', (code) => end(code ?? 1));
  });
}
