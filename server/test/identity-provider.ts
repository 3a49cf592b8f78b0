/**
 * A real OpenID provider on loopback, as a company's own would be: discovery, authorization code with PKCE, signed tokens. Its
 * sign-in page knows only who is at the browser; `visit` walks through it as a browser does, with cookies and redirects.
 */
import { createServer } from 'node:http';
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

export async function openIdentityProvider(redirects: string[]): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const visitors = new Map<string, Visitor>();
  let atBrowser: Visitor | undefined;
  const clientId = 'luyue';
  const clientSecret = 'a-secret-of-the-test-with-length';
  const configuration: Configuration = {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirects }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: visitors.get(id)?.mail,
        email_verified: visitors.get(id)?.mailVerified ?? true,
      }),
    }),
    interactions: { url: () => '/visitor' },
  };
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url !== '/visitor') return void answer(request, response);
    void (async () => {
      const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
      const visitor = atBrowser;
      if (!visitor) return void response.writeHead(403).end();
      if (prompt.name === 'login')
        return provider.interactionFinished(request, response, { login: { accountId: visitor.subject } });
      const grant = grantId
        ? await provider.Grant.find(grantId)
        : new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
      grant?.addOIDCScope(String(params['scope']));
      return provider.interactionFinished(request, response, { consent: { grantId: (await grant?.save()) ?? '' } });
    })();
  });
  const visit = async (address: string, visitor: Visitor): Promise<string> => {
    visitors.set(visitor.subject, visitor);
    atBrowser = visitor;
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
  };
  return {
    issuer,
    clientId,
    clientSecret,
    visit,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
