/** The own ways to sign in. */
import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '../../../../../contract/kit.ts';
import type { ownSignIn } from '../../../../../contract/sign-in.ts';
import { call } from '../../../app/api.ts';

export type OwnSignIn = OutputOf<typeof ownSignIn>;

export const ownSignInQuery = queryOptions({
  queryKey: ['own-sign-in'],
  queryFn: ({ signal }) => call<typeof ownSignIn>('GET /me/sign-in', {}, { signal }),
});
