/** What is planted among the people: a finance reviewer on leave with somebody standing in, and a colleague who has left. (CC-1, CC-7.2) */
import { peopleCache, type Person } from '../people/index.ts';
import { day } from './hours.ts';
import type { Stage } from './stage.ts';
import type { DemoPerson } from './staff.ts';

export async function planted(stage: Stage, staff: readonly DemoPerson[], end: number): Promise<void> {
  const { value: people } = await stage.kernel.caches.get(peopleCache);
  const of = (department: string): Person[] =>
    staff.filter((one) => one.department === department && !one.signsIn).flatMap((one) => people.byAccount.get(one.account) ?? []);
  const [, reviewer, standIn] = of('finance');
  if (reviewer && standIn && reviewer.awayFrom === null) {
    const from = new Date(end - 2 * day).toISOString();
    const until = new Date(end + 5 * day).toISOString();
    await stage.act('people.set-absence', { staffId: reviewer.id, from, until, substituteIds: [standIn.id] });
  }
  const makers = of('production');
  const [head, leaver] = [makers[0], makers[makers.length - 1]];
  if (head && leaver?.active && head.id !== leaver.id) {
    await stage.act('people.deactivate', { staffId: leaver.id, handOverTo: head.id, reason: '合同到期离职' });
  }
}
