/**
 * Checks that an order's amounts add up: goods − discounts + freight (+ change of price) = payable, within one fen per
 * line. Exports differ in whether freight, discount and payable stand once per order, on every row of it, or per
 * sub-order, so each reading is tried and the one that balances is kept.
 */
export interface RowAmounts {
  discount: number;
  freight: number;
  adjustment: number;
  payable: number;
}

export interface Settled {
  discount: number;
  freight: number;
  adjustment: number;
  payable: number;
  /** The rows state their own discount each. */
  discountPerRow: boolean;
}

export interface Mismatch {
  nearest: Settled;
  difference: number;
}

type Field = keyof RowAmounts;

/** What a column may mean for the whole order: the same value told on every row, or the sum of the rows. */
function readings(rows: readonly RowAmounts[], field: Field): number[] {
  const first = rows[0]?.[field] ?? 0;
  const sum = rows.reduce((total, row) => total + row[field], 0);
  return first !== 0 && rows.length > 1 && rows.every((row) => row[field] === first) ? [first, sum] : [sum];
}

export function settleTotals(goods: number, rows: readonly RowAmounts[], lines: number): Settled | Mismatch {
  let nearest: Mismatch | undefined;
  for (const candidate of candidates(rows)) {
    const expected = goods - candidate.discount + candidate.freight + candidate.adjustment;
    const difference = candidate.payable - expected;
    if (Math.abs(difference) <= lines) return candidate;
    if (!nearest || Math.abs(difference) < Math.abs(nearest.difference)) nearest = { nearest: candidate, difference };
  }
  return (
    nearest ?? { nearest: { discount: 0, freight: 0, adjustment: 0, payable: 0, discountPerRow: false }, difference: 0 }
  );
}

function* candidates(rows: readonly RowAmounts[]): Generator<Settled> {
  const sumOfDiscounts = rows.reduce((total, row) => total + row.discount, 0);
  for (const payable of readings(rows, 'payable')) {
    for (const freight of readings(rows, 'freight')) {
      for (const discount of readings(rows, 'discount')) {
        for (const change of readings(rows, 'adjustment')) {
          // 商家改价 may be contained in the discount, or be written with either sign.
          const discountPerRow = discount === sumOfDiscounts;
          const common = { payable, freight, discount, discountPerRow };
          yield { ...common, adjustment: change };
          if (change === 0) continue;
          yield { ...common, adjustment: -change };
          yield { ...common, adjustment: 0 };
        }
      }
    }
  }
}
