/** The row of hints names each key once, whoever binds it. */
import { expect, test } from 'vitest';
import { grouped, working } from './KeyCap.tsx';

const run = () => undefined;

test('two layers that bind the same key to the same step are one hint', () => {
  const hints = grouped([
    { keys: 'h', label: '挂起', run },
    { keys: 'h', label: '挂起', run },
    { keys: 'j', label: '移动', run },
    { keys: 'k', label: '移动', run },
  ]);
  expect(hints).toEqual([
    { label: '挂起', keys: ['h'] },
    { label: '移动', keys: ['j', 'k'] },
  ]);
});

test('a key that is bound above is not offered below, unless it is off there', () => {
  const layers = [
    {
      title: '列表',
      bindings: [
        { keys: 'c', label: '复制', run },
        { keys: 'a', label: '指派', run },
      ],
    },
    {
      title: '订单',
      bindings: [
        { keys: 'c', label: '复制单号', run },
        { keys: 'a', label: '改派', run, off: true },
      ],
    },
  ];
  const told = working(layers).map(({ title, bindings }) => [title, ...bindings.map((one) => one.label)]);
  expect(told).toEqual([
    ['订单', '复制单号'],
    ['列表', '指派'],
  ]);
});
