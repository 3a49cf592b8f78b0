/** The form takes what a customer's keyboard gives; what it lets through is judged by the contract. */
import { expect, test } from 'vitest';
import { trackFormPage } from './track-form.ts';
import { sayIn } from './words.ts';

test('digits of an input method’s full width, and blanks around them, are not stopped by the browser', () => {
  const frame = {
    language: 'zh-CN',
    say: sayIn('zh-CN'),
    company: '',
    servicePhone: '',
    serviceHours: '',
    style: '',
    script: undefined,
  } as const;
  const pattern = /id="tail"[^>]*pattern="([^"]*)"/.exec(trackFormPage(frame))?.[1] ?? '';
  const takes = (tail: string) => new RegExp(`^(?:${pattern})$`, 'v').test(tail);
  expect(['1234', '１２３４', ' 1234 '].filter((tail) => !takes(tail))).toEqual([]);
  expect(['123', '12345', 'abcd'].filter(takes)).toEqual([]);
});
