/** The two routes that carry the bytes of scans: up as multipart/form-data, down after the look was logged. (OS-2.1, OS-8.3) */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { scopeFor, type Actor } from '../../kernel/access.ts';
import { recordDenied } from '../../kernel/denied.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { AddRoutes } from '../../kernel/routes.ts';
import { runAction } from '../../kernel/run-action.ts';
import { isShown, scanKind } from './scan-kinds.ts';
import { keepScan, openScan } from './scans.ts';

const maxBytes = 20 * 1024 * 1024;

export const scanRoutes: AddRoutes = (app, kernel, who) => {
  app.post('/api/entry/scans', async (request, reply) => {
    const actor = await mustHold(kernel, await who(request), keepScan.name);
    return reply.header('cache-control', 'no-store').send(await receive(kernel, request, actor));
  });
  app.get<{ Params: { scanId: string } }>('/api/entry/scans/:scanId', async (request, reply) => {
    const actor = await mustHold(kernel, await who(request), openScan.name);
    const { scanId } = request.params;
    if (!z.uuid().safeParse(scanId).success) throw new Refusal('NOT_FOUND', { field: 'scanId' });
    const scan = await runAction(kernel, openScan, { scanId }, actor, { address: request.ip });
    const content = await kernel.files.open(kernel.database, scanId);
    const shown = isShown(scan.mediaType);
    return reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox")
      .header('content-disposition', shown ? 'inline' : 'attachment; filename="scan"')
      .type(shown ? scan.mediaType : 'application/octet-stream')
      .send(content);
  });
};

async function mustHold(kernel: Kernel, actor: Actor, action: string): Promise<Actor> {
  if (scopeFor(actor, action)) return actor;
  await recordDenied(kernel, actor, action);
  throw new Refusal('RIGHT_MISSING', { params: { action } });
}

/** Takes one file; what turns out to be no scan is destroyed again. */
async function receive(kernel: Kernel, request: FastifyRequest, actor: Actor): Promise<unknown> {
  if (!request.isMultipart()) throw new Refusal('FILE_MISSING', { field: 'file' });
  const part = await request.file({ limits: { files: 1, fields: 2, fileSize: maxBytes } });
  if (!part) throw new Refusal('FILE_MISSING', { field: 'file' });
  let head = Buffer.alloc(0);
  async function* watched(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      if (head.length < 512) head = Buffer.concat([head, piece]).subarray(0, 512);
      yield piece;
    }
  }
  const stored = await kernel.files.put(kernel.database, watched(part.file), {
    name: 'scan',
    mediaType: 'application/octet-stream',
    maxBytes,
  });
  try {
    const mediaType = scanKind(head);
    if (part.file.truncated)
      throw new Refusal('FILE_TOO_LARGE', { field: 'file', params: { maxMb: maxBytes / 1024 / 1024 } });
    if (!mediaType) throw new Refusal('SCAN_KIND_UNKNOWN', { field: 'file' });
    return await runAction(kernel, keepScan, { fileId: stored.id, mediaType, bytes: stored.size }, actor);
  } catch (error) {
    await kernel.files.destroy(kernel.database, [stored.id]).catch(() => undefined);
    throw error;
  }
}
