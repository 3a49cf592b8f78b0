/**
 * Who sits here and what they may do. The rights come from the server's one matrix; the console only hides what would be refused,
 * it never decides.
 */
import { queryOptions, useQuery } from '@tanstack/react-query';
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

export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('The frame renders only after sign-in.');
  return data;
}

export function useMay(): (action: string) => boolean {
  const { may } = useMe();
  return (action) => may.includes(action);
}
