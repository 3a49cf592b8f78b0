/** Keeps the answer to a costly question for two seconds per scope and filter, because every screen of a busy evening asks it. */
import type { Ctx } from '../../kernel/action.ts';

const keptMs = 2000;
const mostKept = 500;
const memo = new WeakMap<object, Map<string, { at: number; answer: Promise<unknown> }>>();

export function remembered<T>(ctx: Ctx, key: readonly unknown[], ask: () => Promise<T>): Promise<T> {
  const name = JSON.stringify(key);
  let ofKernel = memo.get(ctx.kernel);
  if (!ofKernel) memo.set(ctx.kernel, (ofKernel = new Map()));
  const present = ofKernel.get(name);
  if (present && Date.now() - present.at < keptMs) return present.answer as Promise<T>;
  if (ofKernel.size > mostKept) ofKernel.clear();
  const answer = ask();
  ofKernel.set(name, { at: Date.now(), answer });
  answer.catch(() => ofKernel.delete(name));
  return answer;
}
