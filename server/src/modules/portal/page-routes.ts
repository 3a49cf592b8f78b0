/**
 * The customer's addresses: /track (a form; the answer leads to /track/order, which asks for the ticket), /track/TOKEN (a link of a
 * message) and /shop. Refusals are pages too: the same form with the reason, and what was typed. (OT-4.3, OS-2.1)
 */
import staticPlugin from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalText } from '../../../../contract/problem.ts';
import { askedTooOften, shopPage, trackFormPage, trackPage, type Trouble } from '../../../../portal/pages/index.ts';
import type { QueryDefinition } from '../../kernel/action.ts';
import { contextFor } from '../../kernel/context.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runQuery } from '../../kernel/run-query.ts';
import { anonymous } from '../people/index.ts';
import { assetsPrefix, readAssets, type Assets } from './assets.ts';
import { followLink } from './follow-link.ts';
import { frameOf, languageOf, sendPage } from './page-reply.ts';
import { addQuestionRoutes } from './question-routes.ts';
import { readTracking } from './read-tracking.ts';
import { listGoods, listRegions } from './shop-queries.ts';
import { openTicket, sealTicket, ticketSeconds } from './ticket.ts';
import { trackOrder } from './track-order.ts';

const ticketCookie = 'luyue_ticket';

/** What every route needs to answer. */
interface Desk {
  kernel: Kernel;
  assets: Assets;
}

export async function portalRoutes(app: FastifyInstance, kernel: Kernel): Promise<void> {
  const desk: Desk = { kernel, assets: readAssets() };
  await app.register(async (scope) => {
    // A plain form reaches only these pages: they hold no session that another site could use.
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    if (desk.assets.folder)
      await scope.register(staticPlugin, {
        root: desk.assets.folder,
        prefix: assetsPrefix,
        decorateReply: false,
        cacheControl: false,
        preCompressed: true,
        setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
      });
    scope.get('/track', (request, reply) => sendForm(desk, request, reply));
    scope.post('/track', (request, reply) => lookUp(desk, request, reply));
    scope.get('/track/order', (request, reply) => showByTicket(desk, request, reply));
    scope.get('/track/:token', (request, reply) => showByLink(desk, request, reply));
    scope.get('/track/*', (request, reply) => sendForm(desk, request, reply, '', new Refusal('LINK_INVALID')));
    scope.get('/shop', (request, reply) => showShop(desk, request, reply));
    addQuestionRoutes(scope, kernel, desk.assets);
  });
}

function ask<I, O>(
  { kernel }: Desk,
  query: QueryDefinition<I, O>,
  input: unknown,
  request: FastifyRequest,
): Promise<O> {
  return runQuery(kernel, query, input, anonymous, { address: request.ip });
}

async function sendForm(
  { kernel, assets }: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  number = '',
  refusal?: Refusal,
): Promise<FastifyReply> {
  const frame = await frameOf(kernel, assets, request);
  if (refusal) void reply.code(refusal.status);
  const seconds = refusal?.secondsToWait;
  if (seconds !== undefined) void reply.header('retry-after', seconds);
  const trouble = seconds === undefined ? refusal && troubleOf(refusal, request) : askedTooOften(frame, seconds);
  return sendPage(request, reply, assets, trackFormPage(frame, number, trouble));
}

function troubleOf({ code, detail }: Refusal, request: FastifyRequest): Trouble {
  return refusalText(code, detail.params, languageOf(request) === 'en' ? 'en' : 'zh');
}

/** What is no number or no four digits leads nowhere, as a wrong one does: in the same words. */
async function lookUp(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { number = '', tail = '' } = (request.body ?? {}) as { number?: string; tail?: string };
  try {
    const { orderId } = await ask(desk, trackOrder, { number, tail }, request);
    void reply.setCookie(ticketCookie, sealTicket(desk.kernel.secrets, orderId), {
      path: '/track',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: ticketSeconds,
    });
    return await reply.redirect('/track/order', 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = error.code === 'TOO_MANY_REQUESTS' ? error : new Refusal('TRACKING_NOT_FOUND');
    return sendForm(desk, request, reply, number.slice(0, 80), refusal);
  }
}

async function showByTicket(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { kernel, assets } = desk;
  const orderId = openTicket(kernel.secrets, request.cookies[ticketCookie]);
  if (!orderId) return reply.redirect('/track', 303);
  const view = await readTracking(contextFor(kernel, trackOrder.name, anonymous, kernel.database), orderId);
  return sendPage(request, reply, assets, trackPage(await frameOf(kernel, assets, request, 'track'), view));
}

async function showByLink(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  try {
    const view = await ask(desk, followLink, { token }, request);
    const frame = await frameOf(desk.kernel, desk.assets, request, 'track');
    return await sendPage(request, reply, desk.assets, trackPage(frame, view));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = error.code === 'TOO_MANY_REQUESTS' ? error : new Refusal('LINK_INVALID');
    return sendForm(desk, request, reply, '', refusal);
  }
}

async function showShop(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const { products } = await ask(desk, listGoods, {}, request);
    const { regions: provinces } = await ask(desk, listRegions, {}, request);
    const frame = await frameOf(desk.kernel, desk.assets, request, 'shop');
    return await sendPage(request, reply, desk.assets, shopPage(frame, { products, provinces }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return sendForm(desk, request, reply, '', error);
  }
}
