/** The addresses of the console. Every page is a chunk of its own; only sign-in and the frame's shell load first. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  type RouterHistory,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { TaskKind } from '../../../contract/tasks.ts';
import type { InboxSearch } from '../features/tasks/InboxPage.tsx';
import { readChannelSearch } from '../features/channels/channelAddress.ts';
import { readChannelsSearch } from '../features/channels/channelsSearch.ts';
import { readCustomersSearch } from '../features/customers/customersSearch.ts';
import { readExceptionsSearch } from '../features/exceptions/exceptionsSearch.ts';
import { readGoodsSearch } from '../features/goods/goodsSearch.ts';
import { readPeopleSearch } from '../features/people/peopleSearch.ts';
import { askForList, askForOrder, askForPage } from '../features/orders/askAhead.ts';
import { readOrdersSearch } from '../features/orders/ordersSearch.ts';
import { readThread } from '../ui/timelineFilter.ts';
import { isId } from '../ui/views/isId.ts';
import { Broken, NotHere, Root } from './Root.tsx';
import { requireDue, requireMe } from './entry.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Root,
  notFoundComponent: NotHere,
  errorComponent: Broken,
});

/** Where to go after signing in; only a page of this system. */
const ownPage = ({ to }: Record<string, unknown>): { to?: string } =>
  typeof to === 'string' && /^\/(?!\/)/.test(to) ? { to } : {};
/** Why one is at sign-in: the code of a refusal that a provider's answer brought, or that the session before was ended. */
const whyHere = ({ refused, ended }: Record<string, unknown>): { refused?: string; ended?: true } =>
  typeof refused === 'string' && /^[A-Z_]{3,60}$/.test(refused) ? { refused } : ended ? { ended: true } : {};

/** What is no id names nothing, and the server need not be asked. */
function leadsSomewhere(params: Record<string, string>): void {
  if (!Object.values(params).every(isId)) throw notFound();
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>) => ({ ...ownPage(raw), ...whyHere(raw) }),
  component: lazyRouteComponent(() => import('../features/signin/SignInPage.tsx'), 'SignInPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: ownPage,
  beforeLoad: ({ context }) => requireDue(context.queries),
  component: lazyRouteComponent(() => import('../features/signin/SecondFactorPage.tsx'), 'SecondFactorPage'),
});

const starting = createRoute({
  getParentRoute: () => root,
  path: '/starting',
  component: lazyRouteComponent(() => import('../features/signin/StartingPage.tsx'), 'StartingPage'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: ({ context, location }) => requireMe(context.queries, location.href),
  component: lazyRouteComponent(() => import('./Frame.tsx'), 'Frame'),
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomePage.tsx'), 'HomePage'),
});

const orders = createRoute({
  getParentRoute: () => frame,
  path: '/orders',
  validateSearch: readOrdersSearch,
  // What the address names is asked for when a hand rests on the link, at the latest at the press, while the page renders.
  beforeLoad: ({ context, search, preload }) =>
    preload ? void askForPage(context.queries, search) : askForList(context.queries, search),
  component: lazyRouteComponent(() => import('../features/orders/OrdersPage.tsx'), 'OrdersPage'),
});

const newOrder = createRoute({
  getParentRoute: () => frame,
  path: '/orders/new',
  component: lazyRouteComponent(() => import('../features/entry/NewOrderPage.tsx'), 'NewOrderPage'),
});

const check = createRoute({
  getParentRoute: () => frame,
  path: '/check',
  component: lazyRouteComponent(() => import('../features/check/CheckPage.tsx'), 'CheckPage'),
});

const duplicates = createRoute({
  getParentRoute: () => frame,
  path: '/check/duplicates',
  component: lazyRouteComponent(() => import('../features/check/DuplicatesPage.tsx'), 'DuplicatesPage'),
});

const entryNumbers = createRoute({
  getParentRoute: () => frame,
  path: '/check/numbers',
  validateSearch: ({ days }: Record<string, unknown>): { days?: 7 | 30 | 90 } =>
    days === 7 || days === 30 || days === 90 ? { days } : {},
  component: lazyRouteComponent(() => import('../features/check/EntryNumbersPage.tsx'), 'EntryNumbersPage'),
});

const passingRules = createRoute({
  getParentRoute: () => frame,
  path: '/check/rules',
  component: lazyRouteComponent(() => import('../features/check/RulesPage.tsx'), 'RulesPage'),
});

const order = createRoute({
  getParentRoute: () => frame,
  path: '/orders/$orderId',
  validateSearch: readThread,
  beforeLoad: ({ context, params }) => {
    leadsSomewhere(params);
    void askForOrder(context.queries, params.orderId);
  },
  component: lazyRouteComponent(() => import('../features/orders/OrderPage.tsx'), 'OrderPage'),
});

const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  validateSearch: (raw: Record<string, unknown>): InboxSearch => {
    const tab = (['mine', 'department', 'alerts', 'done'] as const).find((one) => one === raw['tab']);
    const kind =
      typeof raw['kind'] === 'string' && /^[a-z-]{2,30}$/.test(raw['kind']) ? (raw['kind'] as TaskKind) : undefined;
    return { ...(tab ? { tab } : {}), ...(kind ? { kind } : {}) };
  },
  component: lazyRouteComponent(() => import('../features/tasks/InboxPage.tsx'), 'InboxPage'),
});

