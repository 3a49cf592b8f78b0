/** What was typed into a form of an order's action, and how it is read. */

export type Values = Record<string, string | string[]>;

export const one = (values: Values, name: string): string => String(values[name] ?? '').trim();

/** The value under its name, or nothing where nothing was typed. */
export const given = (values: Values, name: string): Record<string, string> =>
  one(values, name) ? { [name]: one(values, name) } : {};

/** `12.5` yuan to minor units without floating sums; the server checks the amount against what is due. */
export function minorOf(text: string): number {
  const [whole = '0', part = ''] = text.replace(/[,\s]/g, '').split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2));
}
