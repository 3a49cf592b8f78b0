/**
 * The numbers of entry and check: time from receipt to entry, errors by person and field, what passed by rule, duplicates
 * caught. Each is counted from the rows that its list shows. (CC-5.1, CC-2.2, CC-2.3, PD-3.2)
 */
import {
  entryErrors as errorsEndpoint,
  entryNumbers as numbersEndpoint,
  slowEntries as enteredEndpoint,
} from '../../../../contract/entry-numbers.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { actorName, peopleCache, type People } from '../people/index.ts';
import { countErrors, enteredByHand, entryTimes, listErrors, type EntryPeriod } from '../orders/index.ts';
import { policyCache, ruleTitle } from '../policy/index.ts';
import { countDone } from '../tasks/index.ts';
import { countChecks } from './number-orders.ts';

export const entryNumbers = query(numbersEndpoint, {
  clauses: ['CC-5.1', 'CC-2.2', 'CC-2.3'],
  run: async (ctx, period) => {
    const people = await ctx.cached(peopleCache);
    const times = new Map((await entryTimes(ctx.db, period)).map((row) => [row.id, row]));
    // Checks are counted from the work that they ended, not from all orders.
    const checked = await countDone(ctx.db, 'check', period);
    const errors = await errorsBy(ctx, period);
    const totals = await totalsOf(ctx, period);
    const ids = new Set([...times.keys(), ...checked.keys(), ...errors.entry.keys(), ...errors.check.keys()]);
    const rows = [...ids].map((id) => ({
      person: { id, name: nameOf(people, id) ?? '' },
      entered: times.get(id)?.n ?? 0,
      medianMinutes: times.get(id)?.median ?? null,
      p90Minutes: times.get(id)?.p90 ?? null,
      entryErrors: errors.entry.get(id) ?? 0,
      checked: checked.get(id) ?? 0,
      checkErrors: errors.check.get(id) ?? 0,
    }));
    const work = (row: (typeof rows)[number]): number => row.entered + row.checked + row.entryErrors + row.checkErrors;
    rows.sort((a, b) => work(b) - work(a) || (a.person.name < b.person.name ? -1 : 1));
    const rules = await passesByRule(ctx, period);
    const checks = await countChecks(ctx.db, period);
    return { people: rows, fields: errors.fields, checks, rules, ...totals };
  },
});

const nameOf = (people: People, id: string | null): string | null =>
  id === null ? null : (people.persons.get(id)?.name ?? people.keyNames.get(id) ?? null);

async function errorsBy(ctx: Ctx, period: EntryPeriod) {
  const entry = new Map<string, number>();
  const check = new Map<string, number>();
  const fields = new Map<string, { field: string; entry: number; check: number }>();
  for (const { field, entered_by: by, checked_by: checker, n } of await countErrors(ctx.db, period)) {
    const one = fields.get(field) ?? { field, entry: 0, check: 0 };
    one.entry += n;
    if (by) entry.set(by, (entry.get(by) ?? 0) + n);
    if (checker) {
      check.set(checker, (check.get(checker) ?? 0) + n);
      one.check += n;
    }
    fields.set(field, one);
  }
  return { entry, check, fields: [...fields.values()].sort((a, b) => b.entry - a.entry) };
}

const within = (column: string): string => `${column} >= $1::timestamptz and ${column} < $2::timestamptz`;

/** Under the version of its clause by which a rule passed last. */
async function passesByRule(ctx: Ctx, { from, until }: EntryPeriod) {
  const policy = await ctx.cached(policyCache);
  const rows = await ctx.db.query<{ rule: string; clause: string; passed: number }>(
    `select rule, max(clause) as clause, count(*)::int as passed from rule_passes where ${within('passed_at')} group by 1 order by 3 desc`,
    [from, until],
  );
  return rows.map((row) => ({
    ...row,
    title: ruleTitle(policy, row.rule, row.clause) ?? { zh: row.rule, en: row.rule },
  }));
}

async function totalsOf(ctx: Ctx, { from, until }: EntryPeriod) {
  const [row] = await ctx.db.query<{ passed: number; found: number; same: number }>(
    `select (select count(*)::int from rule_passes where ${within('passed_at')}) as passed,
       (select count(*)::int from duplicates where ${within('found_at')}) as found,
       (select count(*)::int from duplicates where ${within('found_at')} and state = 'same') as same`,
    [from, until],
  );
  return { passedByRule: row?.passed ?? 0, duplicatesFound: row?.found ?? 0, duplicatesSame: row?.same ?? 0 };
}

function afterOf(cursor: string | undefined): { at: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = readCursor(cursor, ['instant', 'id']);
  return { at: String(at), id: String(id) };
}

export const entryErrors = query(errorsEndpoint, {
  clauses: ['CC-5.1'],
  run: async (ctx, { from, until, personId, as, field, limit, cursor }) => {
    const filter = { personId, as, field };
    const rows = await listErrors(ctx.db, { from, until }, filter, { after: afterOf(cursor), limit: limit + 1 });
    const people = await ctx.cached(peopleCache);
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: shown.map((row) => ({
        id: row.id,
        orderId: row.order_id,
        number: row.number,
        field: row.field,
        enteredBy: nameOf(people, row.entered_by),
        checkedBy: nameOf(people, row.checked_by),
        correctedBy: actorName(people, row.corrected_by),
        reason: row.reason,
        at: row.at.toISOString(),
      })),
      ...(rows.length > limit && last ? { next: writeCursor([last.at.toISOString(), last.id]) } : {}),
    };
  },
});

export const enteredOrders = query(enteredEndpoint, {
  clauses: ['CC-5.1', 'CC-2.2'],
  run: async (ctx, { from, until, personId, limit, cursor }) => {
    const page = { after: afterOf(cursor), limit: limit + 1 };
    const rows = await enteredByHand(ctx.db, { from, until }, personId, page);
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: shown.map((row) => ({
        orderId: row.id,
        number: row.number,
        channel: row.channel,
        receivedAt: row.entered_at.toISOString(),
        enteredAt: row.recorded_at.toISOString(),
        minutes: Math.round((row.recorded_at.getTime() - row.entered_at.getTime()) / 6000) / 10,
      })),
      ...(rows.length > limit && last ? { next: writeCursor([last.recorded_at.toISOString(), last.id]) } : {}),
    };
  },
});
