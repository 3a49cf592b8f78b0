/** All moves of the property: every registered action that may reach an order, and which of them are drawn more often. */
import { factMoves } from './fact-moves.ts';
import type { Moves } from './move.ts';
import { orderMoves } from './order-moves.ts';
import { outsideMoves } from './outside-moves.ts';
import { reviewMoves } from './review-moves.ts';

export const moves: Moves = { ...orderMoves, ...reviewMoves, ...outsideMoves, ...factMoves };

const weights = {
  'orders.prepare': 6,
  'shipments.pack': 7,
  'shipments.hand-over': 4,
  'shipments.void': 2,
  'payments.record': 4,
  'orders.correct': 6,
  'orders.remark': 3,
  'orders.release': 2,
  'review.approve': 7,
  'review.return': 2,
  'review.resubmit': 3,
  'review.follow': 3,
  'intake.take-order': 2,
};

/** What carries an order on is drawn more often, so that sequences get somewhere. */
export const often: readonly string[] = Object.entries(weights).flatMap(([name, n]) => Array<string>(n).fill(name));
