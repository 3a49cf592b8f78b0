/**
 * Takes what platforms post: proves it over the raw bytes, keeps it encrypted with one statement, and answers at once. The
 * same delivery again is the same row. What it means is found out afterwards, from what was stored. (OS-2.1, PD-3.2)
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { connectionsCache, keyOf, keysOf, openSecrets, type ConnectionRecord } from './connection.ts';
import type { HookRequest, Posted } from './kind.ts';
import { kinds } from './kinds.ts';

const mostBytes = 8 * 1024 * 1024;
const ids = z.uuid();

export async function hookRoutes(app: FastifyInstance, kernel: Kernel): Promise<void> {
  await app.register((scope, _options, done) => {
    // Signatures are over the bytes as they came, whatever the sender calls them.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    const limit = { max: 600_000, timeWindow: 60_000 };
    scope.post(
      '/api/hooks/:connectionId',
      { config: { rateLimit: limit }, bodyLimit: mostBytes },
      (request: FastifyRequest<{ Params: { connectionId: string } }>, reply) => receive(kernel, request, reply),
    );
    done();
  });
}

async function receive(
  kernel: Kernel,
  request: FastifyRequest<{ Params: { connectionId: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const record = await connectionOf(kernel, request.params.connectionId);
  await takePosted(kernel, record, { headers: request.headers, body, now: new Date() }, 'push');
  return reply.header('cache-control', 'no-store').send(kinds[record.kind].answer);
}

async function connectionOf(kernel: Kernel, id: string): Promise<ConnectionRecord> {
  const known = ids.safeParse(id).success ? (await kernel.caches.get(connectionsCache)).value.get(id) : undefined;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'connectionId' });
  return known;
}

/** The receiver's whole work, without its HTTP: answers how many deliveries are new. A paused connection keeps them, too. */
export async function takePosted(
  kernel: Kernel,
  record: ConnectionRecord,
  request: HookRequest,
  via: 'push' | 'test',
): Promise<number> {
  const key = await keyOf(kernel, record);
  const posted = kinds[record.kind].receive(request, keysOf(openSecrets(kernel, key, record)));
  return storeDeliveries(kernel, record, posted, via, kernel.clock.now());
}

/** Bytes as they are: base64 inside the ciphertext, because not every body is UTF-8. */
export async function storeDeliveries(
  kernel: Kernel,
  record: ConnectionRecord,
  posted: readonly Posted[],
  via: 'push' | 'pull' | 'test',
  receivedAt: Date,
): Promise<number> {
  if (posted.length === 0) return 0;
  const key = await keyOf(kernel, record);
  const rows = await kernel.database.query(
    `insert into deliveries (id, connection_id, external_id, topic, via, body_enc, bytes, received_at, state)
     select u.id, $1, u.external_id, u.topic, $2, u.body, u.bytes, $3, 'stored'
       from unnest($4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::int[]) as u(id, external_id, topic, body, bytes)
     on conflict (connection_id, external_id) do nothing returning 1`,
    [
      record.id,
      via,
      receivedAt,
      posted.map(() => newId()),
      posted.map((one) => one.externalId),
      posted.map((one) => one.topic),
      posted.map((one) => kernel.secrets.encrypt(key, one.body.toString('base64'))),
      posted.map((one) => one.body.length),
    ],
  );
  return rows.length;
}
