/** Who may come in, and where each person starts: the first area that is open to them. */
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { areas, areasOf, type OpenArea } from './areas.ts';
import { problemOf } from './problem.ts';
import { meQuery } from './session.ts';

export async function requireMe(queries: QueryClient, from: string): Promise<void> {
  try {
    await queries.ensureQueryData(meQuery);
  } catch (error) {
    const { status, code } = problemOf(error);
    if (status === 401) throw redirect({ to: '/sign-in', search: from === '/' ? {} : { to: from } });
    if (code === 'COMPANY_NOT_READY') throw redirect({ to: '/starting' });
    throw error;
  }
}

export async function homeOf(queries: QueryClient): Promise<OpenArea['to'] | '/settings'> {
  return areasOf(areas, await queries.ensureQueryData(meQuery)).rail[0]?.to ?? '/settings';
}
