/**
 * The registry of facts that have to be looked up (contract/facts.ts lists them): each module registers in wire.ts what it
 * knows of many orders at once, so that conditions, verdicts and causes ask without knowing whom. What nobody could tell is
 * null, and a condition over it is false. (OS-3.1, OS-3.2)
 */
import { loadedFacts, type LoadedFact } from '../../../../contract/facts.ts';
import type { Ctx } from '../../kernel/action.ts';
import { compileCondition, type Condition, type FactValue, type FactValues } from './condition.ts';
import { allFactTypes } from './vocabulary.ts';

/** What a source may ask of an order: no personal data, and nothing that would have to be read again. */
export interface FactSubject {
  orderId: string;
  shopId: string;
  customerId: string | null;
  paymentTerms: 'prepaid' | 'credit';
  /** What the order still owes, in minor units. */
  owed: number;
  province: string;
  city: string;
  enteredAt: Date;
  requiredAt: Date | null;
  /** What is packed: components of bundles, not the bundles; gifts too. Quantities are what is left to pack. */
  lines: readonly FactLine[];
}

export interface FactLine {
  skuId: string;
  warehouseId: string | null;
  quantity: number;
  /** The reserved part of the quantity: no shortage any more. */
  allocated: number;
  /** Price times quantity, in minor units. */
  gross: number;
  /** What the line costs for all its pieces before tax shares, in minor units, after discounts. */
  amount: number;
  isGift: boolean;
  isBundle: boolean;
  isComponent: boolean;
}

export type FactCtx = Pick<Ctx, 'db' | 'now' | 'cached'>;

/** One set of values per subject, in the same sequence. */
type Load = (ctx: FactCtx, subjects: readonly FactSubject[]) => Promise<Partial<Record<LoadedFact, FactValue>>[]>;
type ReadSubjects = (db: Ctx['db'], orderIds: readonly string[]) => Promise<Map<string, FactSubject>>;

const sources = new Map<LoadedFact, Load>();
let readSubjects: ReadSubjects | undefined;

/** Says who knows these facts; wire.ts shows the list. */
export function fact(names: readonly LoadedFact[], load: Load): void {
  for (const name of names) sources.set(name, load);
}

export function factSubjects(read: ReadSubjects): void {
  readSubjects = read;
}

export function isLoadedFact(name: string): name is LoadedFact {
  return Object.hasOwn(loadedFacts, name);
}

/** The facts that nobody has registered; a test demands that there are none. */
export function factsWithoutSource(): LoadedFact[] {
  return (Object.keys(loadedFacts) as LoadedFact[]).filter((name) => !sources.has(name));
}

/** The facts of these names that have to be looked up, of many orders: each source is asked once. */
export async function lookUpFacts(
  ctx: FactCtx,
  names: Iterable<string>,
  subjects: readonly FactSubject[],
): Promise<FactValues[]> {
  const asked = new Set([...names].filter(isLoadedFact).flatMap((name) => sources.get(name) ?? []));
  const values: Record<string, FactValue>[] = subjects.map(() => ({}));
  if (subjects.length === 0) return values;
  for (const load of asked) {
    const answers = await load(ctx, subjects);
    answers.forEach((answer, n) => Object.assign(values[n] ?? {}, answer));
  }
  return values;
}

/** The same for orders that are known by id only. */
export async function factsOfOrders(
  ctx: FactCtx,
  names: Iterable<string>,
  orderIds: readonly string[],
): Promise<Map<string, FactValues>> {
  const subjects = [...((await readSubjects?.(ctx.db, orderIds)) ?? new Map<string, FactSubject>()).values()];
  const values = await lookUpFacts(ctx, names, subjects);
  return new Map(subjects.map((subject, n) => [subject.orderId, values[n] ?? {}]));
}

/** A condition over all facts; `uses` says which have to be looked up. */
export function reviewCondition(source: string): Condition {
  return compileCondition(source, allFactTypes);
}
