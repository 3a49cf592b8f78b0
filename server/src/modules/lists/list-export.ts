/**
 * The export of a list: asking for it is an action, journalled with filter and reason on the asker's chain; the file is then streamed.
 * A list gives its heads and its pages of rows and gets its action back. (OS-8.3, CC-7.1)
 */
import type { z } from 'zod';
import type { exportInput, exportStarted } from '../../../../contract/exports.ts';
import type { Endpoint } from '../../../../contract/kit.ts';
import { exportList, listFilters, type ListName } from '../../../../contract/lists.ts';
import { action, type ActionDefinition, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { actorRef, scopeFor } from '../../kernel/access.ts';
import { lockChains } from '../../kernel/chains.ts';
import { rightMissing } from '../../kernel/denied.ts';
import { newId } from '../../kernel/ids.ts';
import { inputRefusal } from '../../kernel/input.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { localTime, type Cell, type ExportLanguage } from './sheet-bytes.ts';

export type ExportEndpoint<F extends z.ZodType> = Endpoint<ReturnType<typeof exportInput<F>>, typeof exportStarted>;

export interface ListExport<F> {
  list: string;
  /** The right that shows the rows: asked again while they are read. */
  reads: string;
  /** The right to see their personal data in clear, and the fields that it means; none where rows hold nothing personal. */
  reveals?: { right: string; fields: string[] };
  fileName: Record<ExportLanguage, string>;
  heads(language: ExportLanguage, ctx: Ctx): string[] | Promise<string[]>;
  /** Rows page by page, so that neither the database nor the process holds the whole list. */
  pages(ctx: Ctx, filter: F, how: { language: ExportLanguage; clear: boolean }): AsyncIterable<Cell[][]>;
  /** The rows of these ids that the asker may see, where the list is searched by something personal. */
  found?(ctx: Ctx, ids: readonly string[], language: ExportLanguage): Promise<Cell[][]>;
}

const lists = new Map<string, ListExport<unknown>>();

export function exportOf(list: string): ListExport<unknown> | undefined {
  return lists.get(list);
}

/** Registers the list and answers the action that asks for its export. */
export function listExport<F extends z.ZodType>(
  endpoint: ExportEndpoint<F>,
  list: ListExport<z.infer<F>>,
): ActionDefinition<z.infer<ExportEndpoint<F>['input']>, z.infer<typeof exportStarted>> {
  lists.set(list.list, list as ListExport<unknown>);
  return action(endpoint, {
    clauses: ['OS-8.3', 'CC-7.1'],
    load: loadOwnChain,
    run: (ctx, asked, chain) => {
      const { filter, format, language, clear, reason } = asked as z.infer<ReturnType<typeof exportInput>>;
      const reveals = clear ? list.reveals : undefined;
      if (reveals && !scopeFor(ctx.actor, reveals.right)) throw rightMissing(ctx.kernel, reveals.right, 'clear');
      if (reveals && reason === undefined) throw new Refusal('REASON_MISSING', { field: 'reason' });
      const started = startExport(ctx, list as ListExport<unknown>, { filter, format, language, clear }, chain, reason);
      if (reveals)
        logAccess(ctx, { kind: 'export', id: started.exportId, fields: reveals.fields, reason: reason ?? null });
      return started;
    },
  });
}

/** A list whose rows hold nothing in clear: who may read it may export it, by the one action `lists.export`. */
export type ListedExport = Omit<ListExport<Readonly<Record<string, string>>>, 'reveals'> & { list: ListName };

export function offerExport(...offered: readonly ListedExport[]): void {
  for (const one of offered) lists.set(one.list, one as ListExport<unknown>);
}

export const exportAnyList = action(exportList, {
  clauses: ['OS-8.3', 'PD-3.3'],
  load: loadOwnChain,
  run: (ctx, { list, filter, found, format, language }, chain) => {
    const offered = lists.get(list);
    if (!offered || !scopeFor(ctx.actor, offered.reads)) throw rightMissing(ctx.kernel, offered?.reads ?? list);
    if (found && !offered.found) throw new Refusal('INPUT_INVALID', { field: 'found' });
    const parsed = listFilters[list].safeParse(filter);
    if (!parsed.success) throw inputRefusal(parsed.error, 'filter');
    return startExport(ctx, offered, { filter: found ? { found } : filter, format, language, clear: false }, chain);
  },
});

async function loadOwnChain(ctx: Ctx, inputs: readonly unknown[]): Promise<(Chain | Refusal)[]> {
  const id = ctx.actor.personId;
  const chain = id === undefined ? undefined : (await lockChains(ctx.db, [id])).get(id);
  return inputs.map(() => chain ?? new Refusal('SIGN_IN_REQUIRED'));
}

interface Asked {
  filter: unknown;
  format: string;
  language: ExportLanguage;
  clear: boolean;
}

function startExport(
  ctx: RowCtx,
  list: ListExport<unknown>,
  { filter, format, language, clear }: Asked,
  chain: Chain,
  reason?: string,
): z.infer<typeof exportStarted> {
  const id = newId();
  const fileName = `${list.fileName[language]}-${localTime(ctx.now).toISOString().slice(0, 10)}.${format}`;
  ctx.insert('exports', {
    id,
    list: list.list,
    format,
    language,
    filter,
    clear,
    file_name: fileName,
    asked_by: actorRef(ctx.actor),
    asked_at: ctx.now,
  });
  ctx.emit({ name: 'export.asked', v: 1, data: { exportId: id, list: list.list, format, clear } });
  ctx.record(chain, { body: { filter, reason } });
  return { exportId: id, fileName };
}
