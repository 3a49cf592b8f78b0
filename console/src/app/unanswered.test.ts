/** A second try after a lost answer is the same try; after an answer it is a new one. */
import { expect, test } from 'vitest';
import { ProblemError, UNREACHABLE } from './problem.ts';
import { answered } from './unanswered.ts';

function wire(...answers: (string | undefined)[]) {
  const keys: string[] = [];
  const send = (key: string) => {
    keys.push(key);
    const code = answers.shift();
    return code
      ? Promise.reject(new ProblemError({ status: code === UNREACHABLE ? 0 : 409, code }))
      : Promise.resolve();
  };
  return { keys, try: () => answered('POST /stock/receipts {}', send).catch(() => undefined) };
}

test('what was never answered is sent again under its first key, until it is answered', async () => {
  const { keys, try: send } = wire(UNREACHABLE, 'IDEMPOTENCY_IN_PROGRESS', undefined, undefined);
  for (let n = 0; n < 4; n++) await send();
  const [first, second, third, fourth] = keys;
  expect([second, third]).toEqual([first, first]);
  expect(fourth).not.toBe(first);
});

test('a refusal is an answer: the next try stands alone', async () => {
  const { keys, try: send } = wire('STOCK_SHORT', undefined);
  await send();
  await send();
  expect(keys[1]).not.toBe(keys[0]);
});
