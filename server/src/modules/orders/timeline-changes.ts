/**
 * What an entry of the timeline changed, before and after: corrections field by field, remarks, whose the order is, how it stood. The chain keeps
 * no personal data in clear; it is opened here for the reader, and what names the buyer stays masked. (OS-8.1, OS-8.3)
 */
import type { Ctx } from '../../kernel/action.ts';
import type { ChainEntry } from '../../kernel/read-chain.ts';
import type { DataKey, Secrets } from '../../kernel/secrets.ts';
import { peopleCache, type People } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import type { OrderRecord } from './order.ts';
import { isPersonal } from './sealed-details.ts';
import { readRevisions, receiverMasks } from './timeline-revisions.ts';
import { followStanding } from './timeline-standing.ts';

export interface TimelineChange {
  field: string;
  before: string;
  after: string;
}

interface CorrectionRow {
  field: string;
  before_enc: Buffer;
  after_enc: Buffer;
  at: Date;
}

export async function changesOf(
  ctx: Ctx,
  record: OrderRecord,
  entries: readonly ChainEntry[],
): Promise<Map<string, TimelineChange[]>> {
  const people = await ctx.cached(peopleCache);
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  const corrections = entries.some((entry) => entry.action === 'orders.correct')
    ? await readCorrections(ctx, record.id)
    : [];
  const policy = await ctx.cached(policyCache);
  const hides = (kind: string, name: string) => isPersonal(policy, kind, name, ctx.now);
  const changes = new Map<string, TimelineChange[]>();
  const revised = key ? await readRevisions(ctx, record.id, key, entries) : () => [];
  const stood = followStanding();
  let remark = '';
  for (const entry of entries) {
    const own = assigned(people, entry);
    if (key && entry.action === 'orders.correct')
      own.push(...corrected(ctx.kernel.secrets, key, corrections, entry, hides));
    if (key && entry.action === 'orders.remark') {
      const sealed = entry.body['remark'];
      const after = typeof sealed === 'string' ? ctx.kernel.secrets.decrypt(key, Buffer.from(sealed, 'base64')) : '';
      if (after !== remark) own.push({ field: 'sellerRemark', before: remark, after });
      remark = after;
    }
    own.push(...revised(entry), ...stood(entry));
    if (own.length > 0) changes.set(entry.id, own);
  }
  return changes;
}

function readCorrections(ctx: Ctx, orderId: string): Promise<CorrectionRow[]> {
  return ctx.db.query<CorrectionRow & Record<string, unknown>>(
    `select field, before_enc, after_enc, at from corrections where order_id = $1 order by at, id`,
    [orderId],
  );
}

/** A correction and its entry were written at one instant, in one transaction. */
function corrected(
  secrets: Secrets,
  key: DataKey,
  corrections: readonly CorrectionRow[],
  entry: ChainEntry,
  hides: (kind: string, key: string) => boolean,
): TimelineChange[] {
  const shown = (field: string, sealed: Buffer): string => {
    const text = textOf(JSON.parse(secrets.decrypt(key, sealed)));
    if (text === '') return '';
    const [part, kind = '', name = ''] = field.split('.');
    if (part === 'details' && hides(kind, name)) return '••••';
    return receiverMasks[field]?.(text) ?? text;
  };
  return corrections
    .filter((one) => one.at.getTime() === entry.occurredAt.getTime())
    .map(({ field, before_enc, after_enc }) => ({
      field,
      before: shown(field, before_enc),
      after: shown(field, after_enc),
    }));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value as string | number | boolean);
}

function assigned(people: People, entry: ChainEntry): TimelineChange[] {
  const event = entry.body.events?.find((one) => one.name === 'order.assigned');
  if (!event) return [];
  const nameOf = (id: unknown): string => (typeof id === 'string' ? (people.persons.get(id)?.name ?? '') : '');
  return [{ field: 'owner', before: nameOf(event.data['from']), after: nameOf(event.data['to']) }];
}
