/** The door of the people module. */
export { anonymous, authenticate, personActor } from './authenticate.ts';
export { handover, type Handover } from './handover.ts';
export { actorName, isAway, onDuty, peopleOf, type People, type Person } from './people.ts';
export { rights } from './rights.ts';
export { peopleCache } from './store.ts';
