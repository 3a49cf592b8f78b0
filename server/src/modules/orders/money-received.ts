/**
 * Money that came in within some time: rows `order_id, amount` in SQL, said by the module that keeps payments and registered in wire.ts.
 * The list of orders and the sum of home read the same rows. (PD-3.1)
 */

/** `within` is the condition of a moment, such as `p.at`. */
export type MoneyWithin = (within: (at: string) => string) => string;

let kept: MoneyWithin | undefined;

export function moneyReceived(rows: MoneyWithin): void {
  kept = rows;
}

export const moneyWithin: MoneyWithin = (within) => {
  if (!kept) throw new Error('nobody keeps the money that came in');
  return kept(within);
};
