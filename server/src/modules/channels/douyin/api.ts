/** Calls the Douyin gateway: signed, its own codes of success and failure told apart. (facts A1.1, A1.4, A1.5) */
import { call, CallFailed } from '../call.ts';
import type { Line, Token } from '../kind.ts';
import { at, textAt } from '../reading.ts';
import { signCall, sortedJson } from './sign.ts';

const gateway = 'https://openapi-fxg.jinritemai.com';
const success = '10000';
/** Limits of frequency have their own words in sub_code; what is busy is tried again. */
const busy = /limit|frequency|too-many|isp\.service|timeout/iu;
const denied = /token|auth|sign|app-key|permission/iu;

export async function ask(line: Line, path: string, params: Record<string, unknown>): Promise<unknown> {
  const { settings, keys, token, now } = line;
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const method = path.slice(1).replaceAll('/', '.');
  const paramJson = sortedJson(params);
  const secret = keys.secrets[0] ?? '';
  const query = new URLSearchParams({
    app_key: keys.key,
    method,
    ...(token ? { access_token: token } : {}),
    timestamp,
    v: '2',
    sign_method: 'hmac-sha256',
    sign: signCall({ appKey: keys.key, secret, method, paramJson, timestamp }),
  });
  const answer = await call(`${settings.apiUrl.replace(/\/$/u, '') || gateway}${path}?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-open-no-old-err-code': '1' },
    body: paramJson,
  });
  if (textAt(answer, 'code') === success) return at(answer, 'data');
  const words = `${textAt(answer, 'code')} ${textAt(answer, 'sub_code')}`.trim();
  if (busy.test(words)) throw new CallFailed('API_BUSY', words);
  if (denied.test(words)) throw new CallFailed('API_ACCESS_DENIED', words, true);
  throw new CallFailed('API_REFUSED', words || 'no code', true);
}

/** A shop's own app makes its token with the shop's id and renews it by making it again. */
export async function makeToken(line: Line): Promise<Token> {
  const data = await ask({ ...line, token: null }, '/token/create', {
    code: '',
    grant_type: 'authorization_self',
    shop_id: line.shopExternalId ?? '',
  });
  const token = textAt(data, 'access_token');
  const seconds = Number(textAt(data, 'expires_in') || 0);
  if (token === '') throw new CallFailed('API_ACCESS_DENIED', 'token', true);
  return { token, until: new Date(line.now.getTime() + Math.max(600, seconds) * 1000) };
}
