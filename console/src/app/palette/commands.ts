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

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

export interface Named {
  names: readonly string[];
  /** In pinyin, syllable by syllable. */
  sound: string;
}

/**
 * Every word that was typed stands somewhere in the names, or is how they sound: whole from any syllable on (`danju`), or by first letters
 * (`dd`). Names that begin with it come first, then those that sound so from their beginning.
 */
export function matching<T>(items: readonly T[], namedAs: (item: T) => Named, typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = items.flatMap((item) => {
    const { names, sound } = namedAs(item);
    const ranks = words.map((word) =>
      Math.min(...names.map((name) => rankIn(plain(name), word)), rankOfSound(sound, word)),
    );
    return ranks.includes(Infinity) ? [] : [{ item, rank: ranks[0] ?? 0 }];
  });
  return found.sort((a, b) => a.rank - b.rank).map((one) => one.item);
}

function rankIn(name: string, word: string): number {
  if (name.startsWith(word)) return 0;
  return name.includes(word) ? 2 : Infinity;
}

function rankOfSound(sound: string, word: string): number {
  // One letter sounds like half of everything.
  if (word.length < 2) return Infinity;
  const syllables = sound.split(' ');
  const sounds = (from: number) =>
    syllables.slice(from).join('').startsWith(word) ||
    syllables
      .slice(from)
      .map((one) => one[0])
      .join('')
      .startsWith(word);
  const from = syllables.findIndex((_, at) => sounds(at));
  if (from === -1) return Infinity;
  return from === 0 ? 1 : 3;
}
