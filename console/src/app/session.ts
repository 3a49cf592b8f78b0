/**
 * Who sits here and what they may do. The rights come from the server's one matrix; the console only hides what would be refused,
 * it never decides.
 */
import { createContext, use } from 'react';
import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '../../../contract/kit.ts';
import type { me } from '../../../contract/people.ts';
import { call } from './api.ts';

export type Me = OutputOf<typeof me>;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call<typeof me>('GET /me', {}),
  staleTime: 300_000,
  retry: false,
});

/** The frame keeps it for all parts of a page: each asking for itself cost more than what most of them show. */
export const Session = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = use(Session);
  if (!me) throw new Error('The frame renders only after sign-in.');
  return me;
}

export function useMay(): (action: string) => boolean {
  const { may } = useMe();
  return (action) => may.includes(action);
}
