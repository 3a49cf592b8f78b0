/** Every view is a link, and a link that was cut, or made up, still opens its page. */
import { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { expect, test } from 'vitest';
import { routerFor } from './routes.tsx';

/** The address as the page stands under it once it is opened. */
function opened(address: string): string {
  const router = routerFor(new QueryClient(), createMemoryHistory({ initialEntries: [address] }));
  router.updateLatestLocation();
  const here = { to: router.latestLocation.pathname, search: true, _includeValidateSearch: true } as const;
  return router.buildLocation(here as Parameters<typeof router.buildLocation>[0]).href;
}

test.each([
  ['/orders?queue=x&row=%00&limit=-1', '/orders'],
  ['/orders?queue=overdue&tab=%7B%7D&open=1e999', '/orders?queue=overdue'],
  ['/exceptions?queue=%5B%5D&kind=%00', '/exceptions'],
  ['/inbox?tab=done&kind=A', '/inbox?tab=done'],
  ['/imports?shopId=%00', '/imports'],
  ['/customers?open=%00&type=company', '/customers?type=company'],
  ['/nowhere?queue=x', '/nowhere'],
])('%s is opened as %s', (address, as) => {
  expect(opened(address)).toBe(as);
});
