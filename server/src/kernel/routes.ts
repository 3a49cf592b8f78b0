/** Routes that are no action and no query: uploads, downloads, streams. They ask who is there by the same way. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from './access.ts';
import type { Kernel } from './kernel.ts';

/** Answers the signed-in actor, or refuses with SIGN_IN_REQUIRED. */
export type Who = (request: FastifyRequest) => Promise<Actor>;

/** Adds routes under /api; rights are asked by running actions and queries, as everywhere. */
export type AddRoutes = (app: FastifyInstance, kernel: Kernel, who: Who) => void | Promise<void>;
