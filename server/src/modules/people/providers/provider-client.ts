/**
 * The talk with a provider, by openid-client: discovery, authorization code with PKCE, state and nonce, and what its
 * answer says of the person. Nothing here decides who that is. (OS-8.3)
 */
import * as oidc from 'openid-client';
import type { Kernel } from '../../../kernel/kernel.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findProvider, type ProviderRow } from './store.ts';
import type { Ticket } from './ticket.ts';

const timeoutSeconds = 10;
const keptMs = 3_600_000;

interface Remembered {
  rev: number;
  at: number;
  config: oidc.Configuration;
}

const remembered = new Map<string, Remembered>();

export async function activeProvider(kernel: Kernel, providerId: string): Promise<ProviderRow> {
  const provider = /^[0-9a-f-]{36}$/.test(providerId) ? await findProvider(kernel.database, providerId) : undefined;
  if (!provider?.active) throw new Refusal('NOT_FOUND');
  return provider;
}

async function configurationOf(kernel: Kernel, provider: ProviderRow): Promise<oidc.Configuration> {
  const known = remembered.get(provider.id);
  if (known && known.rev === provider.rev && Date.now() - known.at < keptMs) return known.config;
  const { secrets } = kernel;
  const key = (await secrets.subjectKeys(kernel.database, [provider.keyId])).get(provider.keyId);
  if (!key) throw new Refusal('PROVIDER_FAILED');
  const issuer = new URL(provider.issuer);
  // The contract lets only a provider on this very machine go without encryption.
  const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const secret = secrets.decrypt(key, provider.secretEnc);
  const config = await oidc.discovery(issuer, provider.clientId, secret, undefined, {
    execute,
    timeout: timeoutSeconds,
  });
  remembered.set(provider.id, { rev: provider.rev, at: Date.now(), config });
  return config;
}

export interface Departure {
  address: string;
  ticket: Pick<Ticket, 'state' | 'nonce' | 'verifier'>;
}

export function departTo(kernel: Kernel, provider: ProviderRow, returnAddress: string): Promise<Departure> {
  return told(kernel, async () => {
    const config = await configurationOf(kernel, provider);
    const ticket = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: returnAddress,
      scope: 'openid email',
      state: ticket.state,
      nonce: ticket.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(ticket.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, ticket };
  });
}

export interface ProvenClaims {
  subject: string;
  verifiedMail: string | null;
}

/** Exchanges the code that came back; state, nonce, signature, issuer and audience are checked on the way. */
export async function claimsOf(
  kernel: Kernel,
  provider: ProviderRow,
  came: URL,
  { state, nonce, verifier }: Departure['ticket'],
): Promise<ProvenClaims> {
  const config = await told(kernel, () => configurationOf(kernel, provider));
  const tokens = await oidc
    .authorizationCodeGrant(config, came, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      kernel.log.info({ provider: provider.id, cause: nameOf(error) }, 'sign-in by provider refused');
      throw new Refusal('PROVIDER_ANSWER_REFUSED');
    });
  const claims = tokens.claims();
  if (!claims) throw new Refusal('PROVIDER_ANSWER_REFUSED');
  return { subject: claims.sub, verifiedMail: await mailOf(config, tokens.access_token, claims) };
}

/** Many providers keep the mail out of the token and tell it where the person is described. */
async function mailOf(config: oidc.Configuration, accessToken: string, claims: oidc.IDToken): Promise<string | null> {
  const verified = (from: Record<string, unknown>): string | null =>
    from['email_verified'] === true && typeof from['email'] === 'string' ? from['email'] : null;
  if (claims['email'] !== undefined || !config.serverMetadata().userinfo_endpoint) return verified(claims);
  return verified(await oidc.fetchUserInfo(config, accessToken, claims.sub).catch(() => ({})));
}

/** A provider that is down or set up wrongly is told in words; the log keeps the kind of trouble, never what was sent. */
async function told<T>(kernel: Kernel, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    kernel.log.warn({ cause: nameOf(error) }, 'sign-in provider failed');
    throw new Refusal('PROVIDER_FAILED');
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name} ${String((error as { code?: unknown }).code ?? '')}` : 'unknown';
}
