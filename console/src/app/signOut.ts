/** Ends the session on the server; a session that is already over is no obstacle to leaving. */
import type { signOut as signOutEndpoint } from '../../../contract/people.ts';
import { call } from './api.ts';
import { problemOf } from './problem.ts';

export async function signOut(): Promise<void> {
  try {
    await call<typeof signOutEndpoint>('POST /sign-out', {});
  } catch (error) {
    if (problemOf(error).status !== 401) throw error;
  }
}
