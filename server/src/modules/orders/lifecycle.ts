/**
 * The one lifecycle of an order: which action leads from which stage to which, and the event it is. The stage follows the
 * slowest line that is not cancelled, so partial packing and shipping leave the stage where it is. (PD-3.1, OS-6.3, CC-2)
 */
import type { stages } from '../../../../contract/orders.ts';

export type Stage = (typeof stages)[number];

export type LifecycleAction =
  'check' | 'prepare' | 'pack' | 'unpack' | 'hand-over' | 'deliver' | 'accept' | 'close' | 'cancel';

interface Transition {
  from: Stage;
  action: LifecycleAction;
  /** Where it leads when every line that counts has gone that far. */
  to: Stage;
  /** Who is normally the one to do it; the rights matrix decides who may. */
  who: string;
}

export const lifecycle: readonly Transition[] = [
  { from: 'entered', action: 'check', to: 'checked', who: 'checker' },
  { from: 'checked', action: 'prepare', to: 'preparing', who: 'warehouse' },
  { from: 'preparing', action: 'pack', to: 'prepared', who: 'warehouse' },
  { from: 'preparing', action: 'unpack', to: 'preparing', who: 'warehouse' },
  { from: 'prepared', action: 'unpack', to: 'preparing', who: 'warehouse' },
  { from: 'preparing', action: 'hand-over', to: 'preparing', who: 'warehouse' },
  { from: 'prepared', action: 'hand-over', to: 'shipped', who: 'warehouse' },
  { from: 'preparing', action: 'deliver', to: 'preparing', who: 'logistics' },
  { from: 'prepared', action: 'deliver', to: 'prepared', who: 'logistics' },
  { from: 'shipped', action: 'deliver', to: 'delivered', who: 'logistics' },
  { from: 'delivered', action: 'accept', to: 'accepted', who: 'customer' },
  { from: 'accepted', action: 'close', to: 'closed', who: 'clerk' },
  { from: 'entered', action: 'cancel', to: 'cancelled', who: 'clerk' },
  { from: 'checked', action: 'cancel', to: 'cancelled', who: 'clerk' },
  { from: 'preparing', action: 'cancel', to: 'cancelled', who: 'clerk' },
  { from: 'prepared', action: 'cancel', to: 'cancelled', who: 'clerk' },
];

export const openStages: readonly Stage[] = [
  'entered',
  'checked',
  'preparing',
  'prepared',
  'shipped',
  'delivered',
  'accepted',
];

export function transition(from: Stage, action: LifecycleAction): Transition | undefined {
  return lifecycle.find((t) => t.from === from && t.action === action);
}

/** The event that entering a stage is. */
export function eventOf(stage: Stage): `order.${Stage}` {
  return `order.${stage}`;
}

/** What of a line decides how far it has come; quantities as thousandths. */
export interface LineProgress {
  counts: boolean;
  effective: bigint;
  packed: bigint;
  shipped: bigint;
  delivered: bigint;
}

const rank: Record<Stage, number> = {
  entered: 0,
  checked: 1,
  preparing: 2,
  prepared: 3,
  shipped: 4,
  delivered: 5,
  accepted: 6,
  closed: 7,
  cancelled: 8,
};

/** How far the slowest line has come, beginning from where the order stands before packing. */
export function stageByLines(lines: readonly LineProgress[], base: Stage): Stage {
  const counting = lines.filter((l) => l.counts && l.effective > 0n);
  if (counting.length === 0) return base;
  let slowest: Stage = 'delivered';
  for (const line of counting) {
    const stage = lineStage(line, base);
    if (rank[stage] < rank[slowest]) slowest = stage;
  }
  return slowest;
}

function lineStage(line: LineProgress, base: Stage): Stage {
  if (line.delivered >= line.effective) return 'delivered';
  if (line.shipped >= line.effective) return 'shipped';
  if (line.packed >= line.effective) return 'prepared';
  return rank[base] < rank.preparing ? base : 'preparing';
}
