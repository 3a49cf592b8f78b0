/** How the states of an order's lines make one state of the order: pure, and the same for every platform. (OS-2.1) */
import type { PlatformStage, RefundState } from './draft.ts';

const progress: readonly PlatformStage[] = ['unpaid', 'paid', 'preparing', 'partly-shipped', 'shipped', 'completed'];

/** The slowest line that is not cancelled; some shipped and some not is partly shipped. */
export function stageOfLines(stages: readonly PlatformStage[]): PlatformStage {
  const live = stages.filter((stage) => stage !== 'cancelled');
  if (live.length === 0) return 'cancelled';
  const steps = live.map((stage) => progress.indexOf(stage));
  const slowest = Math.min(...steps);
  const partly = progress.indexOf('partly-shipped');
  if (slowest < partly && Math.max(...steps) >= partly) return 'partly-shipped';
  return progress[slowest]!;
}

const refundUrgency: readonly RefundState[] = ['applied', 'in-progress', 'refused', 'refunded', 'closed', 'none'];

/** The state that most needs somebody; the lines tell the rest. */
export function refundOfLines(states: readonly RefundState[]): RefundState {
  return refundUrgency.find((state) => states.includes(state)) ?? 'none';
}
