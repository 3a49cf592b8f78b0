/** Ways out that a reviewer may offer with a return, computed from what fails: pay the excess first, ship what is there, another date. (OS-3.1) */
import type { StepPage } from '../../../../contract/review.ts';
import { physicalLines, type Order } from '../orders/index.ts';
import type { Verdict } from './judge.ts';

type Proposal = StepPage['proposals'][number];

export function proposalsFor(order: Pick<Order, 'record' | 'lines'>, verdicts: readonly Verdict[]): Proposal[] {
  const off = verdicts.filter((one) => one.verdict !== 'passes');
  const over = (check: string) => off.find((one) => one.check === check)?.over ?? null;
  const proposals: Proposal[] = [];
  const credit = over('credit');
  const { total_amount: total } = order.record;
  if (credit !== null && credit > 0) {
    proposals.push({ kind: 'prepay', amount: Math.min(credit, total), pieces: null });
    if (total > credit) proposals.push({ kind: 'reduce', amount: total - credit, pieces: null });
  }
  const short = over('material');
  const pieces = physicalLines(order).reduce((sum, line) => sum + Number(line.qty_ordered), 0);
  if (short !== null && short > 0 && pieces > short)
    proposals.push({ kind: 'split', amount: null, pieces: pieces - short });
  if (short !== null && short > 0) proposals.push({ kind: 'substitute', amount: null, pieces: short });
  if (off.some((one) => one.check === 'capacity' || one.check === 'in-time'))
    proposals.push({ kind: 'date', amount: null, pieces: over('capacity') ?? over('in-time') });
  return proposals;
}
