/** Signing in, what the page may know before it, and setting up the first administrator of an empty company. */
import { queryOptions } from '@tanstack/react-query';
import type { entrance, firstAdmin, signIn as signInEndpoint } from '../../../../contract/people.ts';
import type { installationStatus } from '../../../../contract/installation.ts';
import { call } from '../../app/api.ts';

export const entranceQuery = queryOptions({
  queryKey: ['entrance'],
  queryFn: () => call<typeof entrance>('GET /sign-in', {}),
  staleTime: 60_000,
});

/** Whether the company is ready, being made, or still empty. */
export const statusQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => call<typeof installationStatus>('GET /installation', {}, { signal }),
});

export function signIn(account: string, password: string) {
  return call<typeof signInEndpoint>('POST /sign-in', { account, password });
}

export async function setUpFirstAdmin(account: string, name: string, password: string) {
  await call<typeof firstAdmin>('POST /people/first-admin', { account, name, password });
  return signIn(account, password);
}
