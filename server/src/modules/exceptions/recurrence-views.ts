/** How often the cause of an exception stood on the same product, shop, carrier or person in the window up to it. (PD-3.4) */
import type { ExceptionView } from '../../../../contract/exceptions.ts';
import type { Ctx } from '../../kernel/action.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import { causeOf } from './cause-of.ts';
import { recurrenceOf, windowDays, type ExceptionRecord, type Mark } from './exception.ts';
import { countMarks, readMarks } from './store.ts';

export async function recurrenceViews(ctx: Ctx, record: ExceptionRecord): Promise<ExceptionView['recurrence']> {
  const rule = causeOf(await ctx.cached(policyCache), record);
  if (!rule?.recurs) return [];
  const marks = await readMarks(ctx.db, record.id);
  const from = new Date(record.opened_at.getTime() - rule.recurs.within.ms);
  const counts = await countMarks(ctx.db, record.kind, marks, from, record.opened_at, record.id);
  const nameOf = await namesOf(ctx);
  return recurrenceOf(rule, marks, counts)
    .filter((one) => one.times > 1)
    .map((one) => ({
      axis: one.axis,
      name: nameOf(one),
      times: one.times,
      days: windowDays(rule),
      isOver: one.isOver,
    }));
}

async function namesOf(ctx: Ctx): Promise<(mark: Mark) => string> {
  const catalog = await ctx.cached(catalogCache);
  const company = await ctx.cached(companyCache);
  const people = await ctx.cached(peopleCache);
  return ({ axis, value }) => {
    if (axis === 'product') return catalog.skusById.get(value)?.name ?? value;
    if (axis === 'shop') return company.shops.get(value)?.name ?? value;
    return axis === 'person' ? (people.persons.get(value)?.name ?? value) : value;
  };
}
