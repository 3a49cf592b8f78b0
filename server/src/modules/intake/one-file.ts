/** A request that brings one file which nobody keeps: it is received, read, and destroyed again. (OS-2.1, OS-8.3) */
import type { FastifyRequest } from 'fastify';
import { scopeFor, type Actor } from '../../kernel/access.ts';
import { recordDenied } from '../../kernel/denied.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OpenFile } from './decode.ts';
import { UnreadableFile } from './file-problems.ts';
import { unreadable } from './inspect-upload.ts';
import { receiveFile } from './received-file.ts';
import { opener } from './run-import.ts';

export async function mustHold(kernel: Kernel, actor: Actor, action: string): Promise<Actor> {
  if (scopeFor(actor, action)) return actor;
  await recordDenied(kernel, actor, action);
  throw new Refusal('RIGHT_MISSING', { params: { action } });
}

export async function withOneFile<T>(
  kernel: Kernel,
  request: FastifyRequest,
  read: (open: OpenFile) => Promise<T>,
): Promise<T> {
  const part = request.isMultipart() ? await request.file({ limits: { files: 1, fields: 5 } }) : undefined;
  if (!part) throw new Refusal('FILE_MISSING', { field: 'file' });
  const file = await receiveFile(kernel, part.filename, part.file);
  try {
    if (part.file.truncated) throw new Refusal('FILE_TOO_LARGE', { field: 'file', params: { maxMb: 200 } });
    return await read(opener(kernel, file.id));
  } catch (error) {
    throw error instanceof UnreadableFile ? unreadable(error.problem, file.name) : error;
  } finally {
    await kernel.files.destroy(kernel.database, [file.id]).catch(() => undefined);
  }
}
