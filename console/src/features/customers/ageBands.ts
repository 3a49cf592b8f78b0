/** What a customer owes, by how long it is overdue: the bands that finance judges by, which add up to all of it. Pure. (OS-3.1) */
import type { Receivable } from '../../../../contract/receivables.ts';

/** The last day of each band; the last band has no end. */
const ends = [30, 60, 90, Infinity] as const;
export const bandNames = ['0–30', '31–60', '61–90', '>90'] as const;

export interface AgeBands {
  notDue: number;
  /** One amount per band, in their order. */
  overdue: number[];
  total: number;
}

export function ageBands(receivables: readonly Receivable[]): AgeBands {
  const overdue = ends.map(() => 0);
  let notDue = 0;
  for (const { owed, late } of receivables) {
    const band = ends.findIndex((end) => late <= end);
    if (late <= 0) notDue += owed;
    else overdue[band] = (overdue[band] ?? 0) + owed;
  }
  return { notDue, overdue, total: overdue.reduce((sum, amount) => sum + amount, notDue) };
}
