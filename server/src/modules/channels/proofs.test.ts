/** Every platform's proof, by the vectors of its algorithm. (OS-2.1) */
import { connectionSettings } from '../../../../contract/channels.ts';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import { signCall, signEvent, sortedJson } from './douyin/sign.ts';
import type { HookRequest, Keys } from './kind.ts';
import { kinds, type ConnectionKind } from './kinds.ts';
import { hmac64 } from './proof.ts';
import { signStandard } from './standard/sign.ts';

const douyinBody =
  '[{"tag":"101","msg_id":"7000000000000000000","data":"{\\"p_id\\":4781320682406083640,\\"s_ids\\":[4781320682406083640],\\"shop_id\\":77977,\\"order_status\\":2,\\"order_type\\":0,\\"pay_time\\":1617355413,\\"pay_amount\\":500,\\"pay_type\\":1,\\"biz\\":2}"}]';
const appKey = '3409409348479354011';
const whsec = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const keys = (secret: string, key = ''): Keys => ({ key, secrets: [secret], apiToken: '' });

function request(body: string, headers: Record<string, string>, now = new Date()): HookRequest {
  return { body: Buffer.from(body), headers, now };
}

function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
}

describe('the vectors', () => {
  test('of Douyin’s messages and calls [OS-2.1]', () => {
    expect(signEvent(appKey, 'test-secret', douyinBody)).toBe('ac7148ca19bf4109f695ef23d149df14');
    const paramJson = sortedJson({ size: 10, page: 0 });
    expect(paramJson).toBe('{"page":0,"size":10}');
    const call = { appKey, secret: 'test-secret', method: 'order.searchList', paramJson, timestamp: '1700000000' };
    expect(signCall(call)).toBe('7675f0f517df432a638a9a0d84d51f017b8ff823d3428b5709815f6c1406e43c');
    expect(sortedJson({ b: [{ z: '<&>', a: 1 }], a: null })).toBe('{"a":null,"b":[{"a":1,"z":"<&>"}]}');
  });

  test('of Shopify, WooCommerce and Standard Webhooks [OS-2.1]', () => {
    expect(hmac64('hush', '{"id":820982911946154508}')).toBe('qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0I=');
    expect(hmac64('wc_secret', '{"id":727,"status":"processing"}')).toBe(
      'M5zIirWLSRhgI1MdKCotxfEOmgXByIXcTgNBWyq4Prs=',
    );
    expect(signStandard(whsec, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });
});

describe('a message', () => {
  const standardHeaders = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const then = new Date(1614265330_000);

  test('of Standard Webhooks is taken with one of several signatures, near its time only [OS-2.1]', () => {
    const take = (at: Date) =>
      kinds.standard.receive(request('{"test": 2432232314}', standardHeaders, at), keys(whsec));
    expect(take(then)).toEqual([expect.objectContaining({ externalId: 'msg_p5jXN8AQM9LWM0D4loKWxJek' })]);
    expect(refusalOf(() => take(new Date(then.getTime() + 301_000)))).toBe('HOOK_STALE');
    expect(refusalOf(() => take(new Date(then.getTime() - 301_000)))).toBe('HOOK_STALE');
  });

  test('is taken with the secret before, while the platform is being told the new one', () => {
    const both: Keys = { key: '', secrets: ['new-secret', 'hush'], apiToken: '' };
    const headers = {
      'x-shopify-hmac-sha256': 'qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0I=',
      'x-shopify-webhook-id': 'w1',
    };
    expect(kinds.shopify.receive(request('{"id":820982911946154508}', headers), both)).toHaveLength(1);
  });

  test('of Douyin is as many deliveries as its array has, each digit of its ids kept [OS-2.1]', () => {
    const headers = { 'app-id': appKey, 'event-sign': 'ac7148ca19bf4109f695ef23d149df14' };
    const [posted] = kinds.douyin.receive(request(douyinBody, headers), keys('test-secret', appKey));
    expect(posted).toMatchObject({ externalId: '7000000000000000000', topic: '101' });
    const told = kinds.douyin.read({
      topic: '101',
      body: posted?.body ?? Buffer.alloc(0),
      receivedAt: new Date(),
      settings: connectionSettings.parse({}),
    });
    expect(told).toMatchObject({ kind: 'look-up', externalNo: '4781320682406083640' });
  });

  test.each<[ConnectionKind, Record<string, string>]>([
    ['shopify', { 'x-shopify-hmac-sha256': 'qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0A=' }],
    ['shopify', {}],
    ['woocommerce', { 'x-wc-webhook-signature': 'x' }],
    ['douyin', { 'app-id': appKey, 'event-sign': 'ac7148ca19bf4109f695ef23d149df15' }],
    ['douyin', { 'app-id': 'another', 'event-sign': 'ac7148ca19bf4109f695ef23d149df14' }],
    ['standard', { ...standardHeaders, 'webhook-signature': 'v1,AAAA' }],
    ['standard', { ...standardHeaders, 'webhook-id': 'another' }],
  ])('of %s whose proof does not hold is refused [OS-2.1]', (kind, headers) => {
    const body = kind === 'douyin' ? douyinBody : '{"id":820982911946154508}';
    const run = () =>
      kinds[kind].receive(request(body, headers, then), keys(kind === 'standard' ? whsec : 'hush', appKey));
    expect(refusalOf(run)).toBe('HOOK_SIGNATURE_WRONG');
  });

  test.each(Object.keys(kinds) as ConnectionKind[])('that the test button makes for %s proves itself', (kind) => {
    const own = keys(kind === 'standard' ? whsec : 'a-secret-of-ours', 'key');
    const now = new Date();
    const { headers, body } = kinds[kind].sample(own, now);
    expect(kinds[kind].receive({ headers, body, now }, own)).toHaveLength(1);
  });
});
