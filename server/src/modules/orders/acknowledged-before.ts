/**
 * A kind of special order may want every department to know before the order goes on: the gate of that step, by the version of the
 * rule that the departments were told under. Kinds that name no step hold nothing back, as the policy's own text. (OS-2.3)
 */
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { policyCache, ruleOfVersion } from '../policy/index.ts';
import { readAcknowledgements } from '../tasks/index.ts';
import type { Gate } from './gates.ts';
import type { Order } from './order.ts';

const steps = ['prepare', 'pack', 'hand-over'] as const;
type Step = (typeof steps)[number];

/** A step that was passed before the kind was set is caught at the next one. */
export const acknowledgedBefore: Gate[] = steps.map((step) => ({
  name: `acknowledged before ${step}`,
  action: step,
  check: (ctx, orders) => check(ctx, orders, step),
}));

async function check(ctx: Ctx, orders: readonly Order[], step: Step): Promise<(Refusal | undefined)[]> {
  const special = orders.filter(({ record }) => record.flags.length > 0).map(({ record }) => record.id);
  if (special.length === 0) return orders.map(() => undefined);
  const policy = await ctx.cached(policyCache);
  const company = await ctx.cached(companyCache);
  const waiting = new Map<string, Refusal>();
  for (const one of await readAcknowledgements(ctx.db, special)) {
    const rule = one.state === 'done' ? undefined : ruleOfVersion(policy, one.rule, one.clause);
    if (rule?.kind !== 'special' || !rule.before || steps.indexOf(rule.before) > steps.indexOf(step)) continue;
    const code = company.departments.get(one.departmentId)?.code ?? '';
    const words = departments[code as DepartmentId] ?? { zh: code, en: code };
    waiting.set(
      one.orderId,
      new Refusal('NOT_ACKNOWLEDGED', {
        clause: one.clause,
        params: { kindZh: rule.title.zh, kindEn: rule.title.en, waitsZh: words.zh, waitsEn: words.en },
      }),
    );
  }
  return orders.map(({ record }) => waiting.get(record.id));
}
