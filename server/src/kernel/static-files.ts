/**
 * Serves the built console: hashed assets for ever, the page itself never from a cache, and the page for every address
 * that a browser opens inside of it.
 */
import staticPlugin from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';

export function cacheControlOf(file: string): string {
  return file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** An address that a person opened, not a file or an endpoint that is missing. */
export function isPage(request: Pick<FastifyRequest, 'method' | 'url'>): boolean {
  const pathname = request.url.split('?')[0] ?? '/';
  return (
    (request.method === 'GET' || request.method === 'HEAD') && !pathname.startsWith('/api/') && !path.extname(pathname)
  );
}

export type SendPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

/** Registers the folder when it is there; answers how to send its page. */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<SendPage> {
  if (!existsSync(path.join(folder, 'index.html'))) return () => undefined;
  await app.register(staticPlugin, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    // The build leaves each file compressed beside itself.
    preCompressed: true,
    setHeaders: (reply, file) => void reply.header('cache-control', cacheControlOf(file)),
  });
  return (request, reply) => (isPage(request) ? reply.sendFile('index.html') : undefined);
}
