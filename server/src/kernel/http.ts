/** The HTTP face: every registered action and query becomes a route under /api; problems are problem+json. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { ActionDefinition, QueryDefinition } from './action.ts';
import type { Actor } from './access.ts';
import type { Kernel } from './kernel.ts';
import { compressAnswers } from './compressed.ts';
import { cookiesOf } from './cookies.ts';
import { addEventStream } from './events-stream.ts';
import { addHealthRoutes, type ReadinessCheck } from './health.ts';
import { addMcp } from './mcp.ts';
import { openApiDocument } from './openapi.ts';
import { sendProblem } from './problem.ts';
import { limitRates, tightLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import type { AddRoutes } from './routes.ts';
import { runAction } from './run-action.ts';
import { runQuery } from './run-query.ts';
import { isPage, serveConsole } from './static-files.ts';
import type { StreamScope } from './stream-scope.ts';

export interface HttpSeams {
  /** Who asks: from a session cookie or an API key; undefined when nobody is signed in. */
  authenticate(kernel: Kernel, request: FastifyRequest): Promise<Actor | undefined>;
  /** The actor of actions that need no sign-in. */
  anonymous: Actor;
  /** Uploads, downloads and other routes that are no action. */
  routes?: readonly AddRoutes[];
  /** What the live stream may tell, and to whom. */
  streams?: readonly StreamScope[];
  readiness?: readonly ReadinessCheck[];
  /** The folder of the built console. */
  consoleFolder?: string;
}

const maxBodyBytes = 1024 * 1024;

export async function buildServer(kernel: Kernel, seams: HttpSeams): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: kernel.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    trustProxy: process.env.LUYUE_TRUST_PROXY === '1',
    genReqId: () => Math.random().toString(36).slice(2, 12),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => void sendAbove(request, reply),
  });
  // Only JSON and files are taken: a plain form of another site cannot even be sent here.
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: contentPolicy, hsts: false });
  await app.register(multipart, { limits: { fileSize: 200 * 1024 * 1024, files: 4, fields: 20 } });
  await limitRates(app);
  compressAnswers(app);
  observeRequests(app, kernel);
  const sendPage = await serveConsole(app, seams.consoleFolder ?? '');
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler(
    (request, reply) => sendPage(request, reply) ?? sendProblem(new Refusal('ROUTE_UNKNOWN'), request, reply),
  );
  // The framework's own validation is not used: actions validate by their contract's schema, once.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  for (const definition of kernel.registry.actions.values())
    if (!definition.internal) addAction(app, kernel, seams, definition);
  for (const definition of kernel.registry.queries.values()) addQuery(app, kernel, seams, definition);
  await addOtherRoutes(app, kernel, seams);
  return app;
}

/** An address that no router can read, such as a link that was cut within a letter, leads a person to the page above it. */
function sendAbove(request: FastifyRequest, reply: FastifyReply): unknown {
  if (!isPage(request)) return sendProblem(new Refusal('ROUTE_UNKNOWN'), request, reply);
  return reply.redirect(/^\/[a-z-]+(?=\/)/.exec(request.url)?.[0] ?? '/', 303);
}

async function addOtherRoutes(app: FastifyInstance, kernel: Kernel, seams: HttpSeams): Promise<void> {
  const who = (request: FastifyRequest) => actorFor(kernel, seams, request, false);
  let document: string | undefined;
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json').send((document ??= JSON.stringify(openApiDocument(kernel.registry)))),
  );
  addHealthRoutes(app, kernel, seams.readiness ?? []);
  addEventStream(app, kernel, (request) => seams.authenticate(kernel, request), seams.streams ?? []);
  addMcp(app, kernel, who);
  for (const addRoutes of seams.routes ?? []) await addRoutes(app, kernel, who);
}

/** Each answer tells the company's time, because the console trusts no desk's clock; requests are measured by route pattern. */
function observeRequests(app: FastifyInstance, kernel: Kernel): void {
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.header('x-luyue-now', kernel.clock.now().toISOString());
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    kernel.metrics.request(labels, reply.elapsedTime / 1000);
    const worthALine = reply.statusCode >= 400 || reply.elapsedTime > 1000;
    request.log[worthALine ? 'info' : 'debug']({ ...labels, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}

const contentPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** "POST /orders/:orderId/cancellation" → method and Fastify path. */
function parseRoute(route: string): { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; url: string } {
  const [method, path] = route.split(' ') as ['GET', string];
  return { method, url: `/api${path}` };
}

function inputOf(request: FastifyRequest): unknown {
  const body = request.body;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) return body;
  return { ...(request.query as object), ...(body as object | null), ...(request.params as object) };
}

/** The revision named by If-Match: `"7"` or `7`. */
function ifMatchOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) return undefined;
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (!match) throw new Refusal('IF_MATCH_REQUIRED', { field: 'If-Match' });
  return Number(match[1]);
}

async function actorFor(
  kernel: Kernel,
  seams: HttpSeams,
  request: FastifyRequest,
  open: boolean | undefined,
): Promise<Actor> {
  const actor = await seams.authenticate(kernel, request);
  if (actor) return actor;
  if (open) return seams.anonymous;
  throw new Refusal('SIGN_IN_REQUIRED');
}

function answer(request: FastifyRequest, reply: FastifyReply, output: unknown): unknown {
  for (const { name, value, maxAgeSeconds } of cookiesOf(output)) {
    void reply.setCookie(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: maxAgeSeconds,
    });
  }
  const rev = (output as { rev?: unknown } | undefined)?.rev;
  if (typeof rev === 'number') void reply.header('etag', `"${rev}"`);
  void reply.header('cache-control', 'no-store');
  return output ?? { ok: true };
}

function addAction(app: FastifyInstance, kernel: Kernel, seams: HttpSeams, definition: ActionDefinition): void {
  app.route({
    ...parseRoute(definition.endpoint.route),
    ...(definition.rateLimit ? { config: { rateLimit: tightLimit(definition.rateLimit) } } : {}),
    handler: async (request, reply) => {
      const actor = await actorFor(kernel, seams, request, definition.open);
      const output = await runAction(kernel, definition, inputOf(request), actor, {
        idempotencyKey: request.headers['idempotency-key'] as string | undefined,
        ifMatch: ifMatchOf(request),
        address: request.ip,
        agent: request.headers['user-agent'],
      });
      return answer(request, reply, output);
    },
  });
}

function addQuery(app: FastifyInstance, kernel: Kernel, seams: HttpSeams, definition: QueryDefinition): void {
  app.route({
    ...parseRoute(definition.endpoint.route),
    handler: async (request, reply) => {
      const actor = await actorFor(kernel, seams, request, definition.open);
      return answer(
        request,
        reply,
        await runQuery(kernel, definition, inputOf(request), actor, { address: request.ip }),
      );
    },
  });
}
