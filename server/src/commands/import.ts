// `luyue import FILE [FILE2]`: the same actions as the console's import, with progress, and every row that waits with its
// column, its value (masked where it is personal) and what mends it. Exit code 3 when some wait. (OS-2.1, PD-3.2)
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import type { ImportView, IssueView } from '../../../contract/intake.ts';
import type { Actor } from '../kernel/access.ts';
import { say, sayJson, table } from './print.ts';
import type { CommandKernel } from './command-kernel.ts';

type Options = { shop?: string; as?: string; json: boolean };

const someWait = 3;

async function importFiles(first: string, second: string | undefined, options: Options): Promise<void> {
  const { actAs, withKernel } = await import('./command-kernel.ts');
  const { systemActor } = await import('../kernel/access.ts');
  const files = second === undefined ? [first] : [first, second];
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`There is no file ${missing}. Check the name and the folder.`);
  const { done, waiting } = await withKernel(async (kernel) => {
    const actor = options.as === undefined ? systemActor('import') : await actAs(kernel, options.as);
    const importId = await start(kernel, files, options.shop, actor);
    await runIt(kernel, importId);
    return {
      done: await ask<ImportView>(kernel, 'intake.import', { importId }, actor),
      waiting: await waitingRows(kernel, importId, actor),
    };
  });
  if (done.waiting > 0 || done.state !== 'done') process.exitCode = someWait;
  const { terminalLanguage } = await import('./command-kernel.ts');
  return tell(done, waiting, options.json, terminalLanguage());
}

async function start(
  kernel: CommandKernel,
  files: readonly string[],
  shopCode: string | undefined,
  actor: Actor,
): Promise<string> {
  const { run } = await import('./command-kernel.ts');
  const { receiveFile } = await import('../modules/intake/index.ts');
  const { companyCache } = await import('../modules/company/index.ts');
  const { value: company } = await kernel.caches.get(companyCache);
  const shop =
    shopCode === undefined ? undefined : (company.shopsByCode.get(shopCode) ?? company.shopsByName.get(shopCode));
  if (shopCode !== undefined && !shop)
    throw new Error(`There is no shop ${shopCode}. There are: ${[...company.shopsByCode.keys()].join(', ')}.`);
  const received = [];
  for (const file of files) received.push(await receiveFile(kernel, path.basename(file), createReadStream(file)));
  try {
    const { id } = await run<{ id: string }>(
      kernel,
      'intake.upload',
      { files: received, shopId: shop?.id, runner: 'command' },
      actor,
    );
    return id;
  } catch (error) {
    await kernel.files.destroy(
      kernel.database,
      received.map((file) => file.id),
    );
    throw error;
  }
}

async function runIt(kernel: CommandKernel, importId: string): Promise<void> {
  const { runImport } = await import('../modules/intake/index.ts');
  const live = process.stderr.isTTY;
  let told = false;
  await runImport(kernel, importId, {
    onProgress: (counts, rowsRead) => {
      if (rowsRead === 0) return;
      told = true;
      const line = `${rowsRead} rows read: ${counts.rows_written} written, ${counts.rows_known} known before`;
      process.stderr.write(live ? `\r${line}` : `${line}\n`);
    },
  });
  if (told && live) process.stderr.write('\n');
}

async function ask<O>(kernel: CommandKernel, name: string, input: unknown, actor: Actor): Promise<O> {
  const { runQuery } = await import('../kernel/run-query.ts');
  const query = kernel.wiring.queries.get(name);
  if (!query) throw new Error(`There is no query ${name}.`);
  return (await runQuery(kernel, query, input, actor)) as O;
}

async function waitingRows(kernel: CommandKernel, importId: string, actor: Actor): Promise<IssueView[]> {
  const all: IssueView[] = [];
  let cursor: string | undefined;
  do {
    const page: { items: IssueView[]; next?: string } = await ask(
      kernel,
      'intake.issues',
      { importId, limit: 500, ...(cursor ? { cursor } : {}) },
      actor,
    );
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

function tell(done: ImportView, waiting: readonly IssueView[], json: boolean, language: 'zh' | 'en'): void {
  const { id, state, rows, written, known, orders, entered, updated, unchanged, waitingOrders } = done;
  const counts = { rows, written, known, waiting: done.waiting, orders, entered, updated, unchanged, waitingOrders };
  const shop = done.shop?.name ?? '';
  if (json) {
    const rowsWaiting = waiting.map(({ part, rowNo, externalNo, column, value, code, what, mend, suggestion }) => ({
      part,
      row: rowNo,
      order: externalNo,
      column,
      value,
      code,
      what,
      mend,
      suggestion,
    }));
    return sayJson({ importId: id, state, shop, format: done.format, ...counts, problem: done.problem, rowsWaiting });
  }
  say(`${done.fileNames.join(' + ')} → ${shop} (${done.format?.[language] ?? ''})`);
  say(
    table(
      ['orders', 'entered', 'updated', 'unchanged', 'waiting', 'rows'],
      [[orders, entered, updated, unchanged, waitingOrders, rows].map(String)],
    ),
  );
  if (done.problem) say(`${done.problem.what[language]}. ${done.problem.mend[language]}.`);
  if (waiting.length === 0) return;
  const faults = waiting.map((one) => [
    `${one.part === 'details' ? 'details ' : ''}${one.rowNo}`,
    one.column,
    one.value.slice(0, 40),
    one.what[language],
    [one.mend[language], one.suggestion ? `→ ${one.suggestion}?` : ''].filter(Boolean).join(' '),
  ]);
  say(table(['row', 'column', 'value', 'fault', 'remedy'], faults));
  say(`${waitingOrders} orders wait to be mended in the console.`);
}

export const importCommand = new Command('import')
  .description('take in the orders of a platform’s file; a file that was taken in before changes nothing')
  .argument('<file>', 'the order list as the platform exports it (Douyin CSV, Taobao CSV)')
  .argument('[file2]', 'its detail list, where the platform exports two (Taobao)')
  .option('--shop <code>', 'the shop that the file is from, where the file does not tell')
  .option('--as <account>', 'the person in whose name it is done')
  .option('--json', 'print as JSON', false)
  .addHelpText(
    'after',
    '\nExit code: 0 when everything is in, 3 when rows wait to be mended, 1 when nothing was taken in.',
  )
  .action(importFiles);
