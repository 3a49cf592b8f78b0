/**
 * A real OpenID provider on loopback, as a company's own would be: discovery, authorization code with PKCE, signed tokens. Its
 * sign-in page knows only who is at the browser; `visit` walks through it as a browser does, with cookies and redirects.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export interface Visitor {
  subject: string;
  mail?: string;
  mailVerified?: boolean;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the browser is sent back to, having signed in there as this visitor. */
  visit(address: string, visitor: Visitor): Promise<string>;
  close(): Promise<void>;
}

const clientId = 'luyue';
const clientSecret = 'a-secret-of-the-test-with-length';

/** Who has signed in so far, and who sits at the browser. */
interface Visitors {
  all: Map<string, Visitor>;
  now: Visitor | undefined;
}

export async function openIdentityProvider(redirects: string[]): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const visitors: Visitors = { all: new Map(), now: undefined };
  const provider = new Provider(issuer, configurationFor(visitors, redirects));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/visitor') void letIn(provider, visitors.now, request, response);
    else void answer(request, response);
  });
  const visit = async (address: string, visitor: Visitor): Promise<string> => {
    visitors.all.set(visitor.subject, visitor);
    visitors.now = visitor;
    return walk(address, issuer);
  };
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { issuer, clientId, clientSecret, visit, close };
}

function configurationFor(visitors: Visitors, redirects: string[]): Configuration {
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirects }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => {
        const visitor = visitors.all.get(id);
        return { sub: id, email: visitor?.mail, email_verified: visitor?.mailVerified ?? true };
      },
    }),
    interactions: { url: () => '/visitor' },
  };
}

/** The provider's own page: signs the visitor in, then consents to what is asked. */
async function letIn(
  provider: Provider,
  visitor: Visitor | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (!visitor) return void response.writeHead(403).end();
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId: visitor.subject } });
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant?.addOIDCScope(String(params['scope']));
  return provider.interactionFinished(request, response, { consent: { grantId: (await grant?.save()) ?? '' } });
}

/** Follows redirects with cookies until they leave the provider. */
async function walk(address: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let step = 0; step < 10; step++) {
    if (!at.startsWith(issuer)) return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    at = new URL(response.headers.get('location') ?? '', at).href;
  }
  throw new Error('the provider did not send the browser back');
}
