/** What the palette shows for what is typed: recent things, pages, actions and everything that the server finds, by kind. */
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import type { myActions } from '../../../../contract/home.ts';
import type { searchEverywhere, SearchHit } from '../../../../contract/search.ts';
import { orderStages } from '../../../../contract/vocabulary.ts';
import { useName } from '../../i18n/useFormats.ts';
import { useAsked } from '../../ui/useAsked.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { areas, areasOf } from '../areas.ts';
import { call } from '../api.ts';
import { useMay, useMe } from '../session.ts';
import { matching } from '../matching.ts';
import { actionItems, type ActionItem, type PageItem } from './commands.ts';
import { recentOf } from './recent.ts';

export interface Item {
  key: string;
  group: string;
  icon: IconName;
  title: string;
  detail: string;
  kind: 'page' | 'action' | 'order' | 'customer' | 'product' | 'colleague';
  id: string;
  /** An address; an action without one asks for its order. */
  to: string | undefined;
}

interface Command extends Item {
  sound: string;
}

const namedAs = ({ title, detail, id, sound }: Command) => ({ names: [title, detail, id], sound });

const PAUSE_MS = 150;
const FEWEST = 2;
const MOST_COMMANDS = 6;

export function usePaletteItems(text: string, asking: string | undefined) {
  const t = useT();
  const me = useMe();
  const commands = useCommands();
  const found = useFound(useAsked(text, PAUSE_MS), asking !== undefined);
  const typed = text.trim();
  if (asking) return { items: found.items.filter((item) => item.kind === 'order'), found, commands };
  if (typed === '') {
    const kept = recentOf(me.id).flatMap((one) =>
      one.kind === 'order' && one.number
        ? [orderItem(one.id, one.number, '', t('find.group.recent'))]
        : commands.filter((item) => item.kind === one.kind && item.id === one.id),
    );
    const recent = kept.map((item) => ({ ...item, key: `recent-${item.key}`, group: t('find.group.recent') }));
    return { items: [...recent, ...commands.filter((item) => item.kind === 'page')], found, commands };
  }
  const named = matching(commands, namedAs, typed).slice(0, MOST_COMMANDS);
  return { items: [...named, ...found.items], found, commands };
}

function orderItem(id: string, title: string, detail: string, group: string): Item {
  return { key: `order-${id}`, group, icon: 'orders', title, detail, kind: 'order', id, to: `/orders/${id}` };
}

/** Pages and actions that are open to this person. */
function useCommands(): Command[] {
  const t = useT();
  const name = useName();
  const me = useMe();
  const may = useMay();
  const asked = useQuery({
    queryKey: ['me', 'actions'],
    queryFn: ({ signal }) => call<typeof myActions>('GET /me/actions', {}, { signal }),
    enabled: may('home.actions'),
    staleTime: 300_000,
  });
  const { rail, others } = areasOf(areas, me);
  const open = [...rail, ...others];
  const pages: PageItem[] = [...open, { id: 'settings', to: '/settings' }].map(({ id, to }) => ({
    kind: 'page',
    id,
    name: t(`area.${id}`),
    sound: t(`areaSound.${id}`),
    to,
  }));
  const isOpen = (page: string) =>
    page === '/settings' || (page === '/orders/new' ? may('orders.create') : open.some(({ to }) => to === page));
  const icons = new Map<string, IconName>(open.map(({ id, icon }) => [id, icon]));
  return [
    ...pages.map((page) => ({
      key: `page-${page.id}`,
      group: t('find.group.page'),
      icon: icons.get(page.id) ?? 'settings',
      title: page.name,
      sound: page.sound,
      detail: '',
      kind: page.kind,
      id: page.id,
      to: page.to,
    })),
    ...actionItems(asked.data?.items ?? [], isOpen).map((action: ActionItem) => ({
      key: `action-${action.id}`,
      group: t('find.group.action'),
      icon: 'right' as const,
      title: name(action.title),
      sound: action.sound,
      detail: action.to ? '' : t('find.asksOrder'),
      kind: action.kind,
      id: action.id,
      to: action.to,
    })),
  ];
}

const kindIcons = { order: 'orders', customer: 'customer', product: 'goods', colleague: 'people' } as const;
const kindPages = { customer: '/customers', product: '/goods', colleague: '/people' } as const;

/** Its own record, open; a colleague's is reached through the list. */
function addressOf(kind: keyof typeof kindPages, hit: SearchHit): string {
  if (kind === 'customer') return `${kindPages.customer}?open=${hit.id}`;
  const [code] = hit.detail;
  return kind === 'product' && code ? `${kindPages.product}?text=${encodeURIComponent(code)}` : kindPages[kind];
}

/** What was found is forgotten with the palette: it is a search for a person. An older question's answer is never shown. */
function useFound(asked: string, onlyOrders: boolean) {
  const t = useT();
  const name = useName();
  const me = useMe();
  const may = useMay();
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => call<typeof searchEverywhere>('POST /search', { text: asked }, { signal }),
    enabled: asked.length >= FEWEST && may('search.everywhere'),
    gcTime: 0,
  });
  const open = new Set<string>(
    areas.filter(({ needs }) => needs.some((right) => me.may.includes(right))).map(({ to }) => to),
  );
  const items = (query.data?.groups ?? [])
    .filter(({ kind }) => kind === 'order' || (!onlyOrders && open.has(kindPages[kind])))
    .flatMap(({ kind, items: hits }) =>
      hits.map((hit): Item => {
        const stage = hit.stage ? name(orderStages[hit.stage as keyof typeof orderStages]) : '';
        const detail = [stage, ...hit.detail].filter(Boolean).join(t('list.comma'));
        const group = t(`find.group.${kind}`);
        if (kind === 'order') return orderItem(hit.id, hit.title, detail, group);
        const to = addressOf(kind, hit);
        return {
          key: `${kind}-${hit.id}`,
          group,
          icon: kindIcons[kind],
          title: hit.title,
          detail,
          kind,
          id: hit.id,
          to,
        };
      }),
    );
  return { items, isSettled: query.isSuccess && asked.length >= FEWEST, error: query.error };
}
