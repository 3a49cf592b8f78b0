/** Who may come in: everybody else is led to sign-in, and back to where they were going. */
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { problemOf } from './problem.ts';
import { meQuery } from './session.ts';

export async function requireMe(queries: QueryClient, from: string): Promise<void> {
  const back = from === '/' ? {} : { to: from };
  try {
    const { due } = await queries.ensureQueryData(meQuery);
    if (due !== null) throw redirect({ to: '/second-factor', search: back });
  } catch (error) {
    const { status, code } = problemOf(error);
    if (status === 401) throw redirect({ to: '/sign-in', search: back });
    if (code === 'COMPANY_NOT_READY') throw redirect({ to: '/starting' });
    throw error;
  }
}

/** The page of the second step is for those who owe it. */
export async function requireDue(queries: QueryClient): Promise<void> {
  const me = await queries.fetchQuery(meQuery).catch(() => undefined);
  if (!me) throw redirect({ to: '/sign-in' });
  if (me.due === null) throw redirect({ to: '/' });
}
