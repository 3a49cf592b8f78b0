import { expect, test } from 'vitest';
import { applyText, touched } from './applyText.ts';
import { emptyDraft } from './draft.ts';

const field = (name: string, value: string) => ({
  field: name,
  value,
  confidence: 80,
  origin: value,
  start: 0,
  end: 1,
});
const read = {
  fields: [field('receiver.name', '王小明'), field('receiver.phone', '13900001234')],
  lines: [],
  regionCodes: [],
};

test('a text fills what is empty and leaves what was typed', () => {
  const change = applyText({ ...emptyDraft, name: '李四' }, read);
  expect(change).toMatchObject({ phone: '13900001234', guesses: { phone: { confidence: 80 } } });
  expect(change).not.toHaveProperty('name');
});

test('[OS-2.3] kinds that a text names are ticked as one guess beside those that a person ticked', () => {
  const kinds = { ...read, fields: [field('flags', 'urgent'), field('flags', 'custom')] };
  const draft = { ...emptyDraft, flags: ['custom'] };
  expect(applyText(draft, kinds)).toMatchObject({
    flags: ['custom', 'urgent'],
    guesses: { flags: { origin: 'urgent' } },
  });
});

test('a guess that somebody touches is none any more', () => {
  const draft = { ...emptyDraft, ...applyText(emptyDraft, read) };
  expect(touched(draft, { phone: '13900001235' }).guesses).not.toHaveProperty('phone');
  expect(touched(draft, { freight: '5' })).toEqual({ freight: '5' });
});
