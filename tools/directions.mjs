// Import directions and doors: runs the rules of .dependency-cruiser.cjs over a tree and lists what breaks them.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const ruleSet = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

const folders = ['server/src', 'server/test', 'contract', 'console/src', 'portal', 'bench', 'tests'];

/** Violations as `{ rule, from, to }`, with paths relative to the tree. */
export async function findViolations(baseDir = root) {
  const present = folders.filter((folder) => existsSync(path.join(baseDir, folder)));
  const options = {
    baseDir,
    ruleSet,
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(tools|dist|node_modules)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  };
  const { output } = await cruise(present, options);
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = await findViolations();
  for (const { rule, from, to } of violations) console.log(`${rule}: ${from} → ${to}`);
  console.log(`${modules} files, ${violations.length} forbidden imports`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
