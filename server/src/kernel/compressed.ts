/**
 * Long answers go out compressed: a list of two hundred orders is 85 KB of words that repeat, and people sit behind slow lines. Short ones
 * go as they are. Nothing in an answer is a secret that a stranger could guess by its length: cookies are sent to our own pages only.
 */
import { constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Less fits into the first packets anyway. */
const LEAST_BYTES = 4096;
const zipped = promisify(gzip);

export function takesGzip(request: Pick<FastifyRequest, 'headers'>): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
}

export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < LEAST_BYTES) return payload;
    if (!/json/.test(String(reply.getHeader('content-type') ?? '')) || reply.hasHeader('content-encoding'))
      return payload;
    void reply.header('vary', 'accept-encoding');
    if (!takesGzip(request)) return payload;
    void reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return zipped(payload, { level: constants.Z_BEST_SPEED });
  });
}
