/**
 * The way to a provider and back: these are browser journeys, not actions. The way there is a POST, so that another site's
 * page cannot start it; the way back runs the action that decides, and tells a refusal on the page it came from. (OS-8.3)
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookiesOf } from '../../../kernel/cookies.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { AddRoutes, Who } from '../../../kernel/routes.ts';
import { tightLimit } from '../../../kernel/rate-limit.ts';
import { runAction } from '../../../kernel/run-action.ts';
import { anonymous, mustBeSameOrigin } from '../authenticate.ts';
import { activeProvider, claimsOf, departTo } from './provider-client.ts';
import { linkIdentity, signInByProvider } from './sign-in-by-provider.ts';
import { openTicket, sealTicket, ticketCookie, ticketSeconds, type Ticket } from './ticket.ts';

type Request = FastifyRequest<{ Params: { providerId: string } }>;

/** Where the provider sends people back to; below this system's own address. */
export const returnPath = (providerId: string): string => `/api/sign-in/providers/${providerId}/return`;

const config = { rateLimit: tightLimit({ max: 60, seconds: 60 }) };

export const providerRoutes: AddRoutes = (app, kernel, who) => {
  app.post<{ Params: { providerId: string } }>('/api/sign-in/providers/:providerId', { config }, (request, reply) =>
    depart(kernel, who, request, reply),
  );
  app.get<{ Params: { providerId: string } }>(returnPath(':providerId'), { config }, (request, reply) =>
    comeBack(kernel, who, request, reply),
  );
};

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

/** Only a page of this system, never another site's address. */
const ownPage = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])[^\\]*$/.test(to) ? to : '/');

async function depart(kernel: Kernel, who: Who, request: Request, reply: FastifyReply): Promise<{ address: string }> {
  mustBeSameOrigin(request);
  const provider = await activeProvider(kernel, request.params.providerId);
  const { to, link } = (request.body ?? {}) as { to?: unknown; link?: unknown };
  const linkTo = link === true ? ((await who(request)).personId ?? null) : null;
  const { address, ticket } = await departTo(kernel, provider, originOf(request) + returnPath(provider.id));
  const content: Ticket = { ...ticket, providerId: provider.id, to: ownPage(to), linkTo, at: Date.now() };
  setCookie(request, reply, ticketCookie, sealTicket(kernel.secrets, content), ticketSeconds);
  return { address };
}

async function comeBack(kernel: Kernel, who: Who, request: Request, reply: FastifyReply): Promise<void> {
  setCookie(request, reply, ticketCookie, '', 0);
  const ticket = openTicket(kernel.secrets, request.cookies[ticketCookie], Date.now());
  try {
    if (ticket?.providerId !== request.params.providerId) throw new Refusal('PROVIDER_ANSWER_REFUSED');
    await takeAnswer(kernel, who, request, reply, ticket);
    await reply.redirect(ticket.to);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const page = ticket?.linkTo ? '/settings/own' : '/sign-in';
    await reply.redirect(`${page}?refused=${error.code}`);
  }
}

async function takeAnswer(
  kernel: Kernel,
  who: Who,
  request: Request,
  reply: FastifyReply,
  ticket: Ticket,
): Promise<void> {
  const provider = await activeProvider(kernel, ticket.providerId);
  const claims = await claimsOf(kernel, provider, new URL(request.url, originOf(request)), ticket);
  const input = { providerId: provider.id, ...claims };
  const options = { address: request.ip, agent: request.headers['user-agent'] };
  if (ticket.linkTo === null) {
    const answer = await runAction(kernel, signInByProvider, input, anonymous, options);
    for (const { name, value, maxAgeSeconds } of cookiesOf(answer))
      setCookie(request, reply, name, value, maxAgeSeconds);
    return;
  }
  const actor = await who(request);
  if (actor.personId !== ticket.linkTo) throw new Refusal('PROVIDER_ANSWER_REFUSED');
  await runAction(kernel, linkIdentity, input, actor, options);
}

function setCookie(request: FastifyRequest, reply: FastifyReply, name: string, value: string, maxAge: number): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}
