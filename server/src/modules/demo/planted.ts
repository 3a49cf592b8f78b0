/**
 * What is planted when the story has been played: a finance reviewer on leave with somebody standing in, a colleague who has
 * left, and work that those who sign in have taken already. (CC-1, CC-7.2, OT-4.2)
 */
import { peopleCache, type Person } from '../people/index.ts';
import { day } from './hours.ts';
import type { Stage } from './stage.ts';
import type { DemoPerson } from './staff.ts';

export async function planted(stage: Stage, staff: readonly DemoPerson[], end: number): Promise<void> {
  const { value: people } = await stage.kernel.caches.get(peopleCache);
  const of = (department: string): Person[] =>
    staff
      .filter((one) => one.department === department && !one.signsIn)
      .flatMap((one) => people.byAccount.get(one.account) ?? []);
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
  for (const [account, pieces] of Object.entries(taken)) await takeWork(stage, account, pieces);
}

/** How many pieces of their department's work have been taken by those who sign in. */
const taken = { checker: 5, warehouse: 8, service: 2, aftersales: 2, purchasing: 3, finance: 1, logistics: 4 } as const;

async function takeWork(stage: Stage, account: string, pieces: number): Promise<void> {
  const person = await stage.person(account);
  const inbox = (tab: 'mine' | 'department') =>
    stage.ask<{ items: { id: string; person: unknown }[] }>('tasks.inbox', { tab, limit: 50 }, person);
  const mine = (await inbox('mine')).items.length;
  const free = (await inbox('department')).items.filter((one) => one.person === null);
  const open = free.slice(0, Math.max(0, pieces - mine));
  for (const { id } of open) await stage.act('tasks.take', { taskId: id }, person);
}
