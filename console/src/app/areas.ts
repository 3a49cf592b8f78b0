/**
 * The areas of work, in the order of the rail: which right opens each, and whose daily work it is. A new area is one line here
 * and one word in i18n's `area`. The rail holds nine beside the settings; what is not daily for a person, or finds no place, stays
 * one step away: in the settings and in the palette. An area that does not exist yet is not in this list.
 */
import type { ComponentType } from 'react';
import type { RoleId } from '../../../contract/vocabulary.ts';
import { useExceptionCount } from '../features/exceptions/exceptionQueries.ts';
import { OrdersRehearsal } from '../features/orders/OrdersRehearsal.tsx';
import { useTaskCount } from '../features/tasks/taskQueries.ts';
import { useReviewCount } from '../features/review/reviewQueries.ts';
import type { IconName } from '../ui/Icon.tsx';

/** What waits in an area; what is late among it is said first. */
export interface AreaCount {
  waiting: number;
  late: number;
}

export interface Area {
  id: string;
  to: string;
  icon: IconName;
  /** Any of these rights opens it. */
  needs: readonly string[];
  /** In whose rail it stands; all who may open it where nobody is named. */
  daily?: readonly RoleId[];
  /** The count beside the word, kept up to date by the area's own query. */
  useCount?: () => AreaCount | undefined;
  /** Stands while a hand rests on the link, and makes the page's first opening as quick as the next. */
  Rehearsal?: ComponentType;
}

const all = [
  { id: 'home', to: '/', icon: 'home', needs: ['home.page'], useCount: useTaskCount },
  { id: 'orders', to: '/orders', icon: 'orders', needs: ['orders.list'], Rehearsal: OrdersRehearsal },
  { id: 'check', to: '/check', icon: 'approve', needs: ['entry.pass'], daily: ['checker'] },
  { id: 'review', to: '/review', icon: 'approve', needs: ['review.queue'], useCount: useReviewCount },
  {
    id: 'exceptions',
    to: '/exceptions',
    icon: 'exception',
    needs: ['exceptions.list'],
    useCount: useExceptionCount,
  },
  { id: 'imports', to: '/imports', icon: 'upload', needs: ['intake.imports'] },
  { id: 'channels', to: '/channels', icon: 'channel', needs: ['channels.connections'] },
  { id: 'policy', to: '/policy', icon: 'policy', needs: ['policy.coverage'] },
  {
    id: 'catalog',
    to: '/goods',
    icon: 'goods',
    needs: ['catalog.list'],
    daily: ['admin', 'operations', 'warehouse', 'purchasing'],
  },
  {
    id: 'customers',
    to: '/customers',
    icon: 'customer',
    needs: ['customers.list'],
    daily: ['admin', 'sales', 'clerk'],
  },
  { id: 'people', to: '/people', icon: 'people', needs: ['people.list'] },
  // The home page shows the first of it and leads here.
  { id: 'inbox', to: '/inbox', icon: 'tasks', needs: ['tasks.inbox'], daily: [] },
] as const satisfies readonly Area[];

/** The same list with its addresses known to the router. */
export type OpenArea = Area & Pick<(typeof all)[number], 'id' | 'to'>;
export const areas: readonly OpenArea[] = all;

/** Beside the settings the rail of a person holds this many: ten words are taken in at a glance. */
const RAIL_PLACES = 9;

export function areasOf<A extends Area>(
  list: readonly A[],
  person: { may: readonly string[]; roles: readonly string[] },
): { rail: A[]; others: A[] } {
  const open = list.filter((area) => area.needs.some((right) => person.may.includes(right)));
  const daily = open.filter((area) => !area.daily || area.daily.some((role) => person.roles.includes(role)));
  const rail = daily.slice(0, RAIL_PLACES);
  return { rail, others: open.filter((area) => !rail.includes(area)) };
}
