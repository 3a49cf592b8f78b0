/** Words for the entries of the journal: the journal keeps codes and parameters, the reader's language is put on here. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { timelineEntry } from '../../../../contract/orders.ts';
import type { SpecialKinds } from '../special/specialKinds.ts';
import { orderEvents, orderStages, type OrderEvent, type OrderStage } from '../../../../contract/vocabulary.ts';
import type { TimelineEntry, TimelineKind } from '../../ui/Timeline.tsx';

type Sent = z.infer<typeof timelineEntry>;

interface Words {
  t: TFunction;
  name: (name: { zh: string; en: string } | undefined) => string;
  kinds: SpecialKinds;
  /** A cause of a hold as the policy names it. */
  holdKind: (kind: string) => string;
  money: (minor: number) => string;
  /** Whether the reader may open what is linked. */
  may: (right: string) => boolean;
}

/** What goes between us and the buyer, the platform or a colleague in words. */
const messages = new Set(['orders.remark', 'entry.ask', 'entry.answer', 'entry.withdraw-question']);

function kindOf(entry: Sent): TimelineKind {
  if (entry.action.startsWith('deadlines.') || entry.action.startsWith('clocks.')) return 'clock';
  if (entry.action.startsWith('shipments.')) return 'parcel';
  if (/^(conversations|channels)\./.test(entry.action) || messages.has(entry.action)) return 'message';
  return entry.actor.kind === 'person' || entry.actor.kind === 'staff' ? 'person' : 'system';
}

function toneOf(entry: Sent, kind: TimelineKind): TimelineEntry['tone'] {
  if (entry.events.some((event) => event === 'order.held' || event === 'order.cancelled')) return 'late';
  if (kind === 'clock') return /pause|suspend|resume/.test(entry.action) ? 'paused' : 'soon';
  return kind === 'person' || kind === 'parcel' ? 'accent' : 'plain';
}

function whatOf(entry: Sent, { t, name }: Words): string {
  const events = (messages.has(entry.action) ? [] : entry.events)
    .filter((event): event is OrderEvent => event in orderEvents)
    .map((event) => name(orderEvents[event]));
  if (events.length > 0) return events.join(t('list.comma'));
  if (entry.action === 'tasks.done' && entry.details['kind'] === 'acknowledge') return t('special.known');
  // Told as done where it has such words; else as the action is called.
  return t(`action.${entry.action.replace('.', '_')}`, { defaultValue: name(entry.title) });
}

/** The few details that a reader asks for; the rest stays in the journal. Details never hold personal data. */
function detailOf({ details, events }: Sent, { t }: Words): string | undefined {
  const rung = details['rung'];
  if (typeof rung === 'number') return t('timeline.rung', { n: rung + 1 });
  for (const end of ['refundWithdrawn', 'refundRefused'] as const) {
    const done = details[end];
    if (done === 'kept' || done === 'lifted') return t(`timeline.${end}.${done}`);
  }
  const isPayment = events.some((event) => event.startsWith('payment.'));
  const told = ['reason', 'waybill', 'carrier', 'warehouse', 'number', 'comment', ...(isPayment ? ['method'] : [])]
    .map((name) => details[name])
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .filter(Boolean);
  return told.length > 0 ? told.join(' · ') : undefined;
}

/** `line 2.unitPrice` is the second line's price; every other field has a name of its own. */
function fieldName(field: string, { t, name, kinds }: Words): string {
  const detail = kinds.detailOf(field);
  if (detail) return name(detail.title);
  const line = /^line (\d+)\.(quantity|unitPrice)$/.exec(field);
  return line
    ? t(`timeline.lineField.${line[2]}`, { n: line[1] })
    : t(`timeline.field.${field}`, { defaultValue: field });
}

/** A value of the journal in the reader's words. */
function shownValue(field: string, text: string, { t, name, kinds, money, holdKind }: Words): string {
  if (text === '') return '';
  const all = (say: (one: string) => string) => text.split(', ').map(say).join(t('list.and'));
  if (field === 'freight' || field === 'total' || field === 'paid') return money(Number(text));
  if (field === 'flags') return all(kinds.titleOf);
  if (field === 'holds') return all(holdKind);
  if (field === 'stage') return name(orderStages[text as OrderStage]);
  if (field === 'review') return t(`timeline.review.${text}`);
  if (field === 'sellerFlag') return text === 'none' ? '' : t(`orders.sellerFlag.${text}`);
  const choice = kinds.detailOf(field)?.choices.find((one) => one.key === text);
  return choice ? name(choice.title) : text;
}

function changesOf(entry: Sent, words: Words): TimelineEntry['changes'] {
  const shown = (field: string, text: string) => shownValue(field, text, words);
  return entry.changes.map(({ field, before, after }) => ({
    field: fieldName(field, words),
    before: shown(field, before),
    after: shown(field, after),
  }));
}

/** What came with it; it is opened by who has the right to. */
function filesOf(entry: Sent, { t, may }: Words): TimelineEntry['files'] {
  return entry.files.map(({ kind, id }, n) => {
    const label = t(`timeline.file.${kind}`, { n: n + 1 });
    const [right, href] =
      kind === 'paper' ? ['entry.open-scan', `/api/entry/scans/${id}`] : ['intake.imports', `/imports/${id}`];
    return { label, ...(may(right) ? { href } : {}) };
  });
}

/** The platform's message that it came of. */
function messageOf({ deliveryId }: Sent, { t, may }: Words): TimelineEntry['message'] {
  if (deliveryId === null || !may('channels.delivery')) return undefined;
  return { label: t('timeline.delivery'), href: `/deliveries/${deliveryId}` };
}

export function timelineView(entry: Sent, words: Words): TimelineEntry {
  const kind = kindOf(entry);
  return {
    id: entry.id,
    at: entry.at,
    kind,
    tone: toneOf(entry, kind),
    what: whatOf(entry, words),
    detail: detailOf(entry, words),
    changes: changesOf(entry, words),
    files: filesOf(entry, words),
    message: messageOf(entry, words),
    clause: entry.clause ?? undefined,
    by: entry.actor.kind === 'system' ? words.t('timeline.system') : entry.actor.name,
  };
}
