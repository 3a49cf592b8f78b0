/**
 * Which papers an order has is known to whoever keeps them; wire.ts says who. What is named as a file of an order, such as the drawing
 * of a custom one, has to be among them, whichever action names it. (OS-2.3, OS-8.3)
 */
import type { Ctx } from '../../kernel/action.ts';

type LoadPapers = (ctx: Ctx, orderIds: readonly string[]) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;

let load: LoadPapers | undefined;

export function ownPapers(keeper: LoadPapers): void {
  load = keeper;
}

/** The ids of their papers, of each order that has some. */
export function papersOf(ctx: Ctx, orderIds: readonly string[]): ReturnType<LoadPapers> {
  return load && orderIds.length > 0 ? load(ctx, orderIds) : Promise.resolve(new Map());
}
