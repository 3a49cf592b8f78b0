/** The consumer that keeps tallies and recent steps: its rows and its cursor commit together, so that each entry counts once. (OS-9.2) */
import type { Consumer } from '../../kernel/consumers.ts';
import { every } from '../../kernel/timed-work.ts';
import { loadClocks, readSubjects } from '../deadlines/index.ts';
import { addTallies, forgetSteps, keepSteps } from './store.ts';
import { addedUp, countedEvents, stepOf, talliesOf } from './tally.ts';

/** Steps of a person that are shown, besides what is counted. */
const shownEvents = [
  'order.held',
  'order.released',
  'order.remarked',
  'order.assigned',
  'order.paid',
  'payment.taken',
  'payment.refunded',
  'shipment.packed',
  'shipment.handed-over',
  'shipment.delivered',
  'shipment.voided',
  'task.taken',
  'task.released',
  'task.handed-over',
  'task.done',
  'import.started',
  'import.row-mended',
  'import.rows-mended',
  'import.row-dropped',
  'policy.confirmed',
  'policy.published',
];

export const homeConsumerName = 'home';

export const homeConsumer: Consumer = {
  name: homeConsumerName,
  events: Object.fromEntries([...countedEvents, ...shownEvents].map((name) => [name, 1])),
  batch: 500,
  async handle(db, entries, kernel) {
    const orderIds = [
      ...new Set(
        entries.flatMap((entry) =>
          (entry.body.events ?? []).flatMap(({ data }) => (typeof data.orderId === 'string' ? [data.orderId] : [])),
        ),
      ),
    ];
    const known = {
      subjects: await readSubjects(db, kernel, orderIds),
      clocks: await loadClocks(db, orderIds),
    };
    await addTallies(db, addedUp(entries.flatMap((entry) => talliesOf(entry, known))));
    await keepSteps(
      db,
      entries.flatMap((entry) => stepOf(entry) ?? []),
    );
  },
};

export const homeWork = [
  every(3600, 'home.forget-steps', (kernel) => forgetSteps(kernel.database, kernel.clock.now())),
];
