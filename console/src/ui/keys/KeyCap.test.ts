/** The row of hints names each key once, whoever binds it. */
import { expect, test } from 'vitest';
import { grouped } from './KeyCap.tsx';

const run = () => undefined;

test('two layers that bind the same key to the same step are one hint', () => {
  const hints = grouped([
    { keys: 'h', label: '挂起', run },
    { keys: 'h', label: '挂起', run },
    { keys: 'j', label: '移动', run },
    { keys: 'k', label: '移动', run },
    { keys: 'a', label: '指派', run, off: true },
  ]);
  expect(hints).toEqual([
    { label: '挂起', keys: ['h'] },
    { label: '移动', keys: ['j', 'k'] },
  ]);
});
