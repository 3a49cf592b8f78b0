/**
 * A special order as its page shows it: kinds with their details, personal ones masked, and which departments have said that they
 * know, by when, and who is late. (OS-2.3)
 */
import type { SpecialDetails, SpecialView } from '../../../../contract/special.ts';
import type { Ctx } from '../../kernel/action.ts';
import { companyCache } from '../company/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, specialKind, type SpecialRule } from '../policy/index.ts';
import { readAcknowledgements, type Acknowledgement } from '../tasks/index.ts';
import type { OrderRecord } from './order.ts';

const masked = '••••';
const attached = { zh: '见附件', en: 'See the file' };
type Detail = SpecialRule['rule']['details'][number];

export async function specialViews(ctx: Ctx, record: OrderRecord, details: SpecialDetails): Promise<SpecialView[]> {
  if (record.flags.length === 0) return [];
  const policy = await ctx.cached(policyCache);
  const people = await ctx.cached(peopleCache);
  const company = await ctx.cached(companyCache);
  const known = await readAcknowledgements(ctx.db, [record.id]);
  const own = ctx.actor.departmentIds ?? [ctx.actor.departmentId];
  const asked = (one: Acknowledgement): SpecialView['acknowledgements'][number] => ({
    taskId: one.taskId,
    department: company.departments.get(one.departmentId)?.code ?? '',
    state: one.state,
    dueAt: one.dueAt.toISOString(),
    late: (one.endedAt ?? ctx.now) > one.dueAt,
    calendar: one.calendarId === null ? null : `${one.calendarId}@${one.calendarVersion}`,
    doneAt: one.endedAt?.toISOString() ?? null,
    person: one.personId ? (people.persons.get(one.personId)?.name ?? null) : null,
    yours: own.includes(one.departmentId),
  });
  return record.flags.map((kind) => {
    const found = specialKind(policy, kind, ctx.now);
    return {
      kind,
      title: found?.rule.title ?? { zh: kind, en: kind },
      clause: found?.ref ?? '',
      priority: found?.rule.priority ?? 'normal',
      details: (found?.rule.details ?? []).map((detail) => detailView(detail, details[kind]?.[detail.key] ?? '')),
      acknowledgements: known.filter((one) => one.rule === found?.rule.id).map(asked),
    };
  });
}

function detailView(detail: Detail, value: string): SpecialView['details'][number] {
  const { key, title, type, required, personal } = detail;
  const hidden = personal && value !== '';
  return {
    key,
    title,
    type,
    required,
    personal,
    value: hidden ? '' : value,
    shown: hidden ? { zh: masked, en: masked } : wordsOf(detail, value),
  };
}

/** What a reader sees of a value: a choice by its words, a file as that it is there. */
function wordsOf(detail: Detail, value: string): { zh: string; en: string } {
  if (detail.type === 'file') return value === '' ? { zh: '', en: '' } : attached;
  return detail.choices?.find((one) => one.key === value)?.title ?? { zh: value, en: value };
}

/** The details as one line for those who decide about the order; personal ones only as that they were given. */
export function detailWords(
  views: readonly Pick<SpecialView, 'details'>[],
): { title: { zh: string; en: string }; shown: { zh: string; en: string } }[] {
  return views.flatMap((view) =>
    view.details.filter((one) => one.shown.zh !== '').map(({ title, shown }) => ({ title, shown })),
  );
}
