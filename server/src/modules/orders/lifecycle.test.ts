/** Every stage × action pair, generated from the table: what is not in it is impossible, and the table itself is sound. */
import { describe, expect, test } from 'vitest';
import { stages } from '../../../../contract/orders.ts';
import {
  lifecycle,
  openStages,
  stageByLines,
  transition,
  type LifecycleAction,
  type LineProgress,
} from './lifecycle.ts';

const actions = [...new Set(lifecycle.map((t) => t.action))];
const pairs = stages.flatMap((stage) => actions.map((action) => [stage, action] as const));

describe('the lifecycle', () => {
  test.each(pairs)('from %s by %s leads where the table says, or nowhere', (stage, action) => {
    const listed = lifecycle.filter((t) => t.from === stage && t.action === action);
    expect(listed.length).toBeLessThanOrEqual(1);
    expect(transition(stage, action)?.to).toBe(listed[0]?.to);
  });

  test('ends in closed and cancelled, out of which nothing leads', () => {
    for (const end of ['closed', 'cancelled'] as const) expect(lifecycle.filter((t) => t.from === end)).toEqual([]);
  });

  test('reaches every stage from entered', () => {
    const reached = new Set<string>(['entered']);
    for (let n = 0; n < stages.length; n++) for (const t of lifecycle) if (reached.has(t.from)) reached.add(t.to);
    expect([...stages].filter((s) => !reached.has(s))).toEqual([]);
  });

  test('lets no order be cancelled once it was handed over', () => {
    const cancellable = openStages.filter((s) => transition(s, 'cancel'));
    expect(cancellable).toEqual(['entered', 'checked', 'preparing', 'prepared']);
  });

  test('knows no action that goes back, but unpacking', () => {
    const rank = new Map(stages.map((s, n) => [s as string, n]));
    const back = lifecycle.filter((t) => (rank.get(t.to) ?? 0) < (rank.get(t.from) ?? 0)).map((t) => t.action);
    expect([...new Set<LifecycleAction>(back)]).toEqual(['unpack']);
  });
});

describe('the stage', () => {
  const line = (packed: bigint, shipped = 0n, delivered = 0n, counts = true): LineProgress => ({
    counts,
    effective: 2n,
    packed,
    shipped,
    delivered,
  });

  test('follows the slowest line', () => {
    expect(stageByLines([line(2n), line(1n)], 'preparing')).toBe('preparing');
    expect(stageByLines([line(2n), line(2n, 2n)], 'preparing')).toBe('prepared');
    expect(stageByLines([line(2n, 2n), line(2n, 2n, 2n)], 'prepared')).toBe('shipped');
    expect(stageByLines([line(2n, 2n, 2n)], 'shipped')).toBe('delivered');
  });

  test('does not wait for a gift that holds nothing back, nor for a cancelled line', () => {
    const cancelled = { ...line(0n), effective: 0n };
    expect(stageByLines([line(2n), line(0n, 0n, 0n, false), cancelled], 'preparing')).toBe('prepared');
  });

  test('stays before packing where it was', () => {
    expect(stageByLines([line(0n)], 'checked')).toBe('checked');
    expect(stageByLines([], 'entered')).toBe('entered');
  });
});
