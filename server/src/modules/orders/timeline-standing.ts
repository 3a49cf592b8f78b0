/**
 * How an order stood before and after each entry of its chain, as far as the events tell it: money paid, holds, review, flag, and a stage
 * that did not simply follow the last one. Pure: it is read forward, one entry after the other. (OS-8.1)
 */
import { orderStages } from '../../../../contract/vocabulary.ts';
import type { ChainEntry } from '../../kernel/read-chain.ts';
import type { TimelineChange } from './timeline-changes.ts';

interface Standing {
  paid: number;
  /** The kinds of the holds that are in place, by their ids. */
  holds: ReadonlyMap<string, string>;
  review: string;
  flag: string;
  stage: string;
}

type Told = NonNullable<ChainEntry['body']['events']>[number];

const reviewAfter: Record<string, string> = {
  'order.review-opened': 'open',
  'order.approved': 'approved',
  'order.returned': 'returned',
  'order.rejected': 'rejected',
};

const stages = Object.keys(orderStages);

/** Gives what each entry changed, when it is called for them in their sequence. */
export function followStanding(): (entry: ChainEntry) => TimelineChange[] {
  let now: Standing = { paid: 0, holds: new Map(), review: 'none', flag: 'none', stage: '' };
  return ({ body }) => {
    const before = now;
    now = (body.events ?? []).reduce(standingAfter, before);
    return changesBetween(before, now);
  };
}

function standingAfter(was: Standing, { name, data }: Told): Standing {
  const { amount, holdId, kind, flag, stage } = data;
  const next = { ...was };
  if (name === 'payment.taken' || name === 'payment.refunded')
    next.paid += (name === 'payment.taken' ? 1 : -1) * Number(amount);
  const holds = new Map(was.holds);
  if (name === 'order.held' && typeof holdId === 'string') holds.set(holdId, String(kind));
  if (name === 'order.released' && typeof holdId === 'string') holds.delete(holdId);
  if (name === 'order.remarked' && typeof flag === 'string') next.flag = flag;
  if (name.startsWith('order.') && typeof stage === 'string' && stage in orderStages) next.stage = stage;
  return { ...next, holds, review: reviewAfter[name] ?? was.review };
}

function changesBetween(before: Standing, after: Standing): TimelineChange[] {
  const kinds = ({ holds }: Standing) => [...holds.values()].join(', ');
  const isNext = stages.indexOf(after.stage) === stages.indexOf(before.stage) + 1 && after.stage !== 'cancelled';
  const told: [field: string, before: string, after: string, isTold: boolean][] = [
    // What the entry's own words say already, such as that it was checked, is not told a second time.
    ['stage', before.stage, after.stage, before.stage !== '' && !isNext],
    ['review', before.review, after.review, before.review !== 'none'],
    ['holds', kinds(before), kinds(after), true],
    ['paid', String(before.paid), String(after.paid), true],
    ['sellerFlag', before.flag, after.flag, true],
  ];
  return told
    .filter(([, was, is, isTold]) => isTold && was !== is)
    .map(([field, was, is]) => ({ field, before: was, after: is }));
}
