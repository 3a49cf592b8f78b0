/**
 * What the palette offers besides what it finds: pages, and the actions that this person may do. Actions come from the server's
 * registry; an action on an order asks for the order, any other leads to the page where it is done. (OS-8.3)
 */
import type { myActions } from '../../../../contract/home.ts';
import type { Bilingual, OutputOf } from '../../../../contract/kit.ts';

export type MyAction = OutputOf<typeof myActions>['items'][number];

export interface PageItem {
  kind: 'page';
  id: string;
  name: string;
  sound: string;
  to: string;
}

export interface ActionItem {
  kind: 'action';
  id: string;
  title: Bilingual;
  sound: string;
  /** Where it is done; undefined for an action that asks for an order first. */
  to: string | undefined;
}

/** Where actions are done that are not done to one order; the first part of their names says whose they are. */
const places: Record<string, string> = {
  'orders.create': '/orders/new',
  'notices.read': '/inbox?tab=alerts',
  'people.set-password': '/settings',
  'people.set-preferences': '/settings',
  'settings.set': '/settings',
  intake: '/imports',
  tasks: '/inbox',
  people: '/people',
  policy: '/policy',
  calendars: '/policy',
  customers: '/customers',
  catalog: '/goods',
  company: '/settings',
  review: '/review',
  channels: '/channels',
};

/** Only what leads somewhere that this person may open is offered. */
export function actionItems(actions: readonly MyAction[], isOpen: (page: string) => boolean): ActionItem[] {
  return actions.flatMap(({ action, title, sound, needs }): ActionItem[] => {
    if (needs === 'order') return [{ kind: 'action', id: action, title, sound, to: undefined }];
    const to = places[action] ?? places[action.split('.')[0] ?? ''];
    return to && isOpen(to.split('?')[0] ?? '') ? [{ kind: 'action', id: action, title, sound, to }] : [];
  });
}
