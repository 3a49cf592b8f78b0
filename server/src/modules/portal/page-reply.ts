/** How a page goes out: in the customer's language, under a policy that allows nothing but our own style and script, compressed. */
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sayIn, type Frame, type Language } from '../../../../portal/pages/index.ts';
import { takesGzip } from '../../kernel/compressed.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { settingsCache } from '../../kernel/settings.ts';
import type { Assets } from './assets.ts';

const languageCookie = 'luyue_language';
const yearSeconds = 365 * 86_400;

/** What the page asks for in its address, else what was chosen before, else the browser's. Chinese comes first. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown }).lang;
  const known = [asked, request.cookies[languageCookie]].find((one) => one === 'en' || one === 'zh-CN');
  if (known) return known as Language;
  return /^\s*en/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'zh-CN';
}

export async function frameOf(
  kernel: Kernel,
  assets: Assets,
  request: FastifyRequest,
  script?: 'track' | 'shop',
): Promise<Frame> {
  const { value: settings } = await kernel.caches.get(settingsCache);
  const language = languageOf(request);
  return {
    language,
    say: sayIn(language),
    company: settings['company.shortName'],
    servicePhone: settings['company.servicePhone'],
    serviceHours: settings['company.serviceHours'],
    style: assets.style,
    script: script && assets.script(script),
  };
}

export function sendPage(request: FastifyRequest, reply: FastifyReply, assets: Assets, page: string): FastifyReply {
  const asked = (request.query as { lang?: unknown }).lang;
  if (asked === 'en' || asked === 'zh-CN')
    void reply.setCookie(languageCookie, asked, { path: '/', sameSite: 'lax', maxAge: yearSeconds });
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', policyOf(assets))
    .header('vary', 'accept-encoding, accept-language, cookie');
  if (!takesGzip(request)) return reply.send(page);
  return reply.header('content-encoding', 'gzip').send(gzipSync(page));
}

function policyOf({ styleHash }: Assets): string {
  return [
    `default-src 'none'`,
    `style-src 'sha256-${styleHash}'`,
    `script-src 'self'`,
    `connect-src 'self'`,
    `img-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
