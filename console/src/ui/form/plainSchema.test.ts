/** The plain rules of the pages before sign-in say what the contract's schemas say, for whatever is typed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryRules } from '../../../../contract/entry-rules.ts';
import { firstAdmin, signIn } from '../../../../contract/people.ts';
import { proveFactor } from '../../../../contract/sign-in.ts';
import { plainSchema } from './plainSchema.ts';
import type { FormSchema } from './useForm.ts';

const { account, newAccount, name, password, code } = entryRules;
const pairs: [string, FormSchema, FormSchema, string[]][] = [
  ['sign-in', plainSchema({ account, password }), signIn.input, ['account', 'password']],
  [
    'the first administrator',
    plainSchema({ account: newAccount, name, password }),
    firstAdmin.input,
    ['account', 'name', 'password'],
  ],
  ['the code', plainSchema({ code }), proveFactor.input, ['code']],
];

/** As the forms hand it on: trimmed, and an account in small letters. */
const typed = fc.oneof(
  fc.string({ maxLength: 210 }).map((text) => text.trim().toLowerCase()),
  fc.stringMatching(/^[a-z0-9._-]{0,42}$/),
  fc.stringMatching(/^[0-9A-Z-]{0,42}$/).map((text) => text.toLowerCase()),
);

test.each(pairs)('the plain rules of %s refuse the same fields as its schema', (_, plain, schema, fields) => {
  const refused = (by: FormSchema, input: unknown) =>
    new Set((by.safeParse(input).error?.issues ?? []).map((issue) => issue.path[0]));
  fc.assert(
    fc.property(fc.tuple(...fields.map(() => typed)), (texts) => {
      const input = Object.fromEntries(fields.map((field, n) => [field, texts[n]]));
      expect(refused(plain, input)).toEqual(refused(schema, input));
    }),
  );
});
