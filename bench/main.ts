/** `npm run bench -- NAME [--json]`: each name compares Luyue with a bare client in one run and says whether it keeps its limit. */
import { clocks } from './clocks.ts';
import { consoleList } from './console-list.ts';
import { createOrders } from './create-orders.ts';
import type { BenchResult } from './environment.ts';
import { importOrders } from './import.ts';
import { measurePages } from './lighthouse.ts';
import { listAndPage } from './list.ts';
import { webhooks } from './webhooks.ts';
import { review } from './review.ts';

const benches: Record<string, () => Promise<BenchResult | BenchResult[]>> = {
  'create-orders': createOrders,
  list: listAndPage,
  'order-page': listAndPage,
  clocks,
  'console-list': consoleList,
  import: importOrders,
  review,
  lighthouse: measurePages,
  webhooks,
};

/** Where a smaller ratio is the better one. */
const timeRatios = new Set([
  'list',
  'order-page',
  'clocks-idle',
  'console-list',
  'console-scroll',
  'console-shift',
  'review',
]);

function keeps(result: BenchResult): boolean {
  return timeRatios.has(result.name) ? result.ratio <= result.limit : result.ratio >= result.limit;
}

async function main(): Promise<void> {
  const names = process.argv.slice(2).filter((a) => !a.startsWith('--'));
  const json = process.argv.includes('--json');
  const unknown = names.filter((n) => !benches[n]);
  if (names.length === 0 || unknown.length > 0) {
    process.stderr.write(`npm run bench -- NAME [--json]; names: ${Object.keys(benches).join(', ')}\n`);
    process.exit(2);
  }
  for (const name of names) {
    for (const result of [await benches[name]?.()].flat()) {
      if (!result) continue;
      if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
      else
        process.stdout.write(
          `${result.name}: ${result.luyue} (${String(result.detail.unit ?? '')}), ratio ${result.ratio}, limit ${result.limit}: ${keeps(result) ? 'kept' : 'MISSED'}\n${JSON.stringify(result.detail, null, 2)}\n`,
        );
      if (!keeps(result)) process.exitCode = 1;
    }
  }
}

await main();
