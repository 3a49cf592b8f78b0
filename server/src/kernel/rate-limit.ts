/**
 * How often one address may ask. The general limit only stops runaways: a whole company may sit behind one address, and
 * keys of other systems are not counted. What could be guessed at has a tight limit of its own, for everybody.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RateLimit } from './action.ts';
import { Refusal } from './refusal.ts';

const perMinute = 12_000;

export async function limitRates(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request: FastifyRequest) => request.ip,
    allowList: (request: FastifyRequest) => request.headers.authorization?.startsWith('Bearer ') ?? false,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('TOO_MANY_REQUESTS', { params: { seconds: Math.max(1, Math.ceil(ttl / 1000)) } }),
  });
}

/** The limit of one route; a key in the request does not lift it. */
export function tightLimit({ max, seconds }: RateLimit) {
  return { max, timeWindow: seconds * 1000, allowList: [] };
}
