/** Everything that wire.ts lists: what the processes run besides actions and queries. */
import type { Actor } from './access.ts';
import type { Consumer } from './consumers.ts';
import type { HttpSeams } from './http.ts';
import type { Dispatch, Job } from './jobs.ts';
import type { Registry } from './kernel.ts';
import type { ReadinessCheck } from './health.ts';
import type { AddRoutes } from './routes.ts';
import type { StreamScope } from './stream-scope.ts';
import type { TimedWork } from './timed-work.ts';

export interface Wiring extends Registry {
  authenticate: HttpSeams['authenticate'];
  anonymous: Actor;
  routes: AddRoutes[];
  streams: StreamScope[];
  readiness: ReadinessCheck[];
  /** Tables whose rows hold a journal chain. */
  chainHolders: string[];
  consumers: Consumer[];
  jobs: Job[];
  dispatches: Dispatch[];
  timedWork: TimedWork[];
}

/** A name stands for one definition; two of the same name are a mistake of the programmer. */
export function byName<T extends { name: string }>(list: readonly T[]): Map<string, T> {
  const map = new Map(list.map((one) => [one.name, one]));
  if (map.size !== list.length) {
    const twice = list.find((one) => map.get(one.name) !== one);
    throw new Error(`${twice?.name} is registered twice`);
  }
  return map;
}
