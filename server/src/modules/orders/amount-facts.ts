/** What an order's lines come to, price times quantity as they stand: beside discount, freight and total, whether they add up. (OS-3.2) */
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';

export const amountFactNames = ['amounts.lines'] as const;

export function amountFacts(_ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const ofLines = ({ lines }: FactSubject) => lines.reduce((sum, line) => sum + line.gross, 0);
  return Promise.resolve(subjects.map((subject) => ({ 'amounts.lines': ofLines(subject) })));
}
