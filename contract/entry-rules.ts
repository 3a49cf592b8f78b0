/**
 * The rules of the few fields that stand before sign-in, as plain data: those pages are small and load no schemas. The schemas of the
 * contract are made of the same rules.
 */
export interface TextRule {
  max: number;
  /** What it must look like, and how that is said. */
  shape?: RegExp;
  says?: string;
}

export const entryRules = {
  /** An account that exists is only looked up. */
  account: { max: 80 },
  newAccount: { max: 40, shape: /^[a-z0-9][a-z0-9._-]{1,39}$/, says: '2 to 40 letters, digits, dots and dashes' },
  name: { max: 60 },
  password: { max: 200 },
  /** Six digits of the app, or one of the recovery codes; blanks and dashes do not count. */
  code: { max: 40, shape: /^[0-9A-Za-z -]{6,40}$/, says: 'six digits, or a recovery code' },
} as const satisfies Record<string, TextRule>;
