/**
 * Runs a call over a connection with a token that is good: renewed where it has run out, and once more where the platform
 * says that it has. What is kept of it is bookkeeping of a job, encrypted, and no change that a person made. (OS-4.3)
 */
import type { Kernel } from '../../kernel/kernel.ts';
import { CallFailed } from './call.ts';
import { keyOf, lineOf, type ConnectionRecord } from './connection.ts';
import type { ChannelKind, Line } from './kind.ts';
import { kinds } from './kinds.ts';

export async function usePlatform<T>(
  kernel: Kernel,
  record: ConnectionRecord,
  run: (line: Line, kind: ChannelKind) => Promise<T>,
): Promise<T> {
  const kind = kinds[record.kind];
  const line = await lineOf(kernel, record);
  if (!kind.renewToken) return run(line, kind);
  const first = line.token ? line : await renewed(kernel, record, line);
  try {
    return await run(first, kind);
  } catch (error) {
    if (!(error instanceof CallFailed) || error.code !== 'API_ACCESS_DENIED' || !line.token) throw error;
    return run(await renewed(kernel, record, line), kind);
  }
}

async function renewed(kernel: Kernel, record: ConnectionRecord, line: Line): Promise<Line> {
  const made = await kinds[record.kind].renewToken?.(line);
  if (!made) return line;
  const sealed = kernel.secrets.encrypt(await keyOf(kernel, record), made.token);
  await kernel.database.query(`update connections set token_enc = $2, token_until = $3 where id = $1`, [
    record.id,
    sealed,
    made.until,
  ]);
  record.token_enc = sealed;
  record.token_until = made.until;
  return { ...line, token: made.token };
}
