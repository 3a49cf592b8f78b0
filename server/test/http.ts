/** A world with its HTTP face: requests as a browser with a session or a program with a key would send them. */
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../src/kernel/http.ts';
import { buildRegistry } from '../src/wire.ts';
import { openWorld, type World } from './world.ts';

interface Answer<B> {
  status: number;
  body: B;
  headers: Record<string, string | string[] | number | undefined>;
  /** The session cookie that the answer sets, if it does. */
  session: string | undefined;
}

interface Sending {
  session?: string | undefined;
  key?: string | undefined;
  ifMatch?: number | undefined;
  headers?: Record<string, string>;
  address?: string;
}

export interface HttpWorld extends World {
  app: FastifyInstance;
  send<B = Record<string, unknown>>(route: string, body?: unknown, sending?: Sending): Promise<Answer<B>>;
  signIn(account: string, password?: string): Promise<string>;
}

/** The password that `openWorld` gives to everybody. */
export const worldPassword = 'Long-enough-4711';

export async function openHttpWorld(): Promise<HttpWorld> {
  const world = await openWorld();
  const app = await buildServer(world.kernel, buildRegistry());
  await app.ready();
  const send = async <B>(route: string, body?: unknown, sending: Sending = {}): Promise<Answer<B>> => {
    const [method, url] = route.split(' ') as ['GET', string];
    const headers: Record<string, string> = { host: 'luyue.test', ...sending.headers };
    if (sending.key) headers.authorization = `Bearer ${sending.key}`;
    if (sending.ifMatch !== undefined) headers['if-match'] = `"${sending.ifMatch}"`;
    const answer = await app.inject({
      method,
      url: `/api${url}`,
      headers,
      remoteAddress: sending.address ?? '127.0.0.1',
      ...(sending.session ? { cookies: { luyue_session: sending.session } } : {}),
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const session = answer.cookies.find((c) => c.name === 'luyue_session')?.value;
    return { status: answer.statusCode, body: answer.json<B>(), headers: answer.headers, session };
  };
  const signIn = async (account: string, password = worldPassword): Promise<string> => {
    const answer = await send('POST /sign-in', { account, password });
    if (!answer.session) throw new Error(`${account} could not sign in: ${JSON.stringify(answer.body)}`);
    return answer.session;
  };
  return {
    ...world,
    app,
    send,
    signIn,
    close: async () => {
      await app.close();
      await world.close();
    },
  };
}
