/** What was late, as conditions for the lists of others: by the company's own clocks, at the moment at which they ended. (OT-3.1) */

const missed = `c.state = 'missed' and c.source = 'company'`;

/** The orders of all that was late since then: few, by an index of their own. */
export const missedSince = (since: string): string =>
  `select c.order_id from clocks c where ${missed} and c.stopped_at >= ${since}`;

/** Whether an order was late with what happened to it at this moment. */
export const missedAt = (orderId: string, at: string): string =>
  `exists (select 1 from clocks c where c.order_id = ${orderId} and ${missed} and c.stopped_at = ${at})`;
