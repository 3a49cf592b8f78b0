/** Which carriers serve the place of an order, how fast and at what cost, and how many days there are. (OS-3.1, OS-3.2) */
import type { Queryable } from '../../kernel/database.ts';
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';

export const reachFactNames = ['delivery.carriers', 'delivery.days', 'delivery.cost', 'delivery.daysLeft'] as const;

export interface ReachRow {
  id: string;
  carrier: string;
  province: string;
  days: number;
  firstCost: number;
  moreCost: number;
  active: boolean;
}

const columns = `id, carrier, province, days, first_cost as "firstCost", more_cost as "moreCost", active`;

export function readReach(db: Queryable): Promise<ReachRow[]> {
  return db.query<ReachRow & Record<string, unknown>>(
    `select ${columns} from delivery_reach order by province, first_cost, carrier`,
  );
}

export async function reachFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const rows = (await readReach(ctx.db)).filter((row) => row.active);
  return subjects.map((subject) => {
    const { requiredAt, lines, province } = subject;
    const daysLeft = requiredAt ? Math.floor((requiredAt.getTime() - ctx.now.getTime()) / 86_400_000) : null;
    // Nobody has said yet where carriers go: that is unknown, not unreachable.
    if (rows.length === 0) return { 'delivery.carriers': null, 'delivery.daysLeft': daysLeft };
    const serving = rows.filter((row) => row.province === province);
    const pieces = lines.reduce((sum, line) => (line.isBundle ? sum : sum + line.quantity), 0);
    const costs = serving.map((row) => row.firstCost + Math.max(0, Math.ceil(pieces) - 1) * row.moreCost);
    return {
      'delivery.carriers': serving.length,
      'delivery.days': serving.length > 0 ? Math.min(...serving.map((row) => row.days)) : null,
      'delivery.cost': serving.length > 0 ? Math.min(...costs) : null,
      'delivery.daysLeft': daysLeft,
    };
  });
}
