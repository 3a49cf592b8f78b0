/** What a newer report of a platform may do to an order of ours, over every stage of both. (OT-3.1, PD-3.1) */
import { describe, expect, test } from 'vitest';
import { stages } from '../../../../contract/orders.ts';
import { decideFollowing, type Beside, type PlatformReport, type ReportedStage } from './report.ts';

const reported: ReportedStage[] = [
  'unpaid',
  'paid',
  'preparing',
  'partly-shipped',
  'shipped',
  'completed',
  'cancelled',
];
const report = (more: Partial<PlatformReport>): PlatformReport => ({
  stage: 'paid',
  refund: 'none',
  lines: [],
  paid: 7900,
  paidAt: new Date(0),
  shippedAt: null,
  completedAt: null,
  waybills: [],
  buyerMessage: '',
  sellerRemark: '',
  sellerFlag: 'none',
  ...more,
});
const ours = (more: Partial<Beside>): Beside => ({
  stage: 'entered',
  owed: 0,
  hasRefund: false,
  deskBegan: false,
  anyShipped: false,
  allShipped: false,
  newlyShipped: false,
  newlyRefunded: false,
  refundEnded: [],
  sameRemark: true,
  sameMessage: true,
  ...more,
});

describe('every stage of ours against every stage of the platform', () => {
  const pairs = stages.flatMap((stage) => reported.map((said) => [stage, said] as const));
  test.each(pairs)('%s and %s never leads backwards', (stage, said) => {
    const anyShipped = ['shipped', 'delivered', 'accepted', 'closed'].includes(stage);
    const deskBegan = ['preparing', 'prepared'].includes(stage);
    const newlyShipped = !anyShipped && ['partly-shipped', 'shipped', 'completed'].includes(said);
    const steps = decideFollowing(
      ours({ stage, anyShipped, allShipped: anyShipped, deskBegan, newlyShipped }),
      report({ stage: said }),
    );
    if (stage === 'closed' || stage === 'cancelled') expect(steps).toEqual([]);
    if (deskBegan) expect(steps).not.toContain('ship');
    if (anyShipped) expect(steps).not.toContain('cancel');
    if (stage === 'accepted') expect(steps).not.toContain('complete');
    if (['unpaid', 'paid', 'preparing'].includes(said)) expect(steps).toEqual([]);
  });
});

test('a refund asked for holds before anything goes on', () => {
  expect(decideFollowing(ours({ newlyRefunded: true }), report({ refund: 'asked' }))).toEqual(['hold-refund']);
  for (const end of ['withdrawn', 'refused'] as const)
    expect(decideFollowing(ours({ refundEnded: [end] }), report({ refund: end }))).toEqual(['end-refund']);
});

test('a cancellation of what has left is held once', () => {
  expect(decideFollowing(ours({ stage: 'shipped', anyShipped: true }), report({ stage: 'cancelled' }))).toEqual([
    'hold-cancelled',
  ]);
  expect(
    decideFollowing(ours({ stage: 'shipped', anyShipped: true, hasRefund: true }), report({ stage: 'cancelled' })),
  ).toEqual([]);
});

test('an uploaded number is no hand-over for what our desk has begun, and what is owed is taken first', () => {
  expect(
    decideFollowing(ours({ stage: 'preparing', deskBegan: true, newlyShipped: true }), report({ stage: 'shipped' })),
  ).toEqual(['note-shipped']);
  expect(decideFollowing(ours({ owed: 7900, newlyShipped: true }), report({ stage: 'completed' }))).toEqual([
    'pay',
    'ship',
    'complete',
  ]);
});

test('remark and message of an ended order still follow the platform', () => {
  expect(decideFollowing(ours({ stage: 'closed', sameRemark: false, sameMessage: false }), report({}))).toEqual([
    'remark',
    'message',
  ]);
});
