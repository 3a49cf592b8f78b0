/** What an event of the journal tells whom: pure, from the event and what is known of its order to rows of notices. (OT-3.1, OS-2.3) */
import { newId } from '../../kernel/ids.ts';
import type { JournalEvent } from '../../kernel/journal.ts';
import type { OrderSubject } from '../deadlines/index.ts';
import { resolveAudience, type Place } from './audience.ts';

export type NoticeKind = 'rung' | 'digest' | 'rule' | 'clock-not-started';
export type Level = 'early' | 'soon' | 'urgent' | 'over';

export interface NewNotice {
  id: string;
  source: string;
  audience: string;
  kind: NoticeKind;
  orderId: string | null;
  clockId: string | null;
  rung: number | null;
  level: Level | null;
  rule: string | null;
  clause: string | null;
  dueAt: string | null;
  count: number;
  shopId: string | null;
  warehouseId: string | null;
  at: Date;
}

/** What consumers need to know beside the event itself. */
export interface Known {
  subject: OrderSubject | undefined;
  place: Omit<Place, 'ownerId' | 'at'>;
  /** Whom the rung of the rule's own version names; of a rule's notice, whom the event names. */
  tell: readonly string[];
  at: Date;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function noticesOf(event: JournalEvent, known: Known): NewNotice[] {
  const { data } = event;
  const { subject, at } = known;
  const place: Place = { ...known.place, ownerId: subject?.ownerId ?? null, at };
  const digestId = text(data.digestId);
  const common = {
    orderId: digestId ? null : text(data.orderId),
    clockId: digestId ? null : text(data.clockId),
    rung: typeof data.rung === 'number' && !digestId ? data.rung : null,
    level: text(data.level) as Level | null,
    rule: digestId ? null : text(data.rule),
    clause: digestId ? null : (text(data.clause) ?? clauseOfRule(data)),
    dueAt: digestId ? null : text(data.dueAt),
    count: 1,
    // A digest stands for orders of many places: its audience sees it whole.
    shopId: digestId ? null : (subject?.shopId ?? null),
    warehouseId: digestId ? null : (subject?.warehouseId ?? null),
    at,
  };
  const audiences = new Set(known.tell.map((told) => resolveAudience(told, place)));
  return [...audiences].map((audience) => ({ id: newId(), ...common, audience, ...occasionOf(event, digestId) }));
}

function clauseOfRule(data: JournalEvent['data']): string | null {
  const rule = text(data.rule);
  return rule && typeof data.clauseVersion === 'number'
    ? `${rule.slice(0, rule.indexOf('/'))}@${data.clauseVersion}`
    : null;
}

/** By which an occasion is known again, so that it is told once however often the journal is read. */
function occasionOf({ name, data }: JournalEvent, digestId: string | null): Pick<NewNotice, 'source' | 'kind'> {
  if (digestId) return { source: `digest:${digestId}`, kind: 'digest' };
  if (name === 'clock.fired') return { source: `clock:${String(data.clockId)}:${String(data.rung)}`, kind: 'rung' };
  if (name === 'notice.called') {
    // What may be called several times under one rule says which time it is.
    const occasion = text(data.occasion);
    return { source: occasion ?? `rule:${String(data.orderId)}:${String(data.rule)}`, kind: 'rule' };
  }
  return { source: `not-started:${String(data.orderId)}:${String(data.rule)}`, kind: 'clock-not-started' };
}

const gravity: Record<Level, number> = { early: 0, soon: 1, urgent: 2, over: 3 };

/** Several of one occasion for one audience become one that counts; the gravest level stands. */
export function merged(notices: readonly NewNotice[]): NewNotice[] {
  const byOccasion = new Map<string, NewNotice>();
  for (const one of notices) {
    const key = `${one.source} ${one.audience}`;
    const present = byOccasion.get(key);
    if (!present) byOccasion.set(key, { ...one });
    else if (one.kind === 'digest') {
      present.count += 1;
      if (gravity[one.level ?? 'early'] > gravity[present.level ?? 'early']) present.level = one.level;
    }
  }
  return [...byOccasion.values()];
}
