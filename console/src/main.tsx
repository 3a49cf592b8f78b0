/** Starts the console: words of the reader's language first, then the router. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { problemOf, UNREACHABLE } from './app/problem.ts';
import { routerFor } from './app/routes.tsx';
import { meQuery } from './app/session.ts';
import { startWords } from './i18n/index.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/touch.css';
import './styles/short.css';
import './styles/forced.css';
import './styles/print.css';

/** A session that ended elsewhere leads to sign-in once, which says so, and back to where the reader was. Who was not here yet is led there by entry.ts. */
function onRefused(error: unknown): void {
  const wasHere = queries.getQueryData(meQuery.queryKey) !== undefined;
  if (problemOf(error).status !== 401 || !wasHere || router.state.location.pathname === '/sign-in') return;
  queries.removeQueries({ queryKey: ['me'] });
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href, ended: true } });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: onRefused }),
  mutationCache: new MutationCache({ onError: onRefused }),
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a broken wire is worth asking again.
      retry: (failures, error) => failures < 2 && problemOf(error).code === UNREACHABLE,
    },
  },
});
const router = routerFor(queries);

const words = startWords();
// Who is here is asked while the words come; the pages before that ask for themselves.
if (!/^\/(sign-in|starting|second-factor)$/.test(location.pathname)) void queries.prefetchQuery(meQuery);
await words;

const container = document.getElementById('root');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
