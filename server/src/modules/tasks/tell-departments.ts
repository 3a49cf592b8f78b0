/**
 * Has departments told of an order, and asks them to say that they know: what a notice of the policy names, and each kind of special
 * order. A kind that a correction sets, or whose details it changes, is news as it would have been at entry; a kind that it takes
 * away asks nobody any more. (OS-2.3)
 */
import type { RowCtx } from '../../kernel/action.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { limitAfter, type Calendar } from '../deadlines/index.ts';
import { audienceText, kindOf, rulesOf, type RuleInForce, type SpecialRule } from '../policy/index.ts';
import { endWork, placeOf, type OrderMoment } from './moment.ts';
import { openTask } from './store.ts';

type Telling = RuleInForce<'notice'> | SpecialRule;

export function callNotice(ctx: RowCtx, moment: OrderMoment, telling: Telling, occasion?: string): void {
  const { rule, ref } = telling;
  noteExercised('rule', rule.id);
  ctx.emit({
    name: 'notice.called',
    v: 1,
    data: {
      orderId: moment.orderId,
      rule: rule.id,
      clause: ref,
      tell: rule.tell.map(audienceText),
      ...(occasion ? { occasion } : {}),
      ...(moment.digestId ? { digestId: moment.digestId } : {}),
    },
  });
  if (rule.acknowledge)
    for (const department of departmentsOf(rule)) askToAcknowledge(ctx, moment, telling, department);
}

function departmentsOf({ tell }: Telling['rule']): string[] {
  return tell.flatMap((one) => (one.kind === 'department' ? [one.department] : []));
}

const keyOf = (rule: Telling['rule'], department: string) => `${rule.id}:${department}`;

function askToAcknowledge(ctx: RowCtx, moment: OrderMoment, { rule, ref }: Telling, department: string): void {
  const { dueAt, calendar } = limitOf(moment, rule, department);
  openTask(ctx, {
    ...placeOf(moment, department),
    kind: 'acknowledge',
    key: keyOf(rule, department),
    clause: ref,
    rule: rule.id,
    clockId: null,
    dueAt,
    calendar,
    // Of old orders that come in an import nobody is called to account.
    escalatesAt: rule.kind === 'special' && !moment.digestId ? dueAt : null,
  });
}

function limitOf(
  { at, calendars }: OrderMoment,
  rule: Telling['rule'],
  department: string,
): { dueAt: Date; calendar: Calendar | null } {
  const ms = rule.acknowledge?.ms ?? 0;
  const working = rule.kind === 'special' && rule.basis === 'working';
  return limitAfter(working ? calendars : [], department, at, ms);
}

export function followSpecial(ctx: RowCtx, moment: OrderMoment): void {
  const { event, facts, factsBefore, restated = [] } = moment;
  const isEntry = event === 'order.entered';
  if (!isEntry && factsBefore === undefined) return;
  const now = kindsIn(facts['order.special']);
  const before = isEntry ? [] : kindsIn(factsBefore?.['order.special']);
  if (now.length === 0 && before.length === 0) return;
  for (const special of rulesOf(moment.policy, 'special', ctx.now)) {
    const kind = kindOf(special.rule);
    const isSet = now.includes(kind);
    const isNews = isSet && (!before.includes(kind) || restated.includes(kind));
    if (isNews)
      callNotice(
        ctx,
        moment,
        special,
        isEntry ? undefined : `special:${moment.orderId}:${kind}:${moment.at.getTime()}`,
      );
    if (!isSet && before.includes(kind))
      for (const department of departmentsOf(special.rule))
        endWork(ctx, moment, 'voided', 'acknowledge', keyOf(special.rule, department));
  }
}

const kindsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
