/** What the home page asks: its numbers and hours, what the reader has just done, and what the reader may do. (OS-9.2) */
import type { z } from 'zod';
import { homePage, homeRecent, myActions, type HomeNumberView } from '../../../../contract/home.ts';
import type { Bilingual } from '../../../../contract/kit.ts';
import type { RoleId } from '../../../../contract/vocabulary.ts';
import { scopeFor } from '../../kernel/access.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { stamped } from '../../kernel/clause-stamp.ts';
import { consumersWithWork } from '../../kernel/consumers.ts';
import { knownSoundOf } from '../../kernel/initials.ts';
import { lastByPeople } from '../../kernel/read-chain.ts';
import { readSubjects } from '../deadlines/index.ts';
import { hoursOfToday, type TodayStep } from '../orders/index.ts';
import { numbersFor, type HomeNumber } from './home-number.ts';
import { countStepsOfToday, stepsOfToday, type StepRow } from './store.ts';
import { homeConsumerName } from './keep-tallies.ts';
import { undoOf } from './undo.ts';

interface Hours {
  title: Bilingual;
  parts: { step: TodayStep; title: Bilingual }[];
}

const words = (zh: string, en: string): Bilingual => ({ zh, en });
const one = (step: TodayStep, title: Bilingual): Hours => ({ title, parts: [{ step, title }] });

/** What a department looks at by the hour: what comes in for most, what goes out for those who send it. */
const hoursOf: { roles: RoleId[]; hours: Hours }[] = [
  { roles: ['warehouse'], hours: one('prepared', words('今日备货完成', 'Prepared today')) },
  { roles: ['logistics'], hours: one('shipped', words('今日发货', 'Shipped today')) },
  { roles: ['finance'], hours: one('paid', words('今日付清', 'Paid in full today')) },
  {
    roles: ['clerk', 'checker'],
    hours: {
      title: words('今日录入与复核', 'Entered and checked today'),
      parts: [
        { step: 'entered', title: words('录入', 'Entered') },
        { step: 'checked', title: words('复核', 'Checked') },
      ],
    },
  },
];
const hoursOfOthers = one('entered', words('今日进单', 'Orders in today'));

export const pageQuery = query(homePage, {
  clauses: ['OS-9.2', 'OT-2.1'],
  run: async (ctx) => {
    const seesOrders = scopeFor(ctx.actor, 'orders.list') !== undefined;
    const shown = seesOrders ? numbersFor(ctx.actor.roles) : [];
    const numbers = await Promise.all(shown.map((one) => measured(ctx, one)));
    return { asOf: ctx.now.toISOString(), numbers, hours: seesOrders ? await hours(ctx) : null };
  },
});

async function measured(ctx: Ctx, number: HomeNumber): Promise<HomeNumberView> {
  const { value, of, currency } = await number.read(ctx);
  const { name, title, unit, span, opens } = number;
  return {
    name,
    title,
    clause: stamped(ctx.kernel.caches, number.clause, ctx.now),
    unit,
    span,
    value,
    of: of ?? null,
    currency: currency ?? null,
    isLate: number.isLate === true,
    opens,
  };
}

async function hours(ctx: Ctx) {
  const own = hoursOf.find(({ roles }) => roles.some((role) => ctx.actor.roles.includes(role)));
  const { title, parts } = own?.hours ?? hoursOfOthers;
  const counted = parts.map(async (part) => ({
    title: part.title,
    opens: { page: '/orders', search: { queue: 'all', today: part.step } },
    items: await hoursOfToday(ctx, part.step),
  }));
  return { title, parts: await Promise.all(counted) };
}

type Recent = z.infer<typeof homeRecent.output>['items'];
const mostRecent = 8;

export const recentQuery = query(homeRecent, {
  clauses: ['PD-3.2'],
  run: async (ctx) => {
    // Asked first: what is counted meanwhile is only asked for once more.
    const isBehind = (await consumersWithWork(ctx.db, [homeConsumerName])).length > 0;
    const steps = together(await stepsOfToday(ctx)).slice(0, mostRecent);
    return { isBehind, today: await countStepsOfToday(ctx), items: await views(ctx, steps) };
  },
});

interface Together extends StepRow {
  count: number;
}

/** Steps of one kind that were taken in one go are told as one. */
export function together(steps: readonly StepRow[]): Together[] {
  const groups: Together[] = [];
  for (const step of steps) {
    const last = groups[groups.length - 1];
    const isSame = last?.action === step.action && last.at.getTime() === step.at.getTime();
    if (last && isSame) last.count += 1;
    else groups.push({ ...step, count: 1 });
  }
  return groups;
}

async function views(ctx: Ctx, steps: readonly Together[]): Promise<Recent> {
  const { actions } = ctx.kernel.registry;
  const orderIds = [...new Set(steps.flatMap(({ orderId }) => orderId ?? []))];
  const subjects = await readSubjects(ctx.db, ctx.kernel, orderIds);
  const sequences = await lastByPeople(ctx.db, orderIds);
  return steps.map((step) => {
    const subject = subjects.get(step.orderId ?? '');
    const isLast = sequences.get(step.chainId) === step.chainSeq;
    const one = step.count === 1;
    return {
      id: step.id,
      at: step.at.toISOString(),
      action: step.action,
      title: actions.get(step.action)?.endpoint.title ?? { zh: step.action, en: step.action },
      count: step.count,
      order:
        one && subject
          ? { id: subject.id, number: subject.number, stage: String(subject.facts['order.stage'] ?? '') }
          : null,
      undo: one && isLast ? undoOf(actions, ctx.actor, step) : null,
    };
  });
}

export const actionsQuery = query(myActions, {
  clauses: ['CC-1'],
  run: async (ctx) => {
    const items = [...ctx.kernel.registry.actions.values()]
      .filter((one) => !one.internal && !one.open && scopeFor(ctx.actor, one.name))
      .map(({ name, endpoint }) => ({
        action: name,
        title: endpoint.title,
        sound: knownSoundOf(endpoint.title.zh),
        needs: needsOf(endpoint.route),
      }));
    return Promise.resolve({ items });
  },
});

function needsOf(route: string): 'nothing' | 'order' | 'other' {
  if (route.includes('/:orderId')) return 'order';
  return route.includes('/:') ? 'other' : 'nothing';
}
