/**
 * The two routes of intake that carry files: POST /api/imports takes one or two order files as multipart/form-data, and
 * the list of faults goes out as CSV, in which nothing is a formula. Rights are asked as of any action. (OS-2.1, PD-3.2)
 */
import { stringify } from 'csv-stringify/sync';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FileLook } from '../../../../contract/import-mappings.ts';
import { id } from '../../../../contract/kit.ts';
import type { Actor } from '../../kernel/access.ts';
import { contextFor } from '../../kernel/context.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { AddRoutes } from '../../kernel/routes.ts';
import { runAction } from '../../kernel/run-action.ts';
import { reachImport } from './import-store.ts';
import { lookAtFile } from './mapping/look-at-file.ts';
import { formatsFor, mappingsCache } from './mapping/mapping-store.ts';
import { issueViews, waitingPage } from './issue-views.ts';
import { mustHold, withOneFile } from './one-file.ts';
import { receiveFile, type ReceivedFile } from './received-file.ts';
import { uploadImport } from './upload.ts';

const mostFiles = 2;

export const intakeRoutes: AddRoutes = (app, kernel, who) => {
  app.post('/api/imports', async (request, reply) => {
    const actor = await mustHold(kernel, await who(request), 'intake.upload');
    const started = await receive(kernel, request, actor);
    return reply.header('cache-control', 'no-store').send(started);
  });
  app.post('/api/imports/looks', async (request, reply) => {
    const actor = await mustHold(kernel, await who(request), 'intake.save-mapping');
    return reply.header('cache-control', 'no-store').send(await look(kernel, request, actor));
  });
  app.get<{ Params: { importId: string }; Querystring: { lang?: string } }>(
    '/api/imports/:importId/errors.csv',
    async (request, reply) => {
      const actor = await mustHold(kernel, await who(request), 'intake.issues');
      const text = await faultsAsCsv(kernel, actor, request.params.importId, request.query.lang === 'en' ? 'en' : 'zh');
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="errors.csv"')
        .type('text/csv; charset=utf-8')
        .send(text);
    },
  );
};

/** Stores what comes, then starts the import; what is refused is destroyed again. */
async function receive(kernel: Kernel, request: FastifyRequest, actor: Actor): Promise<{ id: string; state: string }> {
  if (!request.isMultipart()) throw new Refusal('FILE_MISSING', { field: 'file' });
  const files: ReceivedFile[] = [];
  let shopId: string | undefined;
  try {
    for await (const part of request.parts({ limits: { files: mostFiles + 1, fields: 5 } })) {
      if (part.type === 'field') {
        if (part.fieldname === 'shopId' && part.value !== '') shopId = shopIdOf(part.value);
        continue;
      }
      if (files.length >= mostFiles) throw new Refusal('TOO_MANY_FILES', { field: 'file', params: { max: mostFiles } });
      files.push(await receiveFile(kernel, part.filename ?? '', part.file));
      if (part.file.truncated) throw new Refusal('FILE_TOO_LARGE', { field: 'file', params: { maxMb: 200 } });
    }
    if (files.length === 0) throw new Refusal('FILE_MISSING', { field: 'file' });
    return await runAction(kernel, uploadImport, { files, shopId, runner: 'worker' }, actor, { address: request.ip });
  } catch (error) {
    await kernel.files
      .destroy(
        kernel.database,
        files.map((file) => file.id),
      )
      .catch(() => undefined);
    throw error;
  }
}

/** What a look answers is kept by nobody. */
async function look(kernel: Kernel, request: FastifyRequest, actor: Actor): Promise<FileLook> {
  const ctx = contextFor(kernel, 'intake.save-mapping', actor, kernel.database);
  const formats = formatsFor(await ctx.cached(mappingsCache));
  return withOneFile(kernel, request, (open) => lookAtFile(open, formats));
}

function shopIdOf(value: unknown): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw new Refusal('SHOP_UNKNOWN', { field: 'shopId' });
  return parsed.data;
}

const header = {
  zh: ['表', '行', '订单号', '列', '现在的值', '问题', '怎么改'],
  en: ['list', 'row', 'order', 'column', 'value', 'fault', 'remedy'],
};
const perPage = 1000;

async function faultsAsCsv(kernel: Kernel, actor: Actor, importId: string, language: 'zh' | 'en'): Promise<string> {
  if (!z.uuid().safeParse(importId).success) throw new Refusal('NOT_FOUND', { field: 'importId' });
  const ctx = contextFor(kernel, 'intake.issues', actor, kernel.database);
  const record = await reachImport(ctx, importId);
  const lines: string[][] = [header[language]];
  let after: string | undefined;
  do {
    const rows = await waitingPage(ctx, record.id, { after, limit: perPage });
    const issues = await issueViews(ctx, record, rows);
    for (const one of issues) {
      lines.push([
        one.part === 'orders' ? '订单' : '明细',
        String(one.rowNo),
        one.externalNo ?? '',
        one.column,
        one.value,
        one.what[language],
        one.mend[language],
      ]);
    }
    const last = rows[rows.length - 1];
    after = rows.length === perPage && last ? Buffer.from(JSON.stringify([last.id])).toString('base64url') : undefined;
  } while (after);
  // A spreadsheet would run =…, +…, -… and @…, and would round long numbers; a byte order mark lets it read Chinese.
  return stringify(lines, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
