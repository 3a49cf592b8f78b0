/**
 * Douyin's signatures: of what it pushes (MD5 over app key, raw body and secret) and of what we call (HMAC-SHA256 over the
 * parameters in their order, their JSON with sorted names and no escaped letters). (facts A1.1, A1.2)
 */
import { hmacHex, md5Hex } from '../proof.ts';

export function signEvent(appKey: string, secret: string, body: Buffer | string): string {
  return md5Hex(appKey, body, secret);
}

/** Names sorted at every depth, nothing between them, and `<>&` as they are. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  const record = value as Record<string, unknown>;
  return `{${names.map((name) => `${JSON.stringify(name)}:${sortedJson(record[name])}`).join(',')}}`;
}

export interface SignedCall {
  appKey: string;
  secret: string;
  method: string;
  paramJson: string;
  timestamp: string;
}

export function signCall({ appKey, secret, method, paramJson, timestamp }: SignedCall): string {
  const told = `app_key${appKey}method${method}param_json${paramJson}timestamp${timestamp}v2`;
  return hmacHex(secret, `${secret}${told}${secret}`);
}
