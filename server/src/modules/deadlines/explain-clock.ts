/**
 * Why a clock runs: the clause as it stood when the clock started, the facts that its condition asks, the ladder with what
 * has fired, every pause with its cause, and what of the rule is assumed. The order must be within reach. (OT-3.1, OT-4.4)
 */
import { explainClock, type ClockStory } from '../../../../contract/deadlines.ts';
import { orderFacts, pauseReasons } from '../../../../contract/vocabulary.ts';
import { query } from '../../kernel/action.ts';
import { mayTouch } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { actorNamesOf } from '../people/index.ts';
import {
  audienceWords,
  clauseOfVersion,
  clauseRef,
  compileCondition,
  conditionWords,
  confirmationOf,
  confirmations,
  durationWords,
  orderFactTypes,
  policyCache,
  ruleSentence,
  type FactValues,
} from '../policy/index.ts';
import { isOpen, rungAt, type Clock } from './clock.ts';
import { ruleOfClock, type VersionedDeadline } from './rules.ts';
import { loadClock, type StoredFiring, type StoredSuspension } from './store.ts';
import { readSubjects } from './subjects.ts';

type Words = { zh: string; en: string };

export const explainClockQuery = query(explainClock, {
  clauses: ['OT-3.1', 'OT-4.4', 'PD-3.1'],
  run: async (ctx, { clockId }): Promise<ClockStory> => {
    const stored = await loadClock(ctx.db, clockId);
    const subject =
      stored && (await readSubjects(ctx.db, ctx.kernel, [stored.clock.orderId])).get(stored.clock.orderId);
    // A clock of an order out of reach is answered like one that does not exist.
    if (!stored || !subject || !mayTouch(ctx.actor, 'orders.get', subject.scope))
      throw new Refusal('NOT_FOUND', { field: 'clockId' });
    const [snapshot, confirmed, nameOf] = await Promise.all([
      ctx.cached(policyCache),
      confirmations(ctx.db),
      actorNamesOf(ctx),
    ]);
    const { clock, suspensions, firings } = stored;
    const rule = ruleOfClock(snapshot, clock);
    const clause = clauseOfVersion(snapshot, clock.clause, clock.clauseVersion);
    if (!rule || !clause) throw new Refusal('CLAUSE_UNKNOWN', { params: { clause: clock.clause } });
    const { clauseVersion: _version, ...plain } = rule;
    const confirmation = confirmationOf(snapshot, confirmed, plain);
    return {
      ...headOf(clock),
      title: clause.title,
      text: clause.text,
      sentence: ruleSentence(rule),
      basis: rule.basis,
      why: whyOf(rule),
      facts: factsOf(rule, subject.facts),
      lateFromStart: clock.budgetMs === 0,
      ladder: ladderOf(rule, clock, firings),
      suspensions: suspensions.map(suspensionView),
      assumed: rule.assumed ?? null,
      note: rule.note ?? null,
      confirmed: confirmation
        ? { at: confirmation.confirmedAt.toISOString(), by: nameOf(confirmation.confirmedBy) }
        : null,
    };
  },
});

function headOf(clock: Clock) {
  return {
    id: clock.id,
    orderId: clock.orderId,
    rule: clock.rule,
    clause: clauseRef(clock.clause, clock.clauseVersion),
    source: clock.source,
    department: clock.department,
    state: clock.state,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    stoppedAt: clock.stoppedAt?.toISOString() ?? null,
    budgetMs: clock.budgetMs,
    calendar: clock.calendar
      ? { id: clock.calendar.id, version: clock.calendar.version, name: clock.calendar.name }
      : null,
  };
}

function whyOf(rule: VersionedDeadline): Words {
  if (rule.when === undefined) return { zh: '本条对所有订单适用。', en: 'The rule applies to every order.' };
  const { zh, en } = conditionWords(rule.when);
  return {
    zh: `开始计时的时候，订单符合本条的条件：${zh}。`,
    en: `When the clock started, the order met the rule’s condition: ${en}.`,
  };
}

function wordsOf(fact: string): Words {
  return (orderFacts as Record<string, Words>)[fact] ?? { zh: fact, en: fact };
}

function factsOf(rule: VersionedDeadline, values: FactValues): ClockStory['facts'] {
  const names = rule.when === undefined ? [] : compileCondition(rule.when, orderFactTypes).uses;
  return names.map((name) => ({
    name,
    title: { zh: wordsOf(name).zh, en: wordsOf(name).en },
    value: plainValue(values[name]),
  }));
}

function plainValue(value: FactValues[string]): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function ladderOf(rule: VersionedDeadline, clock: Clock, firings: readonly StoredFiring[]): ClockStory['ladder'] {
  const fired = new Map(firings.map((firing) => [firing.rung, firing]));
  return rule.ladder.flatMap((step, rung) => {
    const firing = fired.get(rung);
    const at = firing?.due ?? rungAt(rule, clock, rung);
    // A stopped clock climbs no further: what was not reached is left out.
    if (!at || (!firing && !isOpen(clock))) return [];
    const who = step.tell.map(audienceWords);
    return {
      rung,
      level: step.level,
      label: rungLabel(step.at),
      who: { zh: who.map((w) => w.zh).join('、'), en: who.map((w) => w.en).join(', ') },
      at: at.toISOString(),
      firedAt: firing?.firedAt.toISOString() ?? null,
      superseded: firing?.superseded ?? false,
    };
  });
}

function rungLabel(at: VersionedDeadline['ladder'][number]['at']): Words {
  const words = durationWords(at);
  if (at.kind === 'share') return { zh: `过 ${words.zh}`, en: `${words.en} gone` };
  return at.ms === 0 ? { zh: '到时', en: 'At the limit' } : { zh: `提前 ${words.zh}`, en: `${words.en} before` };
}

function suspensionView({ cause, from, to }: StoredSuspension): ClockStory['suspensions'][number] {
  const words = (pauseReasons as Record<string, Words>)[cause] ?? { zh: cause, en: cause };
  return {
    cause: { zh: words.zh, en: words.en },
    from: from.toISOString(),
    to: to?.toISOString() ?? null,
    clause: 'OT-4.4',
  };
}