const review = createRoute({
  getParentRoute: () => frame,
  path: '/review',
  validateSearch: (raw: Record<string, unknown>): { tab?: 'queue' | 'numbers' } => {
    const tab = (['queue', 'numbers'] as const).find((one) => one === raw['tab']);
    return tab ? { tab } : {};
  },
  component: lazyRouteComponent(() => import('../features/review/ReviewPage.tsx'), 'ReviewPage'),
});

const imports = createRoute({
  getParentRoute: () => frame,
  path: '/imports',
  validateSearch: ({ shopId }: Record<string, unknown>): { shopId?: string } => (isId(shopId) ? { shopId } : {}),
  component: lazyRouteComponent(() => import('../features/intake/ImportsPage.tsx'), 'ImportsPage'),
});

const mapping = createRoute({
  getParentRoute: () => frame,
  path: '/imports/mapping',
  component: lazyRouteComponent(() => import('../features/intake/mapping/MappingPage.tsx'), 'MappingPage'),
});

const oneImport = createRoute({
  getParentRoute: () => frame,
  path: '/imports/$importId',
  beforeLoad: ({ params }) => leadsSomewhere(params),
  component: lazyRouteComponent(() => import('../features/intake/ImportPage.tsx'), 'ImportPage'),
});

const channels = createRoute({
  getParentRoute: () => frame,
  path: '/channels',
  validateSearch: readChannelsSearch,
  component: lazyRouteComponent(() => import('../features/channels/ChannelsPage.tsx'), 'ChannelsPage'),
});

const channel = createRoute({
  getParentRoute: () => frame,
  path: '/channels/$connectionId',
  validateSearch: readChannelSearch,
  beforeLoad: ({ params }) => leadsSomewhere(params),
  component: lazyRouteComponent(() => import('../features/channels/ChannelPage.tsx'), 'ChannelPage'),
});

const delivery = createRoute({
  getParentRoute: () => frame,
  path: '/deliveries/$deliveryId',
  beforeLoad: ({ params }) => leadsSomewhere(params),
  component: lazyRouteComponent(() => import('../features/channels/DeliveryLink.tsx'), 'DeliveryLink'),
});

const exceptions = createRoute({
  getParentRoute: () => frame,
  path: '/exceptions',
  validateSearch: readExceptionsSearch,
  component: lazyRouteComponent(() => import('../features/exceptions/ExceptionsPage.tsx'), 'ExceptionsPage'),
});

const policy = createRoute({
  getParentRoute: () => frame,
  path: '/policy',
  validateSearch: ({ policy, clause }: Record<string, unknown>): { policy?: string; clause?: string } => ({
    ...(typeof policy === 'string' && /^[A-Z]{2}$/.test(policy) ? { policy } : {}),
    ...(typeof clause === 'string' && /^[A-Z]{2}-[\d.]+$/.test(clause) ? { clause } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/policy/PolicyPage.tsx'), 'PolicyPage'),
});

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage'),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const settingsPart = createRoute({
  getParentRoute: () => frame,
  path: '/settings/$part',
  validateSearch: whyHere,
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const goods = createRoute({
  getParentRoute: () => frame,
  path: '/goods',
  validateSearch: readGoodsSearch,
  component: lazyRouteComponent(() => import('../features/goods/GoodsPage.tsx'), 'GoodsPage'),
});

const goodsFile = createRoute({
  getParentRoute: () => frame,
  path: '/goods/import',
  component: lazyRouteComponent(() => import('../features/goods/file/GoodsFilePage.tsx'), 'GoodsFilePage'),
});

const customers = createRoute({
  getParentRoute: () => frame,
  path: '/customers',
  validateSearch: readCustomersSearch,
  component: lazyRouteComponent(() => import('../features/customers/CustomersPage.tsx'), 'CustomersPage'),
});

const tree = root.addChildren([
  signIn,
  secondFactor,
  starting,
  frame.addChildren([
    home,
    orders,
    exceptions,
    newOrder,
    check,
    duplicates,
    entryNumbers,
    passingRules,
    order,
    inbox,
    review,
    imports,
    mapping,
    oneImport,
    channels,
    channel,
    delivery,
    policy,
    people,
    settings,
    settingsPart,
    goods,
    goodsFile,
    customers,
  ]),
]);

/** What no page reads of an address falls off as it is opened: a link that was cut or made up still shows its page. */
export function routerFor(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    search: { strict: true },
    defaultPreload: 'intent',
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>;
  }
}
