/**
 * The only file that knows every module: what runs is what is listed here, one line per module and list. Reactions,
 * facts and gates register themselves where they are imported from here.
 */
import type { ActionDefinition, QueryDefinition } from './kernel/action.ts';
import { kernelHolders } from './kernel/chain-holders.ts';
import { kernelWork } from './kernel/kernel-work.ts';
import { listSettings, setSetting } from './kernel/settings.ts';
import { byName, type Wiring } from './kernel/wiring.ts';
import { companyActions, companyQueries } from './modules/company/index.ts';
import { anonymous, authenticate, rights } from './modules/people/index.ts';

// Definitions of every input and output stand in one list; each is checked where it is defined.
const actions: ActionDefinition[] = [
  setSetting,
  ...companyActions,
];

const queries: QueryDefinition[] = [
  listSettings,
  ...companyQueries,
];

export function buildRegistry(): Wiring {
  return {
    actions: byName(actions),
    queries: byName(queries),
    rights,
    authenticate,
    anonymous,
    routes: [],
    streams: [],
    readiness: [],
    chainHolders: [...kernelHolders],
    consumers: [],
    jobs: [],
    dispatches: [],
    timedWork: [...kernelWork],
  };
}
