/** What every part of the server runs on, opened once per process and passed on explicitly. */
import type { ActionDefinition, QueryDefinition } from './action.ts';
import type { RightsMatrix } from './access.ts';
import type { CompanyClock } from './clock.ts';
import type { Database } from './database.ts';
import type { FileStore } from './files.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Secrets } from './secrets.ts';
import type { VersionedCaches } from './versioned.ts';

export interface Registry {
  // The registry holds definitions of every input and output type; each is checked where it is defined.
  actions: Map<string, ActionDefinition>;
  queries: Map<string, QueryDefinition>;
  rights: RightsMatrix;
  /** What OpenAPI says of routes that carry files and are no action or query: path → method → operation. */
  fileRoutes?: Record<string, Record<string, Record<string, unknown>>>;
}

export interface Kernel {
  database: Database;
  clock: CompanyClock;
  secrets: Secrets;
  files: FileStore;
  log: Logger;
  metrics: Metrics;
  caches: VersionedCaches;
  registry: Registry;
  dataFolder: string;
}

/** Every name that a right can be given for. */
export function permissionNames(registry: Registry): string[] {
  return [...registry.actions.keys(), ...registry.queries.keys()];
}
