/**
 * GET /api/exports/:exportId/file streams what was asked for, to the one who asked, for a quarter of an hour. Rights are asked again,
 * so that one who lost them gets no rows. With the framed Accept the bytes come in frames that tell how many rows are done.
 */
import { Readable } from 'node:stream';
import { framedExport } from '../../../../contract/exports.ts';
import { id as anId } from '../../../../contract/kit.ts';
import { actorRef, scopeFor, type Actor } from '../../kernel/access.ts';
import type { Ctx } from '../../kernel/action.ts';
import { contextFor } from '../../kernel/context.ts';
import { rightMissing } from '../../kernel/denied.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { AddRoutes } from '../../kernel/routes.ts';
import { exportOf, type ListExport } from './list-export.ts';
import { mediaTypes, sheetBytes, type Cell, type ExportLanguage } from './sheet-bytes.ts';

const fetchableMs = 15 * 60_000;

interface ExportRecord {
  id: string;
  list: string;
  format: keyof typeof mediaTypes;
  language: ExportLanguage;
  filter: unknown;
  clear: boolean;
  file_name: string;
  asked_at: Date;
}

export const exportRoutes: AddRoutes = (app, kernel, who) => {
  app.get<{ Params: { exportId: string } }>('/api/exports/:exportId/file', async (request, reply) => {
    const actor = await who(request);
    const asked = await askedFor(kernel, actor, request.params.exportId);
    const framed = request.headers.accept === framedExport;
    const bytes = await bytesOf(kernel, actor, asked, framed);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(asked.record.file_name)}`)
      .type(framed ? framedExport : mediaTypes[asked.record.format])
      .send(Readable.from(bytes));
  });
};

interface Asked {
  record: ExportRecord;
  list: ListExport<unknown>;
}

async function askedFor(kernel: Kernel, actor: Actor, exportId: string): Promise<Asked> {
  if (!anId.safeParse(exportId).success) throw new Refusal('NOT_FOUND', { field: 'exportId' });
  const [record] = await kernel.database.query<ExportRecord & Record<string, unknown>>(
    `select id, list, format, language, filter, clear, file_name, asked_at from exports where id = $1 and asked_by = $2`,
    [exportId, actorRef(actor)],
  );
  const list = record && exportOf(record.list);
  if (!record || !list) throw new Refusal('NOT_FOUND', { field: 'exportId' });
  if (kernel.clock.now().getTime() - record.asked_at.getTime() > fetchableMs) throw new Refusal('EXPORT_EXPIRED');
  for (const right of [list.reads, ...(record.clear && list.reveals ? [list.reveals.right] : [])])
    if (!scopeFor(actor, right)) throw rightMissing(kernel, right);
  return { record, list };
}

async function bytesOf(
  kernel: Kernel,
  actor: Actor,
  { record, list }: Asked,
  framed: boolean,
): Promise<AsyncIterable<Uint8Array>> {
  const ctx = contextFor(kernel, list.reads, actor, kernel.database);
  const heads = await list.heads(record.language, ctx);
  const done = { rows: 0 };
  const counted = async function* (): AsyncGenerator<Cell[][]> {
    for await (const page of pagesOf(ctx, record, list)) {
      done.rows += page.length;
      yield page;
    }
  };
  const bytes = sheetBytes(record.format, {
    name: list.fileName[record.language],
    heads,
    pages: counted(),
  });
  return framed ? inFrames(bytes, done) : bytes;
}

async function* pagesOf(
  ctx: Ctx,
  { filter, language, clear }: ExportRecord,
  list: ListExport<unknown>,
): AsyncGenerator<Cell[][]> {
  const { found } = filter as { found?: string[] };
  if (found && list.found) yield await list.found(ctx, found, language);
  else yield* list.pages(ctx, filter, { language, clear });
}

async function* inFrames(bytes: AsyncIterable<Uint8Array>, done: { rows: number }): AsyncGenerator<Uint8Array> {
  const head = (length: number): Buffer => {
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(done.rows, 0);
    frame.writeUInt32BE(length, 4);
    return frame;
  };
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    yield head(chunk.length);
    yield chunk;
  }
  yield head(0);
}
