/** Any colour a company may choose stays readable. */
import { expect, test } from 'vitest';
import { accentOf, contrastOf } from './companyColour.ts';

const hues = ['#0f626e', '#ff0000', '#ffd400', '#ffffff', '#000000', '#7cfc00', '#1e90ff', '#c71585', '#888888'];

test.each(['light', 'dark'] as const)(
  'white letters on it, its letters on paper and on its tints reach AA in %s',
  (shade) => {
    const sheet = shade === 'light' ? '#ffffff' : '#151c1f';
    for (const chosen of hues) {
      const { tokens = {} } = accentOf(chosen, shade) ?? {};
      const value = (name: string) => tokens[name] ?? '';
      expect(contrastOf(value('--accent'), '#ffffff'), `${chosen} under white`).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(value('--a-600'), sheet), `${chosen} on paper`).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(value('--a-600'), value('--a-50')), `${chosen} on its tint`).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(value('--focus'), sheet), `${chosen} as focus`).toBeGreaterThanOrEqual(3);
    }
  },
);

test('a colour that is readable is shown as it was chosen, another is moved', () => {
  expect(accentOf('#0f626e', 'light')?.shown).toBe('#0f626e');
  expect(accentOf('#ffd400', 'light')?.shown).not.toBe('#ffd400');
});

test('what is no colour changes nothing', () => {
  expect(accentOf('teal', 'light')).toBeUndefined();
});
