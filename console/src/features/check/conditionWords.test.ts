import { expect, test } from 'vitest';
import { wordsOfCondition } from './conditionWords.ts';

test('a plain condition has words, whatever else is left as it is written', () => {
  expect(wordsOfCondition('!order.hasBuyerMessage')).toMatchObject({ how: 'holds', fact: { zh: '没有买家留言' } });
  expect(wordsOfCondition('order.channel == "platform"')).toMatchObject({
    how: 'is',
    value: 'platform',
    fact: { zh: '受理渠道' },
  });
  expect(wordsOfCondition('order.shopPlatform != null')).toMatchObject({ how: 'known' });
  expect(wordsOfCondition('order.amount > 100')).toBeUndefined();
  expect(wordsOfCondition('customer.isKnown')).toBeUndefined();
});
