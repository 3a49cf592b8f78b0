// What neither the compiler nor the linter sees: sizes, empty names, whose table it is, paths of one machine.
// `node tools/tidy.mjs` lists the problems; `--shrink` lowers the allowances to what the files have become.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSizes, shrink } from './tidy/sizes.mjs';
import { readSources } from './tidy/source-files.mjs';
import { checkTables } from './tidy/tables.mjs';
import { checkWords } from './tidy/words.mjs';

const tools = path.dirname(fileURLToPath(import.meta.url));
const allowedFile = path.join(tools, 'tidy-allowed.json');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const files = readSources(path.dirname(tools));
const allowed = readJson(allowedFile);

if (process.argv.includes('--shrink')) {
  writeFileSync(allowedFile, `${JSON.stringify(shrink(files, allowed), null, 2)}\n`);
} else {
  const tables = readJson(path.join(tools, 'tidy-tables.json'));
  const problems = [...checkSizes(files, allowed), ...checkWords(files), ...checkTables(files, tables)];
  for (const problem of problems) console.log(problem);
  console.log(`${files.length} files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
