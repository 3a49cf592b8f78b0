/** Who confirmed a rule, by name. People stand above the policy, so wire.ts says how those who act are called. (OT-6) */
import type { Ctx } from '../../kernel/action.ts';

type NameOf = (ref: string) => string;
type ActorNames = (ctx: Ctx) => Promise<NameOf>;

const sources: ActorNames[] = [];

/** Filled by wire.ts. */
export function actorNames(source: ActorNames): void {
  sources[0] = source;
}

export async function namesFor(ctx: Ctx): Promise<NameOf> {
  return (await sources[0]?.(ctx)) ?? ((ref) => ref);
}
