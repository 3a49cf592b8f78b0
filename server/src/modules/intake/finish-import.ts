/** The end of an import's run: what came of it, in the import's row and in the journal. Internal steps of the job. (OS-2.1) */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lockImports, lockWaiting, type LockedImport } from './import-store.ts';
import type { FileProblem } from './file-problems.ts';
import { supersede } from './set-aside.ts';
import type { WaitingRecord } from './import-record.ts';

export interface Counts {
  rows_written: number;
  rows_known: number;
  orders_entered: number;
  orders_updated: number;
  orders_known: number;
}

interface Finish {
  importId: string;
  counts: Counts;
  companionId: string | null;
  problem: FileProblem | null;
}

export const finishImport = action(
  endpoint({
    name: 'intake.finish',
    route: 'POST /internal/imports/end',
    title: { zh: '导入结束', en: 'End an import' },
    input: z.custom<Finish>((value) => typeof value === 'object' && value !== null),
    output: z.object({ id }),
  }),
  {
    clauses: ['OS-2.1', 'PD-3.2'],
    internal: true,
    load: (ctx, inputs) =>
      lockImports(
        ctx,
        inputs.map((one) => one.importId),
      ),
    run: (ctx, { counts, companionId, problem }, { record, chain }: LockedImport) => {
      const state = problem ? 'failed' : 'done';
      ctx.patch('imports', record.id, {
        ...counts,
        state,
        problem,
        companion_id: companionId ?? record.companion_id,
        ended_at: ctx.now,
      });
      ctx.emit({
        name: 'import.finished',
        v: 1,
        data: { importId: record.id, shopId: record.shop_id, state, ...counts },
      });
      ctx.record(chain, { body: problem ? { problem: problem.code } : {} });
      return { id: record.id };
    },
  },
);

/** Orders that came in by a better file take their waiting rows off the list. */
export const settleRows = action(
  endpoint({
    name: 'intake.settle-rows',
    route: 'POST /internal/imports/settled-rows',
    title: { zh: '待修正的行已由新文件补上', en: 'Waiting rows came in by a newer file' },
    input: z.custom<{ importId: string; rows: { rowId: string; orderId: string }[] }>(
      (value) => typeof value === 'object' && value !== null,
    ),
    output: z.object({ settled: z.int() }),
  }),
  {
    clauses: ['PD-3.2'],
    internal: true,
    load: (ctx, inputs) =>
      Promise.all(
        inputs.map(
          async (input): Promise<{ imported: LockedImport; waiting: Map<string, WaitingRecord> } | Refusal> => {
            const [imported] = await lockImports(ctx, [input.importId]);
            if (!imported || imported instanceof Refusal) return imported ?? new Refusal('NOT_FOUND');
            return {
              imported,
              waiting: await lockWaiting(
                ctx.db,
                input.rows.map((row) => row.rowId),
              ),
            };
          },
        ),
      ),
    run: (ctx, input, { imported, waiting }) => {
      const rows = input.rows.filter((row) => waiting.has(row.rowId));
      for (const { rowId, orderId } of rows) supersede(ctx, rowId, orderId);
      if (rows.length > 0) ctx.record(imported.chain, { body: { settled: rows.length } });
      return { settled: rows.length };
    },
  },
);
