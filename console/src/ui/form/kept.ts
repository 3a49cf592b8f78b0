/**
 * What was typed and not sent, as it is kept: only what differs from what stands, each beside what it differed from. So an old draft
 * never brings back what a colleague has changed since. (PD-3.2)
 */
export type Kept<V extends object> = { [K in keyof V]?: { was: V[K]; now: V[K] } };

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function keptOf<V extends object>(initial: V, values: V): Kept<V> {
  const names = (Object.keys(values) as (keyof V)[]).filter((name) => !same(initial[name], values[name]));
  return Object.fromEntries(names.map((name) => [name, { was: initial[name], now: values[name] }])) as Kept<V>;
}

/** What stands with what was kept, where it still says what it said then. */
export function takenUp<V extends object>(initial: V, kept: Kept<V>): V {
  const names = (Object.keys(initial) as (keyof V)[]).filter((name) => same(kept[name]?.was, initial[name]));
  return { ...initial, ...Object.fromEntries(names.map((name) => [name, kept[name]?.now])) };
}
