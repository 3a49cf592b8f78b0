/**
 * What a new revision of an order changed beyond single corrections: what it comes to, and a receiver that was changed as a whole. The
 * revisions are sealed; they are opened here for the reader, and the receiver stays masked. (OS-6.3, OS-8.1, OS-8.3)
 */
import type { Ctx } from '../../kernel/action.ts';
import { maskAddress, maskName, maskPhone } from '../../kernel/mask.ts';
import type { ChainEntry } from '../../kernel/read-chain.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import type { Receiver } from './receiver.ts';
import type { TimelineChange } from './timeline-changes.ts';

interface Revision {
  receiver: Partial<Receiver>;
  lines: { amount: number }[];
  freight: number;
}

export const receiverMasks: Record<string, (text: string) => string> = {
  'receiver.name': maskName,
  'receiver.phone': maskPhone,
  'receiver.detail': maskAddress,
};

const receiverParts = ['name', 'phone', 'province', 'city', 'district', 'detail'] as const;

/** Gives what the revision that an entry made differs in from the one before it. */
export async function readRevisions(
  ctx: Ctx,
  orderId: string,
  key: DataKey,
  entries: readonly ChainEntry[],
): Promise<(entry: ChainEntry) => TimelineChange[]> {
  if (!entries.some((entry) => madeBy(entry))) return () => [];
  const rows = await ctx.db.query<{ rev: number; content_enc: Buffer }>(
    `select rev, content_enc from order_revisions where order_id = $1 order by rev`,
    [orderId],
  );
  const revisions = rows.map(({ rev, content_enc: sealed }) => ({
    rev,
    content: JSON.parse(ctx.kernel.secrets.decrypt(key, sealed)) as Revision,
  }));
  return (entry) => {
    const made = madeBy(entry);
    const at = revisions.findIndex(({ rev }) => rev === made?.rev);
    const [before, after] = [revisions[at - 1]?.content, revisions[at]?.content];
    if (!made || !before || !after) return [];
    return [...(made.isWholeReceiver ? receiverChanges(before, after) : []), ...totalChange(before, after)];
  };
}

function madeBy({ body }: ChainEntry): { rev: number; isWholeReceiver: boolean } | undefined {
  const data = body.events?.find((event) => event.name === 'order.corrected')?.data;
  if (typeof data?.['rev'] !== 'number') return undefined;
  const { rev, fields } = data as { rev: number; fields?: unknown };
  return { rev, isWholeReceiver: Array.isArray(fields) && fields.includes('receiver') };
}

function receiverChanges(before: Revision, after: Revision): TimelineChange[] {
  return receiverParts.flatMap((part) => {
    const [was, is] = [String(before.receiver[part] ?? ''), String(after.receiver[part] ?? '')];
    if (was === is) return [];
    const field = `receiver.${part}`;
    const masked = (text: string) => (text === '' ? '' : (receiverMasks[field]?.(text) ?? text));
    return [{ field, before: masked(was), after: masked(is) }];
  });
}

function totalChange(before: Revision, after: Revision): TimelineChange[] {
  const [was, is] = [before, after].map(({ lines, freight }) =>
    lines.reduce((sum, line) => sum + line.amount, freight),
  );
  return was === is ? [] : [{ field: 'total', before: String(was), after: String(is) }];
}
