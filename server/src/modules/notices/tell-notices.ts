/**
 * The consumer that turns what the journal says into notices: firings of clocks, notices of rules, clocks that could not
 * start. Its cursor and its rows commit together, so that each occasion is told once. (OT-3.1, OS-2.3)
 */
import type { Consumer } from '../../kernel/consumers.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { JournalEvent } from '../../kernel/journal.ts';
import { eventsOf, type ReadEntry } from '../../kernel/journal-reader.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { companyCache, type Company } from '../company/index.ts';
import { readSubjects, ruleOfClock, type OrderSubject } from '../deadlines/index.ts';
import { peopleCache, type People } from '../people/index.ts';
import { audienceText, policyCache, type PolicySnapshot } from '../policy/index.ts';
import { merged, noticesOf, type NewNotice } from './notice.ts';
import { insertNotices } from './store.ts';

const events = { 'clock.fired': 1, 'notice.called': 1, 'clock.not-started': 1 };
const names = new Set(Object.keys(events));

/** Who sees that a calendar's year is missing: whoever keeps the policy, and the department whose clock does not run. */
const keepers = ['administration'];

interface Sources {
  policy: PolicySnapshot;
  company: Company;
  people: People;
  subjects: Map<string, OrderSubject>;
}

export const noticeConsumer: Consumer = {
  name: 'notices',
  events,
  async handle(db, entries, kernel) {
    const sources = await sourcesFor(db, entries, kernel);
    const told = entries.flatMap((entry) =>
      eventsOf(entry, names).flatMap((event) => noticesFor(event, entry.recordedAt, sources)),
    );
    await insertNotices(db, merged(told));
  },
};

async function sourcesFor(db: Queryable, entries: readonly ReadEntry[], kernel: Kernel): Promise<Sources> {
  const all = entries.flatMap((entry) => eventsOf(entry, names));
  const orderIds = [
    ...new Set(all.flatMap(({ data }) => (typeof data.orderId === 'string' && !data.digestId ? [data.orderId] : []))),
  ];
  const read = async () => ({
    policy: (await kernel.caches.get(policyCache)).value,
    company: (await kernel.caches.get(companyCache)).value,
    people: (await kernel.caches.get(peopleCache)).value,
  });
  let sources = await read();
  // A clock may run under a version that was published within this second.
  if (all.some((event) => event.name === 'clock.fired' && !ruleOf(event, sources.policy))) {
    await kernel.caches.refresh();
    sources = await read();
  }
  return { ...sources, subjects: await readSubjects(db, kernel, orderIds) };
}

function ruleOf({ data }: JournalEvent, policy: PolicySnapshot) {
  return ruleOfClock(policy, { rule: String(data.rule), clauseVersion: Number(data.clauseVersion) });
}

function noticesFor(event: JournalEvent, at: Date, sources: Sources): NewNotice[] {
  const { company, people } = sources;
  const subject = sources.subjects.get(String(event.data.orderId));
  const known = (department: string, tell: readonly string[]) => ({
    subject,
    place: { company, people, department },
    tell,
    at,
  });
  if (event.name === 'notice.called') return noticesOf(event, known('orders', listOf(event.data.tell)));
  const rule = ruleOf(event, sources.policy);
  const department = rule?.department ?? 'orders';
  if (event.name === 'clock.not-started')
    return noticesOf(event, known(department, [`${department}.lead`, ...keepers]));
  const step = rule?.ladder[Number(event.data.rung)];
  // A rule that nobody knows any more still warns: the alert goes to the department in general.
  return noticesOf(event, known(department, step ? step.tell.map(audienceText) : [department]));
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
