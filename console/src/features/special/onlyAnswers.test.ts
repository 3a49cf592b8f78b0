import { expect, test } from 'vitest';
import type { SpecialKindView } from '../../../../contract/special.ts';
import { detailsTicked } from './onlyAnswers.ts';

const detail = (key: string, choices: string[], more: object = {}) => ({
  key,
  type: 'choice',
  required: true,
  choices: choices.map((one) => ({ key: one })),
  ...more,
});
const kindOf = (...details: object[]) => ({ kind: 'custom', details }) as unknown as SpecialKindView;

test('a kind that is ticked takes the only choice of what it must know, and no other answer', () => {
  const kind = kindOf(
    detail('sample', ['photo']),
    detail('place', ['site', 'upstairs']),
    detail('wrap', ['box'], { required: false }),
    detail('needs', [], { type: 'text' }),
  );
  expect(detailsTicked({}, kind)).toEqual({ custom: { sample: 'photo' } });
  expect(detailsTicked({ custom: { sample: '', needs: '刻字' } }, kind)).toEqual({
    custom: { sample: '', needs: '刻字' },
  });
});

test('a kind that leaves everything to the person leaves the details as they were', () => {
  const details = { urgent: { by: '2026-12-01' } };
  expect(detailsTicked(details, kindOf(detail('place', ['site', 'upstairs'])))).toBe(details);
});
